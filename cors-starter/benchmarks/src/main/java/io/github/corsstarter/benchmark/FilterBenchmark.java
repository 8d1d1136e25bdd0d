package io.github.corsstarter.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One request through one filter. Behind the filter there is nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterBenchmark {

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

	private Filter filter;

	private Exchange exchange;

	private final PassedOn chain = new PassedOn();

	/**
	 * Set up, see that the answer is right, and warm up. What that takes is counted in
	 * CPU time: where other processes have the processor, JMH's warm-up is over too soon.
	 */
	@Setup
	public void prepare() throws ServletException, IOException {
		this.filter = this.subject.filter(this.rules);
		this.exchange = this.container.exchange(this.scenario.method(), this.rules.path(),
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
	public void check() throws ServletException, IOException {
		filter();
		HttpServletResponse response = this.exchange.response();
		Map<String, String> headers = new TreeMap<>();
		for (String name : response.getHeaderNames()) {
			headers.put(name, String.join(", ", response.getHeaders(name)));
		}
		new Answer(this.chain.passedOn, response.getStatus(), headers).check(this.subject, this.scenario,
				this.rules.allowedOrigin());
	}

	/**
	 * Send the request.
	 * @return the response, so that nothing that the filter wrote is dead
	 */
	@Benchmark
	public Object filter() throws ServletException, IOException {
		this.chain.passedOn = false;
		this.exchange.renew();
		this.filter.doFilter(this.exchange.request(), this.exchange.response(), this.chain);
		return this.exchange.response();
	}

	/**
	 * What is behind the filter.
	 */
	private static final class PassedOn implements FilterChain {

		private boolean passedOn;

		@Override
		public void doFilter(ServletRequest request, ServletResponse response) {
			this.passedOn = true;
		}

	}

}
