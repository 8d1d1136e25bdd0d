package io.github.corsstarter.actuate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.actuate.RecentDenials.Denial;
import io.github.corsstarter.explain.CredentialsMode;
import io.github.corsstarter.explain.ScriptRequest;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which denials are remembered, however many are sent and whoever sends them.
 */
@PlainJava
class RecentDenialsTests {

	private static final String APP = "https://app.example.com";

	private static final long SEED = 20261121;

	private final CorsPolicy api = CorsPolicy.builder().name("api").allowedOrigins(APP).build();

	private final RecentDenials denials = new RecentDenials(new Seconds());

	@Test
	void denialIsRemembered() {
		decide("https://new.example", "/api/notes", "PATCH", "x-trace");
		assertThat(this.denials.list()).containsExactly(new Denial("https://new.example", "api", "origin-not-allowed",
				"preflight", "PATCH", "x-trace", "/api/notes", 1, "2026-11-21T00:00:01Z", "2026-11-21T00:00:01Z"));
	}

	@Test
	void whatIsAllowedIsNot() {
		decide(APP, "/api/notes", "GET", "");
		assertThat(this.denials.list()).isEmpty();
	}

	@Test
	void sameKindIsCounted() {
		decide("https://new.example", "/one", "PATCH", "x-trace");
		decide("https://new.example", "/two", "GET", "");
		decide("https://new.example", "/three", "GET", "");
		assertThat(this.denials.list()).containsExactly(new Denial("https://new.example", "api", "origin-not-allowed",
				"actual", "GET", "-", "/three", 3, "2026-11-21T00:00:01Z", "2026-11-21T00:00:03Z"));
	}

	@Test
	void otherOriginsPoliciesAndReasonsAreOtherKinds() {
		decide("https://new.example", "/", "GET", "");
		decide("https://other.example", "/", "GET", "");
		decide(APP, "/", "PATCH", "");
		decide(APP, "/", "GET", "x-trace");
		CorsPolicy second = CorsPolicy.builder().name("second").allowedOrigins(APP).build();
		ScriptRequest request = ScriptRequest.of("https://new.example", "/", "GET", "", CredentialsMode.OMIT);
		this.denials.decided(request, second.decide(request));
		assertThat(this.denials.list()).hasSize(5);
	}

	@Test
	void lastOneIsFirst() {
		decide("https://a.example", "/", "GET", "");
		decide("https://b.example", "/", "GET", "");
		decide("https://a.example", "/", "GET", "");
		assertThat(this.denials.list()).extracting(Denial::origin)
			.containsExactly("https://a.example", "https://b.example");
	}

	@Test
	void strangersWhoSendManyOriginsDoNotDriveOutWhatComesOften() {
		for (int i = 0; i < 10_000; i++) {
			decide("https://a" + i + ".example", "/", "GET", "");
			if (i % RecentDenials.MAX_KINDS == 0) {
				decide("https://often.example", "/", "GET", "");
			}
		}
		assertThat(this.denials.list()).hasSize(RecentDenials.MAX_KINDS)
			.extracting(Denial::origin)
			.startsWith("https://a9999.example")
			.endsWith("https://often.example");
	}

	@Test
	void madeUpOriginsThatCameOftenDoNotHideWhatIsNew() {
		for (int i = 0; i < RecentDenials.MAX_KINDS; i++) {
			for (int times = 0; times < 3; times++) {
				decide("https://made-up-" + i + ".example", "/", "GET", "");
			}
		}
		for (int i = 0; i < RecentDenials.MAX_NEW; i++) {
			decide("https://real-" + i + ".example", "/", "GET", "");
		}
		assertThat(this.denials.list()).extracting(Denial::origin)
			.hasSize(RecentDenials.MAX_KINDS)
			.filteredOn((origin) -> origin.startsWith("https://real-"))
			.hasSize(RecentDenials.MAX_NEW);
	}

	@Test
	void whatWasFrequentLongAgoGivesWay() {
		for (int i = 0; i < RecentDenials.MAX_KINDS; i++) {
			for (int times = 0; times < 30; times++) {
				decide("https://old-" + i + ".example", "/", "GET", "");
			}
		}
		for (int i = 0; i < 10 * RecentDenials.HALF_LIFE; i++) {
			decide("https://now-" + i % (2 * RecentDenials.MAX_NEW) + ".example", "/", "GET", "");
		}
		assertThat(this.denials.list()).extracting(Denial::origin)
			.filteredOn((origin) -> origin.startsWith("https://now-"))
			.hasSize(2 * RecentDenials.MAX_NEW);
	}

	@Test
	void whateverStrangersSendTakesUpAFixedAmountOfMemory() {
		Random random = new Random(SEED);
		for (int i = 0; i < 1_000; i++) {
			decide(noise(random), "/" + noise(random), noise(random), noise(random));
		}
		assertThat(this.denials.list()).hasSize(RecentDenials.MAX_KINDS).allSatisfy((denial) -> {
			assertThat(List.of(denial.origin(), denial.path(), denial.headers(), denial.method()))
				.allSatisfy((text) -> assertThat(text).matches("[!-~]{1,131}"));
		});
	}

	@Test
	void manyThreadsLeaveAMemoryThatIsWhole() throws InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		for (int t = 0; t < 4; t++) {
			String origin = "https://t" + t + ".example";
			threads.execute(() -> {
				for (int i = 0; i < 20_000; i++) {
					decide(origin, "/", "GET", "");
				}
			});
		}
		threads.shutdown();
		assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		for (int t = 0; t < 4; t++) {
			decide("https://t" + t + ".example", "/", "GET", "");
		}
		assertThat(this.denials.list()).extracting(Denial::origin)
			.containsExactly("https://t3.example", "https://t2.example", "https://t1.example", "https://t0.example");
		assertThat(this.denials.list()).allSatisfy((denial) -> assertThat(denial.count()).isBetween(1L, 20_001L));
	}

	@Test
	void denialThatComesWhileAnotherIsNotedIsNotWaitedFor() throws InterruptedException {
		CountDownLatch noting = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		RecentDenials slow = new RecentDenials(new Seconds() {

			@Override
			public Instant instant() {
				noting.countDown();
				try {
					goOn.await();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
				return super.instant();
			}

		});
		Thread first = new Thread(() -> decide(slow, "https://first.example", "/", "GET", ""));
		first.start();
		noting.await();
		decide(slow, "https://second.example", "/", "GET", "");
		goOn.countDown();
		first.join();
		assertThat(slow.list()).extracting(Denial::origin).containsExactly("https://first.example");
	}

	private void decide(String origin, String path, String method, String headers) {
		decide(this.denials, origin, path, method, headers);
	}

	private void decide(RecentDenials denials, String origin, String path, String method, String headers) {
		ScriptRequest request = ScriptRequest.of(origin, path, method, headers, CredentialsMode.OMIT);
		denials.decided(request, this.api.decide(request));
	}

	private static String noise(Random random) {
		return random.ints(random.nextInt(1_000), 0, Character.MAX_VALUE)
			.collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
			.toString();
	}

	/** A clock that advances by a second each time it is read. */
	private static class Seconds extends Clock {

		private Instant now = Instant.parse("2026-11-21T00:00:00Z");

		@Override
		public Instant instant() {
			this.now = this.now.plusSeconds(1);
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
