package io.github.corsstarter.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A web application that greets. Knows nothing of the starter, which is on its class path
 * or not. Prints what its start took, and for each line that is written to it the CPU
 * time that it has taken so far.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class SmallApplication {

	/** What the lines begin with that {@link RunningApplication} reads. */
	static final String FIGURES = "figures: ";

	/** What it answers to {@code /greeting}. */
	static final String GREETING = "Hello";

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	/**
	 * Run until the standard input ends.
	 * @param arguments properties, as any application of Spring Boot takes them
	 */
	public static void main(String[] arguments) throws IOException {
		SpringApplication application = new SpringApplication(SmallApplication.class);
		Duration[] startedIn = new Duration[1];
		application
			.addListeners((ApplicationListener<ApplicationReadyEvent>) (event) -> startedIn[0] = event.getTimeTaken());
		try (ConfigurableApplicationContext context = application.run(arguments)) {
			long cpuTime = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			print(port, startedIn[0].toNanos(), cpuTime,
					ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount(), usedHeap());
			BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
			while (questions.readLine() != null) {
				print(SYSTEM.getProcessCpuTime());
			}
		}
	}

	/** What it has to say. */
	@GetMapping("/greeting")
	String greeting() {
		return GREETING;
	}

	/**
	 * What the starter's properties take Spring Boot to bind, without the starter.
	 */
	@Bean
	@ConditionalOnProperty("greeting.bind-rules")
	@ConfigurationProperties("cors")
	Lists lists() {
		return new Lists();
	}

	private static void print(long... figures) {
		System.out.println(FIGURES + Arrays.stream(figures).mapToObj(Long::toString).collect(Collectors.joining(" ")));
	}

	/** What is left after collections that also take what finalizers let go. */
	private static long usedHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/**
	 * Lists as the starter's properties have them.
	 */
	public static class Lists {

		private List<String> allowedOrigins = List.of();

		private List<String> allowedOriginPatterns = List.of();

		public List<String> getAllowedOrigins() {
			return this.allowedOrigins;
		}

		public void setAllowedOrigins(List<String> allowedOrigins) {
			this.allowedOrigins = allowedOrigins;
		}

		public List<String> getAllowedOriginPatterns() {
			return this.allowedOriginPatterns;
		}

		public void setAllowedOriginPatterns(List<String> allowedOriginPatterns) {
			this.allowedOriginPatterns = allowedOriginPatterns;
		}

	}

}
