package io.github.corsstarter.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.WebApplicationType;

/**
 * A {@link SmallApplication} in a process of its own.
 */
final class RunningApplication implements AutoCloseable {

	/** Words in the names of jars that an application for servlets does not have. */
	private static final List<String> REACTIVE_ONLY = List.of("webflux", "netty", "reactor", "reactive-streams");

	/** Words in the names of jars that a reactive application does not have. */
	private static final List<String> SERVLETS_ONLY = List.of("webmvc", "tomcat", "servlet");

	private final Process process;

	private final BufferedReader output;

	private final long[] atStart;

	/**
	 * Start an application, and wait until it runs.
	 * @param withStarter whether the starter is on its class path
	 * @param properties its properties, such as {@code cors.enabled=false}
	 */
	RunningApplication(boolean withStarter, String... properties) throws IOException {
		this(WebApplicationType.SERVLET, withStarter, properties);
	}

	/**
	 * Start an application, and wait until it runs.
	 * @param stack what it is for: servlets on Tomcat, or reactive on Netty
	 * @param withStarter whether the starter is on its class path
	 * @param properties its properties, such as {@code cors.enabled=false}
	 */
	RunningApplication(WebApplicationType stack, boolean withStarter, String... properties) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
						"-XX:+UseSerialGC", "-cp", classPath(stack, withStarter), SmallApplication.class.getName(),
						"--server.address=127.0.0.1", "--server.port=0", "--spring.main.banner-mode=off",
						"--logging.level.root=warn", "--server.tomcat.max-keep-alive-requests=-1"));
		Stream.of(properties).map((property) -> "--" + property).forEach(command::add);
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		this.output = this.process.inputReader();
		this.atStart = figures();
	}

	/** That of these benchmarks, less what a web application with metrics has. */
	private static String classPath(WebApplicationType stack, boolean withStarter) {
		Set<String> left = Stream.of(MeterRegistry.class, CorsPolicy.class)
			.limit(withStarter ? 1 : 2)
			.map(RunningApplication::location)
			.collect(Collectors.toSet());
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> !left.contains(Path.of(entry).toAbsolutePath().toString()))
			.filter((entry) -> ((stack == WebApplicationType.SERVLET) ? REACTIVE_ONLY : SERVLETS_ONLY).stream()
				.noneMatch(Path.of(entry).getFileName().toString()::contains))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String location(Class<?> type) {
		return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
			.toAbsolutePath()
			.toString();
	}

	private long[] figures() throws IOException {
		String line = this.output.readLine();
		while (line != null && !line.startsWith(SmallApplication.FIGURES)) {
			System.out.println(line);
			line = this.output.readLine();
		}
		if (line == null) {
			throw new IllegalStateException("The application did not start");
		}
		return Arrays.stream(line.substring(SmallApplication.FIGURES.length()).split(" ", -1))
			.mapToLong(Long::parseLong)
			.toArray();
	}

	/** The port that it listens to. */
	int port() {
		return (int) this.atStart[0];
	}

	/** What Spring Boot logs as "Started in", in milliseconds. */
	double startedIn() {
		return this.atStart[1] / 1e6;
	}

	/** CPU time of the thread that started it, in milliseconds. */
	double cpuTimeOfStart() {
		return this.atStart[2] / 1e6;
	}

	/** Classes that the start loaded. */
	double classes() {
		return this.atStart[3];
	}

	/** Heap in use after the start and a collection, in bytes. */
	double heap() {
		return this.atStart[4];
	}

	/** CPU time of all its threads up to now, in nanoseconds. */
	double cpuTime() throws IOException {
		this.process.outputWriter().write(System.lineSeparator());
		this.process.outputWriter().flush();
		return figures()[0];
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
