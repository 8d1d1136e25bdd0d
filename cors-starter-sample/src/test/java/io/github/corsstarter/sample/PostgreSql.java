package io.github.corsstarter.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A PostgreSQL server of its own, as Debian's package {@code postgresql} installs it. It
 * does not run as root, so where the tests do, it runs as the user of that package.
 */
final class PostgreSql implements AutoCloseable {

	private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

	private final Path directory;

	private final Process server;

	private final String url;

	private PostgreSql(Path directory, Process server, String url) {
		this.directory = directory;
		this.server = server;
		this.url = url;
	}

	/** Whether it is installed, or has to be: in CI nothing is left out. */
	static boolean isExpected() {
		return "true".equals(System.getenv("CI")) || Files.isDirectory(INSTALLED);
	}

	static PostgreSql start() throws IOException, InterruptedException {
		Path binaries = binaries();
		Path directory = Path.of(run("mktemp", "-d").strip());
		run(binaries.resolve("initdb").toString(), "--pgdata=" + directory, "--username=sample", "--auth=trust",
				"--no-sync");
		int port = FreePort.find();
		Process server = command(binaries.resolve("postgres").toString(), "-D", directory.toString(), "-p",
				Integer.toString(port), "-k", directory.toString(), "-c", "listen_addresses=127.0.0.1", "-c",
				"fsync=off")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		PostgreSql started = new PostgreSql(directory, server, "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
		await().atMost(Duration.ofSeconds(60)).until(started::answers);
		return started;
	}

	private static Path binaries() throws IOException {
		try (Stream<Path> versions = Files.list(INSTALLED)) {
			return versions.max(Path::compareTo).orElseThrow().resolve("bin");
		}
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = command(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	private static ProcessBuilder command(String... command) {
		List<String> all = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			all.addAll(List.of("runuser", "-u", "postgres", "--"));
		}
		all.addAll(List.of(command));
		return new ProcessBuilder(all).directory(Path.of("/").toFile());
	}

	private boolean answers() {
		try {
			DriverManager.getConnection(this.url, "sample", "").close();
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	String url() {
		return this.url;
	}

	@Override
	public void close() throws IOException {
		this.server.destroy();
		try {
			if (!this.server.waitFor(30, TimeUnit.SECONDS)) {
				this.server.destroyForcibly();
			}
			run("rm", "-r", this.directory.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
