package io.github.corsstarter.autoconfigure.refresh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.PolicyRefresh.Outcome;
import io.github.corsstarter.SourcedPolicy;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsServletAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a refresh changes, and what it leaves as it is.
 */
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class PolicyRefreshesTests {

	private static final String APP = "https://app.example.com";

	private static final String ACME = "https://acme.example";

	/** What the source answers; replaced by the tests. */
	private final AtomicReference<Callable<Collection<SourcedPolicy>>> answer = new AtomicReference<>(
			() -> List.of(tenant("acme", ACME)));

	private final Map<String, Object> properties = new HashMap<>(
			Map.of("cors.policies.app.paths", "/api/**", "cors.policies.app.allowed-origins", APP));

	private final WebApplicationContextRunner withoutSource = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class))
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("changing", this.properties)));

	private final WebApplicationContextRunner runner = this.withoutSource.withBean("tenants", CorsPolicySource.class,
			() -> () -> this.answer.get().call());

	private static SourcedPolicy tenant(String name, String origin) {
		return SourcedPolicy.of(CorsPolicy.builder().name(name).allowedOrigins(origin).allowedMethods("PUT"),
				"/api/**");
	}

	private void supply(SourcedPolicy... policies) {
		this.answer.set(() -> List.of(policies));
	}

	private static PolicyRefresh refresh(ApplicationContext context) {
		return context.getBean(CorsPolicyRefresher.class).refresh().join();
	}

	private static int preflight(ApplicationContext context, String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", "/api/notes");
		request.addHeader("Origin", origin);
		request.addHeader("Access-Control-Request-Method", "GET");
		MockHttpServletResponse response = new MockHttpServletResponse();
		Filter filter = context.getBean(FilterRegistrationBean.class).getFilter();
		try {
			filter.doFilter(request, response, new MockFilterChain());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return response.getStatus();
	}

	private static List<String> names(ApplicationContext context) {
		return StreamSupport.stream(context.getBean(CorsPolicies.class).spliterator(), false)
			.map(CorsPolicy::name)
			.toList();
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals(RefreshThread.NAME))
			.toList();
	}

	@Test
	void nextPreflightOfAWithdrawnOriginIsDenied() {
		this.runner.run((context) -> {
			assertThat(preflight(context, ACME)).isEqualTo(204);
			supply();
			assertThat(refresh(context).outcome()).isEqualTo(Outcome.APPLIED);
			assertThat(preflight(context, ACME)).isEqualTo(403);
			assertThat(preflight(context, APP)).isEqualTo(204);
		});
	}

	@Test
	void firstPolicyMayComeByARefresh() {
		this.properties.clear();
		supply();
		this.runner.run((context) -> {
			assertThat(preflight(context, ACME)).as("left alone").isEqualTo(200);
			supply(tenant("acme", ACME));
			refresh(context);
			assertThat(preflight(context, ACME)).isEqualTo(204);
			assertThat(preflight(context, APP)).isEqualTo(403);
		});
	}

	@Test
	void sameAnswerOfASourceIsNoChange() {
		this.runner.run((context) -> {
			PolicyRefresh start = context.getBean(CorsPolicyRefresher.class).last();
			PolicyRefresh refresh = refresh(context);
			assertThat(refresh.outcome()).isEqualTo(Outcome.UNCHANGED);
			assertThat(refresh.problems()).isEmpty();
			assertThat(refresh.snapshotTime()).isEqualTo(refresh.time()).isAfter(start.snapshotTime());
			assertThat(context.getBean(CorsPolicyRefresher.class).last()).isSameAs(refresh);
		});
	}

	@Test
	void refusedPolicyChangesNothing(CapturedOutput output) {
		this.runner.run((context) -> {
			PolicyRefresh start = context.getBean(CorsPolicyRefresher.class).last();
			supply(tenant("umbrella", "https://umbrella.example"), tenant("acme", "null"));
			PolicyRefresh refresh = refresh(context);
			assertThat(refresh.outcome()).isEqualTo(Outcome.REFUSED);
			assertThat(refresh.snapshotTime()).isEqualTo(start.snapshotTime());
			assertThat(refresh.problems()).singleElement()
				.asString()
				.startsWith("allowed-origins[0] of the policy 'acme' 'null': Any sandboxed page");
			assertThat(names(context)).containsExactly("app", "acme");
			assertThat(preflight(context, ACME)).isEqualTo(204);
		});
		assertThat(output).contains("""
				The policies could not be refreshed, those in force stay. Policies that sources supply are refused:

				    Property: allowed-origins[0] of the policy 'acme'
				    Value: "null"
				    Origin: the CorsPolicySource 'tenants'
				    Reason: Any sandboxed page sends 'null'""");
	}

	@Test
	void policyThatDoesNotStopTheOthersIsLeftOut(CapturedOutput output) {
		this.runner.run((context) -> {
			supply(tenant("umbrella", "https://umbrella.example"), tenant("acme", "null").leftOutIfRefused());
			PolicyRefresh refresh = refresh(context);
			assertThat(refresh.outcome()).isEqualTo(Outcome.APPLIED);
			assertThat(refresh.problems()).hasSize(1);
			assertThat(names(context)).containsExactly("app", "umbrella");
			refresh(context);
		});
		assertThat(output.getOut().split("are left out:", -1)).hasSize(2);
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("are left out:"))
			.allMatch((line) -> line.contains(" WARN "));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "an exception, java.io.IOException", "an interrupt, java.lang.InterruptedException",
			"a time-out, java.util.concurrent.TimeoutException", "an error, java.lang.StackOverflowError",
			"no memory, java.lang.OutOfMemoryError", "no class, java.lang.NoClassDefFoundError" })
	void whateverASourceThrowsIsItsFailure(String what, Class<? extends Throwable> type) {
		this.runner.run((context) -> {
			this.answer.set(() -> {
				Throwable failure = type.getConstructor(String.class).newInstance("on purpose");
				if (failure instanceof Error error) {
					throw error;
				}
				throw (Exception) failure;
			});
			PolicyRefresh refresh = refresh(context);
			assertThat(refresh.outcome()).isEqualTo(Outcome.FAILED);
			assertThat(refresh.problems()).singleElement()
				.asString()
				.startsWith("The CorsPolicySource 'tenants' failed: " + type.getName() + ": on purpose");
			assertThat(preflight(context, ACME)).isEqualTo(204);
			supply();
			assertThat(refresh(context).outcome()).isEqualTo(Outcome.APPLIED);
		});
	}

	@Test
	void interruptOfOneRefreshIsNotTheNextOnes() {
		this.runner.run((context) -> {
			this.answer.set(() -> {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("interrupted");
			});
			refresh(context);
			AtomicBoolean interrupted = new AtomicBoolean(true);
			this.answer.set(() -> {
				interrupted.set(Thread.currentThread().isInterrupted());
				return List.of();
			});
			assertThat(refresh(context).outcome()).isEqualTo(Outcome.APPLIED);
			assertThat(interrupted).isFalse();
		});
	}

	@Test
	void sameReportIsLoggedOnceAndAgainAfterAnother(CapturedOutput output) {
		this.runner.run((context) -> {
			Callable<Collection<SourcedPolicy>> broken = () -> {
				throw new IllegalStateException("the database is away");
			};
			this.answer.set(broken);
			refresh(context);
			refresh(context);
			refresh(context);
			assertThat(reports(output)).isEqualTo(1);
			supply(tenant("acme", ACME));
			refresh(context);
			assertThat(output).contains("Refreshed, and nothing has changed. CORS policies in force: 2");
			this.answer.set(broken);
			refresh(context);
			assertThat(reports(output)).isEqualTo(2);
		});
	}

	private static long reports(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains(" ERROR ") && line.contains("the database is away"))
			.count();
	}

	@Test
	void changeIsLoggedWithWhereItComesFrom(CapturedOutput output) {
		this.runner.run((context) -> {
			supply(tenant("umbrella", "https://umbrella.example"));
			refresh(context);
		});
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("Refreshed. CORS policies in force: 2"))
			.singleElement()
			.asString()
			.contains(" INFO ", "from changing, the source 'tenants'", "umbrella paths=/api/**");
	}

	@Test
	void summaryAtStartUpCountsThePoliciesOfSources(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("CORS policies in force: 2 from changing, the source 'tenants' (app ");
	}

	@Test
	void sourceIsAskedByAThreadOfItsOwnThatKnowsNothingOfTheRequest() {
		InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
		this.runner.run((context) -> {
			AtomicReference<Thread> asked = new AtomicReference<>();
			AtomicReference<String> inherited = new AtomicReference<>();
			this.answer.set(() -> {
				asked.set(Thread.currentThread());
				inherited.set(user.get());
				return List.of();
			});
			user.set("somebody");
			refresh(context);
			assertThat(asked.get()).isNotSameAs(Thread.currentThread());
			assertThat(asked.get().getName()).isEqualTo("cors-refresh");
			assertThat(asked.get().isDaemon()).isTrue();
			assertThat(inherited).hasValue(null);
		});
	}

	@Test
	void thereIsNoThreadBeforeTheFirstRefreshAndNoneAfterTheEnd() throws InterruptedException {
		// Those of other tests may still be ending.
		List<Thread> others = threads();
		List<Thread> own = new ArrayList<>();
		this.runner.run((context) -> {
			assertThat(threads()).isSubsetOf(others);
			refresh(context);
			own.addAll(threads());
			own.removeAll(others);
		});
		assertThat(own).hasSize(1);
		own.get(0).join(Duration.ofMinutes(1).toMillis());
		assertThat(own.get(0).isAlive()).isFalse();
	}

	@Test
	void requestsDuringARefreshBecomeOneMore() {
		this.runner.run((context) -> {
			CorsPolicyRefresher refresher = context.getBean(CorsPolicyRefresher.class);
			CountDownLatch asked = new CountDownLatch(1);
			CountDownLatch go = new CountDownLatch(1);
			AtomicInteger times = new AtomicInteger();
			AtomicInteger atOnce = new AtomicInteger();
			AtomicInteger most = new AtomicInteger();
			this.answer.set(() -> {
				most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
				int time = times.incrementAndGet();
				asked.countDown();
				go.await();
				atOnce.decrementAndGet();
				return List.of(tenant("t" + time, "https://t" + time + ".example"));
			});
			CompletableFuture<PolicyRefresh> first = refresher.refresh();
			asked.await();
			List<CompletableFuture<PolicyRefresh>> others = IntStream.range(0, 100)
				.mapToObj((i) -> refresher.refresh())
				.toList();
			others.get(0).cancel(true);
			go.countDown();
			first.join();
			assertThat(others.subList(1, 100)).extracting(CompletableFuture::join).containsOnly(refresher.last());
			assertThat(refresher.last()).isNotSameAs(first.join());
			assertThat(names(context)).containsExactly("app", "t2");
			assertThat(times).hasValue(2);
			assertThat(most).hasValue(1);
		});
	}

	@Test
	void sourcesAreAskedAtIntervals() {
		AtomicInteger times = new AtomicInteger();
		CountDownLatch thrice = new CountDownLatch(4);
		this.answer.set(() -> {
			thrice.countDown();
			if (times.incrementAndGet() == 2) {
				throw new StackOverflowError("the next comes all the same");
			}
			return List.of();
		});
		this.properties.put("cors.refresh-interval", "20ms");
		this.runner.run((context) -> assertThat(thrice.await(30, TimeUnit.SECONDS)).isTrue());
	}

	@Test
	void sourcesAreAskedOnceWithoutAnInterval() {
		AtomicInteger times = new AtomicInteger();
		this.answer.set(() -> {
			times.incrementAndGet();
			return List.of();
		});
		List<Thread> others = threads();
		// Without a thread there is nobody who could ask again.
		this.runner.run((context) -> assertThat(threads()).isSubsetOf(others));
		assertThat(times).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "no", "0" })
	void sourcesAreNotAskedWhereAnotherWordSwitchesPoliciesOff(String word) {
		this.properties.put("cors.enabled", word);
		this.properties.put("cors.refresh-interval", "1ms");
		this.answer.set(() -> {
			throw new IllegalStateException("the database is away");
		});
		List<Thread> others = threads();
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(threads()).isSubsetOf(others);
			assertThat(refresh(context).outcome()).isEqualTo(Outcome.UNCHANGED);
		});
	}

	@ParameterizedTest
	@CsvSource({ "false, 0", "off, 0", "0, 0", "true, 1", "on, 1" })
	void switchingOnWithoutARestartIsWarnedOfOnce(String word, int warnings, CapturedOutput output) {
		SwitchedOff switchedOff = new SwitchedOff(new MockEnvironment().withProperty("cors.enabled", word));
		switchedOff.warnIfSwitchedOn();
		switchedOff.warnIfSwitchedOn();
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("cors.enabled: This key is read"))
			.hasSize(warnings);
	}

	@Test
	void intervalWithoutASourceIsWarnedOf(CapturedOutput output) {
		this.properties.put("cors.refresh-interval", "30");
		this.withoutSource.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("cors.refresh-interval: There is no CorsPolicySource that could be asked again.");
	}

	@ParameterizedTest
	@CsvSource({ "0", "-1s" })
	void intervalIsPositive(String interval) {
		this.properties.put("cors.refresh-interval", interval);
		this.runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("cors.refresh-interval")
			.hasMessageContaining("Nothing can be refreshed without a pause."));
	}

	@Test
	void endOfTheApplicationInterruptsASlowSource(CapturedOutput output) {
		CountDownLatch asked = new CountDownLatch(1);
		AtomicReference<Future<PolicyRefresh>> running = new AtomicReference<>();
		AtomicReference<Future<PolicyRefresh>> waiting = new AtomicReference<>();
		this.runner.run((context) -> {
			this.answer.set(() -> {
				asked.countDown();
				Thread.sleep(Duration.ofMinutes(10).toMillis());
				return List.of();
			});
			running.set(context.getBean(CorsPolicyRefresher.class).refresh());
			asked.await();
			waiting.set(context.getBean(CorsPolicyRefresher.class).refresh());
		});
		for (Future<PolicyRefresh> each : List.of(running.get(), waiting.get())) {
			assertThat(each).succeedsWithin(Duration.ofSeconds(10))
				.satisfies((refresh) -> assertThat(refresh.problems()).containsExactly("The application is stopping."));
		}
		assertThat(output).doesNotContain("could not be refreshed");
	}

	@Test
	void endOfTheApplicationDoesNotWaitForASourceThatIgnoresIt() {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		AtomicReference<CorsPolicies> policies = new AtomicReference<>();
		AtomicReference<Future<PolicyRefresh>> refresh = new AtomicReference<>();
		this.runner.run((context) -> {
			policies.set(context.getBean(CorsPolicies.class));
			this.answer.set(() -> {
				asked.countDown();
				boolean done = false;
				while (!done) {
					try {
						go.await();
						done = true;
					}
					catch (InterruptedException ex) {
						// As some drivers do.
					}
				}
				return List.of();
			});
			refresh.set(context.getBean(CorsPolicyRefresher.class).refresh());
			asked.await();
		});
		go.countDown();
		assertThat(refresh.get()).succeedsWithin(Duration.ofSeconds(10));
		assertThat(policies.get()).hasSize(2);
	}

	@Test
	void requestAfterTheEndIsAnswered() {
		AtomicReference<CorsPolicyRefresher> refresher = new AtomicReference<>();
		this.runner.run((context) -> refresher.set(context.getBean(CorsPolicyRefresher.class)));
		assertThat(refresher.get().refresh().join().outcome()).isEqualTo(Outcome.FAILED);
	}

	@Test
	void requestBeforeTheStartWaitsForIt() {
		AtomicReference<CompletableFuture<PolicyRefresh>> early = new AtomicReference<>();
		AtomicInteger times = new AtomicInteger();
		this.answer.set(() -> {
			times.incrementAndGet();
			return List.of();
		});
		this.runner.withBean(Early.class, () -> new Early(early::set)).run((context) -> {
			assertThat(early.get().join()).isSameAs(context.getBean(CorsPolicyRefresher.class).last());
			assertThat(times).hasValue(1);
		});
	}

	@Test
	void applicationThatIsStoppedAndStartedAgainRefreshes() {
		this.runner.run((context) -> {
			context.getSourceApplicationContext().stop();
			supply();
			context.getSourceApplicationContext().start();
			assertThat(names(context)).containsExactly("app");
			supply(tenant("umbrella", "https://umbrella.example"));
			assertThat(refresh(context).outcome()).isEqualTo(Outcome.APPLIED);
		});
	}

	@Test
	void propertiesAreBoundAnewAndWhatIsGoneIsUnset() {
		this.properties.put("cors.policies.app.allowed-methods", "PUT");
		this.properties.put("cors.policies.gone.allowed-origins", "https://gone.example");
		this.withoutSource.run((context) -> {
			this.properties.remove("cors.policies.app.allowed-methods");
			this.properties.remove("cors.policies.gone.allowed-origins");
			this.properties.put("cors.policies.app.allowed-origins", "https://new.example");
			assertThat(refresh(context).outcome()).isEqualTo(Outcome.APPLIED);
			assertThat(names(context)).containsExactly("app");
			assertThat(context.getBean(CorsPolicies.class).named("app").settings().allowedMethods()).isEmpty();
			assertThat(preflight(context, APP)).isEqualTo(403);
			assertThat(preflight(context, "https://new.example")).isEqualTo(204);
		});
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					a value      | cors.policies.app.allowed-origins | https://app.example.com/ | cors.policies.app.allowed-origins[0] 'https://app.example.com/': An origin has no trailing slash.
					an unknown key | cors.policies.app.allowed-orgins | https://app.example.com | cors.policies.app.allowed-orgins 'https://app.example.com': No such key.
					a wrong type | cors.policies.app.max-age         | soon                     | cors.policies.app.max-age 'soon': This is not a duration.
					a bare value | cors                              | false                    | cors 'false': 'cors' has keys and no value of its own.
					a clash      | cors.policies.app.allowed-origins | https://acme.example     | allowed-origins[0] of the policy 'acme' 'https://acme.example': The policy 'app' of the properties has this entry
					""")
	void refusedPropertiesChangeNothing(String what, String key, String value, String problem, CapturedOutput output) {
		this.runner.run((context) -> {
			this.properties.put(key, value);
			PolicyRefresh refresh = refresh(context);
			assertThat(refresh.outcome()).isEqualTo(Outcome.REFUSED);
			assertThat(refresh.problems()).singleElement().asString().startsWith(problem);
			assertThat(preflight(context, APP)).isEqualTo(204);
			assertThat(preflight(context, ACME)).isEqualTo(204);
		});
		assertThat(output).contains("Property: " + problem.substring(0, problem.indexOf(" '")))
			.contains("Value: \"" + value + "\"");
	}

	@ParameterizedTest
	@CsvSource({ "cors.enabled, false", "cors.filter-order, 7", "cors.debug, true", "cors.reject-disallowed, true",
			"cors.refresh-interval, PT5M" })
	void keyThatIsReadOnceIsWarnedOf(String key, String value, CapturedOutput output) {
		this.runner.run((context) -> {
			this.properties.put(key, value);
			assertThat(refresh(context).outcome()).isEqualTo(Outcome.UNCHANGED);
			refresh(context);
			assertThat(preflight(context, ACME)).isEqualTo(204);
		});
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains(" WARN "))
			.singleElement()
			.asString()
			.endsWith(key + " '" + value
					+ "': This key is read at start-up only. Restart the application for it to take effect.");
	}

	@Test
	void newWarningIsLoggedOnce(CapturedOutput output) {
		this.properties.put("cors.policies.app.allowed-origins", APP + "," + APP);
		this.runner.run((context) -> {
			this.properties.put("cors.policies.app.allowed-origins", APP + "," + APP + "," + APP);
			refresh(context);
			refresh(context);
		});
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("This entry is already at"))
			.extracting((line) -> line.substring(line.indexOf("cors.")).replaceFirst(" .*", ""))
			.containsExactly("cors.policies.app.allowed-origins[1]", "cors.policies.app.allowed-origins[1]",
					"cors.policies.app.allowed-origins[2]");
	}

	@Test
	void snapshotStaysAsItWas() {
		this.runner.run((context) -> {
			CorsPolicies policies = context.getBean(CorsPolicies.class);
			CorsPolicies before = policies.snapshot();
			supply();
			refresh(context);
			assertThat(before).extracting(CorsPolicy::name).containsExactly("app", "acme");
			assertThat(before.paths("acme")).containsExactly("/api/**");
			assertThat(policies.snapshot()).isNotSameAs(before).hasSize(1);
			assertThat(policies.paths("acme")).isEmpty();
			assertThat(policies.named("acme")).isNull();
		});
	}

	@Test
	void callerCannotCompleteTheRefreshOfAnother() {
		this.runner.run((context) -> {
			CompletableFuture<PolicyRefresh> mine = context.getBean(CorsPolicyRefresher.class).refresh();
			CompletableFuture<PolicyRefresh> another = context.getBean(CorsPolicyRefresher.class).refresh();
			mine.completeExceptionally(new IllegalStateException());
			assertThatExceptionOfType(Exception.class).isThrownBy(mine::join);
			assertThat(another.join().outcome()).isEqualTo(Outcome.UNCHANGED);
		});
	}

	/** Asks for a refresh when it gets the refresher. */
	static final class Early {

		private final Consumer<CompletableFuture<PolicyRefresh>> asked;

		Early(Consumer<CompletableFuture<PolicyRefresh>> asked) {
			this.asked = asked;
		}

		@Autowired
		void refresher(CorsPolicyRefresher refresher) {
			this.asked.accept(refresher.refresh());
		}

	}

}
