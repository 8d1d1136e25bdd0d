package io.github.corsstarter.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A service behind a gateway: answers exactly what it is told to, even if it is not HTTP,
 * and keeps the requests that reach it.
 */
final class Upstream implements AutoCloseable {

	/** In the place of an answer: none in the time of any test. */
	static final String NONE_IN_TIME = "(none in time)";

	private static final Duration TOO_LONG = Duration.ofSeconds(30);

	private final ServerSocket socket;

	private final UnaryOperator<String> answers;

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private Upstream(ServerSocket socket, UnaryOperator<String> answers) {
		this.socket = socket;
		this.answers = answers;
	}

	/**
	 * Start a service.
	 * @param answers what it answers, a character a byte, by the target of the request;
	 * nothing for a connection that is closed
	 * @return the service, ready for requests
	 */
	static Upstream start(UnaryOperator<String> answers) {
		try {
			Upstream upstream = new Upstream(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), answers);
			upstream.threads.execute(upstream::accept);
			return upstream;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/** The requests so far. */
	List<Request> requests() {
		return this.requests;
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.threads.execute(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			String head = readHead(connection.getInputStream());
			if (head.isEmpty()) {
				return;
			}
			Request request = Request.parse(head);
			this.requests.add(request);
			String answer = this.answers.apply(request.target());
			if (answer.equals(NONE_IN_TIME)) {
				Thread.sleep(TOO_LONG.toMillis());
			}
			OutputStream out = connection.getOutputStream();
			out.write(answer.replace("{accept}", request.acceptedKey()).getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			if (answer.startsWith("HTTP/1.1 101")) {
				// Frames, until the other side has had enough.
				connection.getInputStream().transferTo(OutputStream.nullOutputStream());
			}
		}
		catch (SocketException ex) {
			// The gateway did not wait.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** All up to the empty line. No test sends a body that matters. */
	private static String readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		for (int b = in.read(); b >= 0; b = in.read()) {
			head.append((char) b);
			if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
				return head.toString();
			}
		}
		return "";
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.shutdownNow();
	}

	/**
	 * A request as it came over the wire.
	 *
	 * @param method the method
	 * @param target the target of the request line
	 * @param headers its headers
	 */
	record Request(String method, String target, Answer headers) {

		private static Request parse(String head) {
			String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", 3);
			return new Request(line[0], line[1], Answer.parse("HTTP/1.1 200" + head.substring(head.indexOf("\r\n"))));
		}

		List<String> header(String name) {
			return this.headers.header(name);
		}

		/** What accepts the handshake of a web socket (RFC 6455, section 4.2.2). */
		private String acceptedKey() {
			String key = String.join("", header("Sec-WebSocket-Key")) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
			try {
				return Base64.getEncoder()
					.encodeToString(MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII)));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
