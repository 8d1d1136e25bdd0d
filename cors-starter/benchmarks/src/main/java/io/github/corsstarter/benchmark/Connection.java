package io.github.corsstarter.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection to a {@link SmallApplication} that sends one request after the other, as
 * cheaply as it can: it shares the machine with what is measured.
 */
final class Connection {

	private static final byte[] REQUEST = """
			GET /greeting HTTP/1.1
			Host: api.example.com
			Connection: keep-alive
			Accept: */*
			Accept-Language: en-GB,en-US;q=0.9,en;q=0.8

			""".replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

	private Connection() {
	}

	/**
	 * Send requests, each when the last one has been answered.
	 * @param port where to
	 * @param count how many
	 */
	static void send(int port, int count) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setTcpNoDelay(true);
			OutputStream out = socket.getOutputStream();
			InputStream in = socket.getInputStream();
			byte[] response = new byte[8_192];
			for (int i = 0; i < count; i++) {
				out.write(REQUEST);
				int length = 0;
				while (!endsWith(response, length, SmallApplication.GREETING)) {
					int read = in.read(response, length, response.length - length);
					if (read <= 0) {
						throw new IOException(
								"No greeting but " + new String(response, 0, length, StandardCharsets.US_ASCII));
					}
					length += read;
				}
			}
		}
	}

	private static boolean endsWith(byte[] response, int length, String end) {
		for (int i = 1; i <= end.length(); i++) {
			if (length < i || response[length - i] != end.charAt(end.length() - i)) {
				return false;
			}
		}
		return true;
	}

}
