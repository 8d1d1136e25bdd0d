package io.github.corsstarter.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * A client that sends exactly what it is given, even if it is not HTTP, and shows what
 * came back.
 */
final class Wire {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final int port;

	Wire(int port) {
		this.port = port;
	}

	/**
	 * Send a request without a body.
	 * @param method the method
	 * @param target the path and the query, as they are to stand in the request line
	 * @param headers header lines, without those that name the host and close the
	 * connection
	 * @return the response
	 */
	Answer send(String method, String target, String... headers) throws IOException {
		return sendWithBody(method, target, "", headers);
	}

	/**
	 * Send a request.
	 * @param method the method
	 * @param target the path and the query, as they are to stand in the request line
	 * @param body the body, a character a byte
	 * @param headers header lines, without those that name the host, close the connection
	 * and say how long the body is
	 * @return the response
	 */
	Answer sendWithBody(String method, String target, String body, String... headers) throws IOException {
		StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
		request.append("Host: localhost:").append(this.port).append("\r\nConnection: close\r\n");
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		if (!body.isEmpty()) {
			request.append("Content-Length: ").append(body.length()).append("\r\n");
		}
		return sendRaw(request + "\r\n" + body);
	}

	/**
	 * Send something.
	 * @param bytes what to send, a character a byte
	 * @return the response
	 */
	Answer sendRaw(String bytes) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout((int) TIMEOUT.toMillis());
			OutputStream out = socket.getOutputStream();
			out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			return Answer.parse(read(socket.getInputStream()));
		}
	}

	private static String read(InputStream in) throws IOException {
		StringBuilder text = new StringBuilder();
		byte[] buffer = new byte[8192];
		try {
			int n = in.read(buffer);
			while (n >= 0) {
				text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
				n = isComplete(text) ? -1 : in.read(buffer);
			}
		}
		catch (SocketException ex) {
			// A server that has not read the whole request resets the connection.
		}
		return text.toString();
	}

	/**
	 * Whether no more of the response follows, although the connection may stay open:
	 * Undertow does not close it if a change of the protocol was asked for and refused.
	 */
	private static boolean isComplete(StringBuilder text) {
		int end = text.indexOf("\r\n\r\n");
		return text.indexOf("HTTP/1.1 101") == 0 || (end >= 0
				&& text.substring(0, end + 2).toLowerCase(Locale.ROOT).contains("\r\ncontent-length: 0\r\n"));
	}

}
