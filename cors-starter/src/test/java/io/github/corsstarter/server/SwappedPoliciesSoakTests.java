package io.github.corsstarter.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.tags.Soak;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Minutes of requests over HTTP while policies are swapped: every answer follows one
 * policy, and nothing grows. Not part of the gate:
 * {@code mvn -pl cors-starter test -Psoak -Dsoak.duration=PT10M}.
 */
@Soak
@StartsApplications
class SwappedPoliciesSoakTests {

	private static final Duration DURATION = Duration.parse(System.getProperty("soak.duration", "PT2M"));

	/** Until everything is compiled, and every pool and cache has reached its size. */
	private static final Duration WARM_UP = Duration.ofSeconds(30);

	private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);

	private static final int CLIENTS = 4;

	/** Between the requests of one client: some 1,000 requests a second in all. */
	private static final long PAUSE_NANOS = Duration.ofMillis(4).toNanos();

	private static final long SWAP_NANOS = Duration.ofMillis(1).toNanos();

	/** Bytes by which a heap may differ when nothing leaks. */
	private static final long HEAP_NOISE = 1024 * 1024;

	private static final String APP = "https://app.example.com";

	private static final String LONG = "a,".repeat(3_000);

	private static final List<Exchange> EXCHANGES = List.of(new Exchange("GET", "/ok"),
			new Exchange("GET", "/ok", "Origin", APP), new Exchange("POST", "/ok", "Origin", APP),
			new Exchange("GET", "/ok", "Origin", "https://evil.example"), new Exchange("GET", "/ok", "Origin", "null"),
			new Exchange("GET", "/ok", "Origin", "https://" + LONG), new Exchange("GET", "/unmapped", "Origin", APP),
			new Exchange("GET", "/throws", "Origin", APP), new Exchange("GET", "/resets", "Origin", APP),
			new Exchange("GET", "/overwrites", "Origin", APP), new Exchange("GET", "/deferred", "Origin", APP),
			new Exchange("GET", "/callable-throws", "Origin", APP),
			new Exchange("OPTIONS", "/ok", "Origin", APP, "Access-Control-Request-Method", "PUT"),
			new Exchange("OPTIONS", "/ok", "Origin", APP, "Access-Control-Request-Method", "PUT",
					"Access-Control-Request-Headers", "x-one"),
			new Exchange("OPTIONS", "/ok", "Origin", APP, "Access-Control-Request-Method", "PUT",
					"Access-Control-Request-Headers", LONG),
			new Exchange("OPTIONS", "/ok", "Origin", "https://evil.example", "Access-Control-Request-Method", "GET"));

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final AtomicLong answers = new AtomicLong();

	private volatile boolean done;

	@Test
	void everyAnswerFollowsOnePolicyAndNothingGrows() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(CLIENTS + 1);
		try (RunningApplication application = RunningApplication.start(Container.TOMCAT,
				new Class<?>[] { ResponsesApplication.class, Swapping.class }, LeftOut.PROPERTY + "=security",
				"server.tomcat.threads.max=8", "server.tomcat.threads.min-spare=8")) {
			Swapping swapping = application.bean(Swapping.class);
			URI server = URI.create("http://localhost:" + application.port());
			Map<Exchange, Set<String>> expected = expected(swapping, server);
			List<Future<Set<String>>> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(executor.submit(client(server, expected)));
			}
			Future<Integer> swaps = executor.submit(() -> swap(swapping));
			List<Sample> samples = watch(clients);
			Set<String> wrong = new TreeSet<>();
			for (Future<Set<String>> finished : clients) {
				wrong.addAll(finished.get());
			}
			assertThat(wrong).isEmpty();
			System.out.println("Policies were swapped " + swaps.get() + " times");
			assertThat(swaps.get()).as("swaps").isGreaterThan((int) (50 * DURATION.toSeconds()));
			assertNothingGrows(samples);
		}
		finally {
			this.done = true;
			executor.shutdown();
		}
	}

	/** The answer to each request while each policy is in force. */
	private Map<Exchange, Set<String>> expected(Swapping swapping, URI server)
			throws IOException, InterruptedException {
		Map<Exchange, Set<String>> expected = new LinkedHashMap<>();
		for (Exchange exchange : EXCHANGES) {
			Set<String> possible = new TreeSet<>();
			for (PolicyResolver resolver : Swapping.RESOLVERS) {
				swapping.current = resolver;
				possible.add(send(server, exchange));
			}
			expected.put(exchange, possible);
		}
		assertThat(expected.values()).as("requests that tell policies apart")
			.filteredOn((possible) -> possible.size() > 1)
			.hasSizeGreaterThan(EXCHANGES.size() / 2);
		return expected;
	}

	private Callable<Set<String>> client(URI server, Map<Exchange, Set<String>> expected) {
		return () -> {
			Set<String> wrong = new TreeSet<>();
			while (!this.done && wrong.size() < 10) {
				Exchange exchange = EXCHANGES.get(ThreadLocalRandom.current().nextInt(EXCHANGES.size()));
				String answer = send(server, exchange);
				if (!expected.get(exchange).contains(answer)) {
					wrong.add(exchange + ": " + answer + ", not one of " + expected.get(exchange));
				}
				this.answers.incrementAndGet();
				LockSupport.parkNanos(PAUSE_NANOS);
			}
			return wrong;
		};
	}

	private int swap(Swapping swapping) {
		int swaps = 0;
		while (!this.done) {
			swapping.current = Swapping.RESOLVERS.get(swaps++ % Swapping.RESOLVERS.size());
			LockSupport.parkNanos(SWAP_NANOS);
		}
		return swaps;
	}

	private String send(URI server, Exchange exchange) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.path()))
			.method(exchange.method(), HttpRequest.BodyPublishers.noBody())
			.timeout(Duration.ofSeconds(30));
		if (!exchange.headers().isEmpty()) {
			request.headers(exchange.headers().toArray(String[]::new));
		}
		HttpResponse<Void> response = this.client.send(request.build(), HttpResponse.BodyHandlers.discarding());
		StringBuilder answer = new StringBuilder("" + response.statusCode());
		response.headers().map().forEach((name, values) -> {
			if (name.startsWith("access-control-") || name.equals("vary")) {
				answer.append(' ').append(name).append('=').append(values);
			}
		});
		return answer.toString();
	}

	private List<Sample> watch(List<Future<Set<String>>> clients) throws InterruptedException {
		List<Sample> samples = new ArrayList<>();
		long start = System.nanoTime();
		long end = start + WARM_UP.plus(DURATION).toNanos();
		for (long now = start; now < end && clients.stream().noneMatch(Future::isDone); now = System.nanoTime()) {
			if (now - start >= WARM_UP.toNanos()) {
				samples.add(Sample.take(this.answers.get()));
				System.out.println(samples.get(samples.size() - 1));
			}
			Thread.sleep(BETWEEN_SAMPLES.toMillis());
		}
		this.done = true;
		return samples;
	}

	/** The least of several samples, as objects in flight come and go. */
	private static void assertNothingGrows(List<Sample> samples) {
		int part = samples.size() / 4;
		List<Sample> first = samples.subList(0, part);
		List<Sample> last = samples.subList(samples.size() - part, samples.size());
		assertThat(last.get(part - 1).answers() - first.get(0).answers()).as("answers")
			.isGreaterThan(100 * DURATION.toSeconds());
		assertThat(leastHeap(last)).as("heap, in bytes").isLessThan(leastHeap(first) + HEAP_NOISE);
		assertThat(leastThreads(last)).as("threads").isLessThanOrEqualTo(leastThreads(first));
	}

	private static long leastHeap(List<Sample> samples) {
		return Collections.min(samples.stream().map(Sample::heap).toList());
	}

	private static int leastThreads(List<Sample> samples) {
		return Collections.min(samples.stream().map(Sample::threads).toList());
	}

	/**
	 * A request.
	 *
	 * @param method its method
	 * @param path its path
	 * @param headers its headers, names and values in turn
	 */
	private record Exchange(String method, String path, List<String> headers) {

		Exchange(String method, String path, String... headers) {
			this(method, path, List.of(headers));
		}

	}

	/**
	 * The state of the virtual machine.
	 *
	 * @param answers how many requests were answered
	 * @param heap bytes of the heap that are in use after garbage collection
	 * @param threads the number of threads
	 */
	private record Sample(long answers, long heap, int threads) {

		static Sample take(long answers) {
			System.gc();
			return new Sample(answers, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
					ManagementFactory.getThreadMXBean().getThreadCount());
		}

	}

	/**
	 * A resolver that changes its mind.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Swapping {

		static final List<PolicyResolver> RESOLVERS = List.of(
				fixed(CorsPolicy.builder()
					.name("one")
					.allowedOrigins(APP)
					.allowedMethods("PUT")
					.allowedHeaders("X-One")
					.exposedHeaders("X-One")
					.allowCredentials(true)
					.build()),
				fixed(CorsPolicy.builder().name("two").allowedOrigins("*").exposedHeaders("X-Two").build()),
				(request) -> {
					throw new IllegalStateException("resolver");
				}, (request) -> null);

		private volatile PolicyResolver current = RESOLVERS.get(0);

		private static PolicyResolver fixed(CorsPolicy policy) {
			return (request) -> policy;
		}

		@Bean
		PolicyResolver swappingResolver() {
			return (CorsRequest request) -> this.current.resolve(request);
		}

	}

}
