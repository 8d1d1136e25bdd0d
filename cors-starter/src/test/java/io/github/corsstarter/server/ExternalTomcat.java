package io.github.corsstarter.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.apache.catalina.util.ServerInfo;

import org.springframework.util.FileSystemUtils;

/**
 * A Tomcat in a process of its own, which gets an application as a web archive: all that
 * is on the class path of the tests but the containers. Of the same version as the one
 * that Spring Boot embeds; the build unpacks it.
 */
final class ExternalTomcat implements Server {

	private static final Path HOME = Path.of("target", "external-tomcat",
			"apache-tomcat-" + ServerInfo.getServerNumber().replaceFirst("\\.0$", ""));

	/** What such an archive does not contain, or what only tests need. */
	private static final Pattern NOT_DEPLOYED = Pattern
		.compile("(tomcat-embed|spring-boot-(tomcat|jetty|starter)|jetty|undertow|jakarta\\.(servlet|websocket|el)"
				+ "|junit|jazzer|archunit|mockito|byte-buddy|surefire|maven).*");

	private static final Pattern PORT = Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*-(\\d+)\"]");

	private static final String CONFIGURATION = """
			<Server port="-1">
				<Service name="Catalina">
					<Connector port="0" address="127.0.0.1" compression="on"/>
					<Engine name="Catalina" defaultHost="localhost">
						<Host name="localhost" autoDeploy="false" deployOnStartup="false">
							<Context path="" docBase="${catalina.base}/application"/>
						</Host>
					</Engine>
				</Service>
			</Server>
			""";

	private final Path base;

	private final Process process;

	private final int port;

	private ExternalTomcat(Path base, Process process, int port) {
		this.base = base;
		this.process = process;
		this.port = port;
	}

	/**
	 * Start a Tomcat.
	 * @param application the configuration class of the application
	 * @param properties its properties, as {@code key=value}
	 * @return the Tomcat, ready for requests
	 */
	static ExternalTomcat start(Class<?> application, String... properties) {
		try {
			Path base = Files.createTempDirectory("external-tomcat");
			Files.createDirectories(base.resolve("temp"));
			Files.writeString(Files.createDirectories(base.resolve("conf")).resolve("server.xml"), CONFIGURATION);
			Files.copy(HOME.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
			deploy(base.resolve("application/WEB-INF"));
			Process process = new ProcessBuilder(command(base, application, properties)).redirectErrorStream(true)
				.start();
			return new ExternalTomcat(base, process, awaitPort(process));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> command(Path base, Class<?> application, String... properties) {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Dcatalina.home=" + HOME.toAbsolutePath(),
				"-Dcatalina.base=" + base, "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
				"-Djava.util.logging.config.file=" + HOME.resolve("conf/logging.properties").toAbsolutePath(),
				"-Djava.io.tmpdir=" + base.resolve("temp"), "-D" + WebArchive.APPLICATION + "=" + application.getName(),
				"-Dspring.main.banner-mode=off", "-Dspring.jmx.enabled=false"));
		for (String property : properties) {
			command.add("-D" + property);
		}
		command.addAll(List.of("-cp", HOME.resolve("bin/bootstrap.jar") + ":" + HOME.resolve("bin/tomcat-juli.jar"),
				"org.apache.catalina.startup.Bootstrap", "start"));
		return command;
	}

	private static void deploy(Path target) throws IOException {
		Path classes = Files.createDirectories(target.resolve("classes"));
		Path lib = Files.createDirectories(target.resolve("lib"));
		for (Class<?> here : List.of(CorsPolicyFilter.class, ExternalTomcat.class)) {
			Path location = path(here.getProtectionDomain().getCodeSource().getLocation());
			if (Files.isDirectory(location)) {
				FileSystemUtils.copyRecursively(location, classes);
			}
		}
		for (URL manifest : Collections
			.list(ExternalTomcat.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
			if (manifest.openConnection() instanceof JarURLConnection inJar) {
				Path jar = path(inJar.getJarFileURL());
				Path copy = lib.resolve(jar.getFileName());
				if (!NOT_DEPLOYED.matcher(jar.getFileName().toString()).matches() && !Files.exists(copy)) {
					Files.copy(jar, copy);
				}
			}
		}
	}

	private static Path path(URL url) {
		try {
			return Path.of(new URI(url.toString()));
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The application is there before the connector starts. */
	private static int awaitPort(Process process) throws IOException {
		StringBuilder output = new StringBuilder();
		BufferedReader reader = process.inputReader();
		String line = reader.readLine();
		while (line != null) {
			output.append(line).append('\n');
			Matcher matcher = PORT.matcher(line);
			if (matcher.find()) {
				Thread rest = new Thread(() -> reader.lines().forEach((ignored) -> {
				}));
				rest.setDaemon(true);
				rest.start();
				return Integer.parseInt(matcher.group(1));
			}
			line = reader.readLine();
		}
		throw new IllegalStateException("Tomcat did not start:\n" + output);
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.waitFor();
			FileSystemUtils.deleteRecursively(this.base);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
