package io.github.corsstarter.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.tags.ManyRandomCases;
import io.github.corsstarter.web.path.PathPolicies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A script may read a response if and only if the policy, as a person reads it, allows
 * it: between the two are a browser, a proxy that respells what it passes on, a shared
 * cache, and the starter.
 */
@ManyRandomCases
@ParameterizedClass
@EnumSource
class ReadableIfAllowedTests {

	private static final List<String> RESPONSE_HEADERS = List.of("Cache-Control", "ETag", "X-Total-Count", "X-Other",
			"Set-Cookie");

	/** Of each round. */
	private static final int CALLS = 40;

	/** Of each round: only a few, so that caches have something to answer. */
	private static final int URLS = 5;

	@Parameter
	private Stack stack;

	private int calls;

	private int readable;

	private int preflights;

	private int cacheHits;

	/** Half of the handlers write headers that are dropped, with a warning. */
	@BeforeAll
	static void silence() {
		setLogLevel(LogLevel.OFF);
	}

	@AfterAll
	static void speak() {
		setLogLevel(null);
	}

	private static void setLogLevel(LogLevel level) {
		LoggingSystem.get(ReadableIfAllowedTests.class.getClassLoader())
			.setLogLevel("io.github.corsstarter.web", level);
	}

	@Test
	void scriptReadsWhatThePolicyAllowsAndNothingElse() {
		int rounds = RandomCases.rounds(600, (random) -> {
			Servers servers = new Servers(this.stack, random);
			List<Browser> browsers = new ArrayList<>();
			List<String> pages = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				pages.add(RandomCases.any(random, Samples.PAGES));
				browsers.add(new Browser(pages.get(i), servers));
			}
			for (int i = 0; i < CALLS; i++) {
				int page = random.nextInt(browsers.size());
				assertReadableIfAllowed(pages.get(page), browsers.get(page), Samples.call(random, servers.urls),
						servers);
				browsers.get(page).pass(RandomCases.any(random, 0, 1, 300, 600));
			}
			this.preflights += servers.preflights;
			this.cacheHits += servers.caches.stream().mapToInt(SharedCache::hits).sum();
		});
		assertThat(this.calls).isEqualTo(CALLS * rounds);
		assertThat(this.readable).as("readable of %d", this.calls).isBetween(this.calls / 10, this.calls * 9 / 10);
		assertThat(this.preflights).as("preflights for %d", this.calls).isGreaterThan(this.calls / 5);
		assertThat(this.cacheHits).as("cache hits for %d", this.calls).isGreaterThan(this.calls / 20);
	}

	/**
	 * Each call is the first of its browser: what an allowed preflight has told a browser
	 * before, it may well use.
	 */
	@Test
	void browserOfTodayReadsWhatThePolicyAllowsAndNothingElse() {
		int rounds = RandomCases.rounds(300, (random) -> {
			Servers servers = new Servers(this.stack, random);
			for (int i = 0; i < CALLS; i++) {
				String page = RandomCases.any(random, Samples.PAGES);
				assertReadableIfAllowed(page, Browser.ofToday(page, servers), Samples.call(random, servers.urls),
						servers);
			}
		});
		assertThat(this.calls).isEqualTo(CALLS * rounds);
		assertThat(this.readable).as("readable of %d", this.calls).isBetween(this.calls / 10, this.calls * 9 / 10);
	}

	private void assertReadableIfAllowed(String page, Browser browser, Call call, Servers servers) {
		Predicate<String> allowed = servers.reading.read(page, call);
		Supplier<String> what = () -> "script of %s that calls %s, with %s".formatted(page, call, servers.policies);
		this.calls++;
		try {
			HttpResponse response = browser.fetch(call);
			assertThat(allowed).as(what).isNotNull();
			Set<String> expected = new TreeSet<>(RESPONSE_HEADERS);
			expected.removeIf((name) -> servers.last.headers().get(name) == null || !allowed.test(name));
			Set<String> read = new TreeSet<>(RESPONSE_HEADERS);
			read.removeIf((name) -> response.headers().get(name) == null);
			assertThat(read).as(what).isEqualTo(expected);
			this.readable++;
		}
		catch (NetworkError ex) {
			assertThat(allowed).as(() -> ex.getMessage() + " for " + what.get()).isNull();
		}
	}

	@Test
	void malformedOriginIsToldNothingUnlessEverybodyIsAllowed() {
		RandomCases.rounds(200, (random) -> {
			Servers servers = new Servers(this.stack, random);
			for (int i = 0; i < CALLS; i++) {
				Call call = Samples.call(random, servers.urls);
				boolean preflight = random.nextBoolean();
				HeaderList headers = call.headers()
					.with("Origin", RandomCases.any(random, Samples.MALFORMED_ORIGINS))
					.filter((header) -> !header.value().equals("https://app.example.com"));
				HttpRequest request = preflight
						? new HttpRequest("OPTIONS", call.url(), headers.with("Access-Control-Request-Method", "GET"))
						: new HttpRequest(call.method(), call.url(), headers);
				HttpResponse response = servers.server(call.url()).send(request);
				List<WrittenPolicy> governing = servers.policies.get(call.url().origin())
					.stream()
					.filter((policy) -> policy.governs(call.url().path()))
					.toList();
				boolean everybody = governing.stream().anyMatch((policy) -> policy.origins().contains("*"));
				if (!governing.isEmpty() && !everybody) {
					assertThat(response.headers().headers()).as("%s by %s", request, servers.policies)
						.noneMatch((header) -> header.name().startsWith("Access-Control-"));
					assertThat(response.status() == 403 || !preflight).as("%s by %s", request, servers.policies)
						.isTrue();
				}
			}
		});
	}

	/**
	 * Two servers with random policies, and what is in front of them.
	 */
	private static final class Servers implements Network {

		private final Map<String, List<WrittenPolicy>> policies = new HashMap<>();

		private final Map<String, Network> byOrigin = new HashMap<>();

		private final PlainReading reading = new PlainReading(this.policies);

		private final List<Url> urls = new ArrayList<>();

		private final List<SharedCache> caches = new ArrayList<>();

		private final RandomGenerator random;

		private HttpResponse last;

		private int preflights;

		Servers(Stack stack, RandomGenerator random) {
			this.random = random;
			for (String origin : List.of(Samples.API, Samples.OTHER)) {
				List<WrittenPolicy> written = new ArrayList<>();
				for (int i = random.nextInt(4); i >= 0; i--) {
					written.add(Samples.policy(random, "policy-" + i));
				}
				Network server = stack.server(new PathPolicies(written.stream().map(WrittenPolicy::compile).toList()),
						random.nextBoolean(), random.nextBoolean());
				this.policies.put(origin, written);
				this.byOrigin.put(origin, server);
				if (random.nextBoolean()) {
					this.caches.add(new SharedCache(server));
					this.byOrigin.put(origin, this.caches.get(this.caches.size() - 1));
				}
			}
			for (int i = 0; i < URLS; i++) {
				this.urls.add(Samples.url(random));
			}
		}

		Network server(Url url) {
			return this.byOrigin.get(url.origin());
		}

		@Override
		public HttpResponse send(HttpRequest request) {
			HttpRequest sent = request;
			if (request.headers().get("Access-Control-Request-Method") != null) {
				this.preflights++;
				sent = respelled(request);
			}
			this.last = server(request.url()).send(sent);
			return this.last;
		}

		/** A list of header names as a proxy might pass it on: it means the same. */
		private HttpRequest respelled(HttpRequest request) {
			String name = "Access-Control-Request-Headers";
			String value = request.headers().get(name);
			if (value == null) {
				return request;
			}
			HeaderList headers = request.headers().filter((header) -> !header.is(name));
			List<String> names = List.of(value.split(","));
			return new HttpRequest(request.method(), request.url(), switch (this.random.nextInt(6)) {
				case 0 -> headers.with(name, value.toUpperCase(Locale.ROOT));
				case 1 -> headers.with(name, String.join(" ,\t ", names));
				case 2 -> headers.with(name, " ,," + String.join(", ,", names) + ",");
				case 3 -> names.stream().reduce(headers, (list, one) -> list.with(name, one), (some, others) -> others);
				default -> request.headers();
			});
		}

	}

}
