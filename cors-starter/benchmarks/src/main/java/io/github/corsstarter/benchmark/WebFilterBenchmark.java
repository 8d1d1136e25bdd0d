package io.github.corsstarter.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * One request through one web filter. Behind the filter the response is completed, as
 * that is when the filter has its last word.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WebFilterBenchmark {

	/** What it takes until everything is compiled, Spring's filter included. */
	private static final Duration WARM_UP = Duration.ofMillis(500);

	/** The filter. */
	@Param
	public Subject subject;

	/** Whose request and response it gets. */
	@Param
	public Container container;

	/** What is configured. */
	@Param
	public Rules rules;

	/** What is sent. */
	@Param
	public Scenario scenario;

	private WebFilter filter;

	private WebExchange exchange;

	private final Completed chain = new Completed();

	private final Server server = new Server();

	/**
	 * Set up, see that the answer is right, and warm up, as for the servlet filters.
	 */
	@Setup
	public void prepare() {
		this.filter = this.subject.webFilter(this.rules);
		this.exchange = this.container.webExchange(this.scenario.method(), this.rules.path(),
				this.scenario.headers(this.rules.allowedOrigin()));
		check();
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long end = threads.getCurrentThreadCpuTime() + WARM_UP.toNanos();
		while (threads.getCurrentThreadCpuTime() < end) {
			for (int i = 0; i < 100; i++) {
				filter();
			}
		}
	}

	/**
	 * See that the answer is right, once more: compiled code may err too.
	 */
	@TearDown
	public void check() {
		filter();
		this.server.check();
		if (!this.chain.passedOn && this.subject == Subject.SPRING) {
			// It leaves that to the server.
			this.chain.complete();
		}
		new Answer(this.chain.passedOn, this.exchange.status(), this.exchange.headers()).check(this.subject,
				this.scenario, this.rules.allowedOrigin());
	}

	/**
	 * Send the request.
	 * @return the response, so that nothing that the filter wrote is dead
	 */
	@Benchmark
	public Object filter() {
		ServerWebExchange received = this.exchange.renew();
		this.chain.expect(received);
		this.filter.filter(received, this.chain).subscribe(this.server);
		return received.getResponse();
	}

	/**
	 * What is behind the filter.
	 */
	private static final class Completed implements WebFilterChain {

		private ServerWebExchange received;

		private boolean passedOn;

		void expect(ServerWebExchange exchange) {
			this.received = exchange;
			this.passedOn = false;
		}

		void complete() {
			this.received.getResponse().setComplete().block();
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange) {
			this.passedOn = true;
			return exchange.getResponse().setComplete();
		}

	}

	/**
	 * What waits for the filter.
	 */
	private static final class Server implements CoreSubscriber<Void> {

		private int completed;

		private Throwable failure;

		void check() {
			if (this.failure != null || this.completed == 0) {
				throw new IllegalStateException("It is not done", this.failure);
			}
			this.completed = 0;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(Void nothing) {
			throw new IllegalStateException();
		}

		@Override
		public void onError(Throwable failure) {
			this.failure = failure;
		}

		@Override
		public void onComplete() {
			this.completed++;
		}

	}

}
