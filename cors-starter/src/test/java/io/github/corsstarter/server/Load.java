package io.github.corsstarter.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send requests to a server whose policies change, and watch that each
 * answer follows one of the policies, and that nothing grows.
 */
final class Load {

	private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);

	private static final int CLIENTS = 4;

	/** Between the requests of one client: some 1,000 requests a second in all. */
	private static final long PAUSE_NANOS = Duration.ofMillis(4).toNanos();

	/** Bytes by which a heap may differ when nothing leaks. */
	private static final long HEAP_NOISE = 1024 * 1024;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final AtomicLong answers = new AtomicLong();

	private final URI server;

	private final Map<Exchange, Set<String>> expected = new LinkedHashMap<>();

	private final List<Sample> samples = new ArrayList<>();

	private volatile boolean done;

	Load(int port) {
		this.server = URI.create("http://localhost:" + port);
	}

	/**
	 * Take note of the answers while the same policies are in force.
	 * @param exchanges the requests that the clients will send
	 */
	void learn(List<Exchange> exchanges) throws IOException, InterruptedException {
		for (Exchange exchange : exchanges) {
			this.expected.computeIfAbsent(exchange, (unknown) -> new TreeSet<>()).add(send(exchange));
		}
	}

	void assertThatMostExchangesTellPoliciesApart() {
		assertThat(this.expected.values()).as("requests that tell policies apart")
			.filteredOn((possible) -> possible.size() > 1)
			.hasSizeGreaterThan(this.expected.size() / 2);
	}

	/**
	 * Send requests while something else happens.
	 * @param warmUp how long not to watch
	 * @param duration how long to watch after that
	 * @param other what happens meanwhile, again and again
	 */
	void run(Duration warmUp, Duration duration, Runnable other) throws InterruptedException, ExecutionException {
		ExecutorService executor = Executors.newFixedThreadPool(CLIENTS + 1);
		try {
			List<Future<Set<String>>> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(executor.submit(client()));
			}
			Future<?> others = executor.submit(() -> {
				while (!this.done) {
					other.run();
				}
			});
			watch(warmUp, duration, clients, others);
			Set<String> wrong = new TreeSet<>();
			for (Future<Set<String>> finished : clients) {
				wrong.addAll(finished.get());
			}
			others.get();
			assertThat(wrong).isEmpty();
		}
		finally {
			this.done = true;
			executor.shutdown();
		}
	}

	private Callable<Set<String>> client() {
		List<Exchange> exchanges = List.copyOf(this.expected.keySet());
		return () -> {
			Set<String> wrong = new TreeSet<>();
			while (!this.done && wrong.size() < 10) {
				Exchange exchange = exchanges.get(ThreadLocalRandom.current().nextInt(exchanges.size()));
				String answer = answer(exchange);
				if (!this.expected.get(exchange).contains(answer)) {
					wrong.add(exchange + ": " + answer + ", not one of " + this.expected.get(exchange));
				}
				this.answers.incrementAndGet();
				LockSupport.parkNanos(PAUSE_NANOS);
			}
			return wrong;
		};
	}

	private String answer(Exchange exchange) throws IOException, InterruptedException {
		try {
			return send(exchange);
		}
		catch (HttpTimeoutException ex) {
			return "no answer";
		}
	}

	private String send(Exchange exchange) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.resolve(exchange.path()))
			.method(exchange.method(), HttpRequest.BodyPublishers.noBody())
			.timeout(Duration.ofSeconds(30));
		if (!exchange.headers().isEmpty()) {
			request.headers(exchange.headers().toArray(String[]::new));
		}
		HttpResponse<String> response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		StringBuilder answer = new StringBuilder("" + response.statusCode());
		response.headers().map().forEach((name, values) -> {
			if (name.startsWith("access-control-") || name.equals("vary")) {
				answer.append(' ').append(name).append('=').append(values);
			}
		});
		if (exchange.path().startsWith("/actuator")) {
			// Times and counts differ each time.
			answer.append(' ').append(response.body().replaceFirst(".*(\"policies\":\\{.*?}}).*", "$1"));
		}
		return answer.toString();
	}

	private void watch(Duration warmUp, Duration duration, List<Future<Set<String>>> clients, Future<?> others)
			throws InterruptedException {
		long start = System.nanoTime();
		long end = start + warmUp.plus(duration).toNanos();
		for (long now = start; now < end && clients.stream().noneMatch(Future::isDone)
				&& !others.isDone(); now = System.nanoTime()) {
			if (now - start >= warmUp.toNanos()) {
				this.samples.add(Sample.take(this.answers.get()));
				System.out.println(this.samples.get(this.samples.size() - 1));
			}
			Thread.sleep(Math.min(BETWEEN_SAMPLES.toMillis(), Duration.ofNanos(end - now).toMillis() + 1));
		}
		this.done = true;
	}

	long answers() {
		return this.answers.get();
	}

	/** The least of several samples, as objects in flight come and go. */
	void assertThatNothingGrows() {
		int part = this.samples.size() / 4;
		List<Sample> first = this.samples.subList(0, part);
		List<Sample> last = this.samples.subList(this.samples.size() - part, this.samples.size());
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
	record Exchange(String method, String path, List<String> headers) {

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

}
