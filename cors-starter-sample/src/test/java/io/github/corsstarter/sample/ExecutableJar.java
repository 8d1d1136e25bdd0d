package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample, started from its executable jar with the beans that were processed ahead of
 * time.
 */
final class ExecutableJar implements AutoCloseable {

	private static final Duration START_UP = Duration.ofMinutes(2);

	private static final HttpClient client = HttpClient.newHttpClient();

	private final int pagePort = FreePort.find();

	private final Path log;

	private final Process application;

	private final int apiPort;

	/**
	 * Start the application, and wait until it answers.
	 * @param directory where to write its log
	 * @param arguments more arguments
	 */
	ExecutableJar(Path directory, String... arguments) throws IOException {
		this.log = directory.resolve("application.log");
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
				"-Dspring.aot.enabled=true", "-jar", System.getProperty("sample.jar"), "--server.address=127.0.0.1",
				"--server.port=0", "--sample.page-port=" + this.pagePort));
		command.addAll(List.of(arguments));
		this.application = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.log.toFile())
			.start();
		// The page comes last, and knows the port of the API.
		URI config = URI.create("http://localhost:" + this.pagePort + "/config.json");
		this.apiPort = Awaitility.await()
			.atMost(START_UP)
			.failFast(() -> assertThat(this.application.isAlive()).as(log()).isTrue())
			.ignoreExceptionsInstanceOf(IOException.class)
			.until(() -> JsonPath.<Integer>read(send(HttpRequest.newBuilder(config)).body(), "$.apiPort"),
					(port) -> port > 0);
	}

	int pagePort() {
		return this.pagePort;
	}

	String log() throws IOException {
		return Files.readString(this.log);
	}

	HttpRequest.Builder request(String path, String origin) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.apiPort + path)).header("Origin", origin);
	}

	HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.build(), BodyHandlers.ofString());
	}

	@Override
	public void close() {
		this.application.destroy();
		this.application.onExit().join();
	}

}
