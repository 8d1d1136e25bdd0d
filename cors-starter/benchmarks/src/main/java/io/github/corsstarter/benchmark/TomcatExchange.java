package io.github.corsstarter.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.OutputBuffer;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Tomcat's own request and response, in the state in which it hands them to the first
 * filter. Renewing them does what Tomcat does between two requests of a connection, less
 * the parsing of the request.
 */
final class TomcatExchange implements Exchange {

	private final org.apache.coyote.Request received = new org.apache.coyote.Request();

	private final Request request;

	private final Response response;

	private final String path;

	private final MessageBytes[] headers;

	private final byte[][] values;

	TomcatExchange(String method, String path, Map<String, String> headers) {
		this.path = path;
		Connector connector = new Connector();
		// Facades that are made once do not count as allocated by the filter.
		connector.setDiscardFacades(false);
		org.apache.coyote.Response sent = new org.apache.coyote.Response();
		sent.setOutputBuffer(new Discarding());
		this.received.setResponse(sent);
		this.received.setMethod(method);
		this.received.requestURI().setString(path);
		this.received.decodedURI().setString(path);
		this.received.scheme().setString("https");
		this.received.serverName().setString("api.example.com");
		this.received.setServerPort(443);
		this.request = new Request(connector, this.received);
		this.response = new Response(sent);
		this.request.setResponse(this.response);
		this.response.setRequest(this.request);
		this.headers = new MessageBytes[headers.size()];
		this.values = headers.values().stream().map(TomcatExchange::bytes).toArray(byte[][]::new);
		int count = 0;
		for (String name : headers.keySet()) {
			byte[] bytes = bytes(name);
			this.headers[count] = this.received.getMimeHeaders().addValue(bytes, 0, bytes.length);
			count++;
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Override
	public void renew() {
		this.request.recycle();
		this.response.recycle();
		this.response.getCoyoteResponse().recycle();
		this.request.getMappingData().matchType = MappingMatch.DEFAULT;
		this.request.getMappingData().wrapperPath.setString(this.path);
		for (int i = 0; i < this.headers.length; i++) {
			this.headers[i].setBytes(this.values[i], 0, this.values[i].length);
		}
	}

	@Override
	public HttpServletRequest request() {
		return this.request.getRequest();
	}

	@Override
	public HttpServletResponse response() {
		return this.response.getResponse();
	}

	/**
	 * Where a connection would begin.
	 */
	private static final class Discarding implements OutputBuffer {

		@Override
		public int doWrite(ByteBuffer chunk) {
			int length = chunk.remaining();
			chunk.position(chunk.limit());
			return length;
		}

		@Override
		public long getBytesWritten() {
			return 0;
		}

	}

}
