package io.github.corsstarter.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.corsstarter.tags.StartsApplications;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that wait behind the filter on virtual threads. A pinned one would keep the
 * thread that carries it, and so make others wait too.
 */
@StartsApplications
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTests {

	private static final int REQUESTS = 100;

	/** Milliseconds. */
	private static final long WAIT = 50;

	private static RunningApplication application;

	@TempDir
	private Path directory;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Container.TOMCAT, Application.class, LeftOut.PROPERTY + "=security",
				"spring.threads.virtual.enabled=true",
				"cors.allowed-origin-patterns=https://{tenant-[0-9]+}.example.com");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void requestsThatWaitPinNoThread() throws Exception {
		// The first requests initialize classes, during which every thread is pinned.
		sendConcurrently("/waits");
		assertThat(pinned(() -> sendConcurrently("/waits"))).isEmpty();
	}

	@Test
	void pinnedThreadIsNoticed() throws Exception {
		assertThat(pinned(() -> send("/pins", 0))).hasSize(1);
	}

	@Test
	void eachRequestGetsTheHeadersOfItsOwnOrigin() throws Exception {
		assertThat(sendConcurrently("/waits")).hasSize(REQUESTS).allSatisfy((answer) -> {
			assertThat(answer.header("Thread")).first().asString().startsWith("VirtualThread[");
			assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(answer.body());
		});
	}

	private static List<Answer> sendConcurrently(String path) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
		try {
			List<Callable<Answer>> requests = IntStream.range(0, REQUESTS)
				.<Callable<Answer>>mapToObj((tenant) -> () -> send(path, tenant))
				.toList();
			List<Answer> answers = new ArrayList<>();
			for (Future<Answer> answer : clients.invokeAll(requests)) {
				answers.add(answer.get());
			}
			return answers;
		}
		finally {
			clients.shutdown();
		}
	}

	private static Answer send(String path, int tenant) throws IOException {
		return new Wire(application.port()).send("GET", path, "Origin: https://tenant-" + tenant + ".example.com");
	}

	/**
	 * The stacks of the threads that waited while they were pinned, below code of ours.
	 */
	private List<RecordedStackTrace> pinned(Callable<?> requests) throws Exception {
		Path file = this.directory.resolve("pinned.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
			recording.start();
			requests.call();
			recording.stop();
			recording.dump(file);
		}
		return RecordingFile.readAllEvents(file)
			.stream()
			.map(RecordedEvent::getStackTrace)
			.filter(VirtualThreadsTests::showsCodeOfOurs)
			.toList();
	}

	private static boolean showsCodeOfOurs(RecordedStackTrace stack) {
		return stack.getFrames()
			.stream()
			.anyMatch((frame) -> frame.getMethod().getType().getName().startsWith("io.github.corsstarter."));
	}

	private static void waitAWhile() {
		try {
			Thread.sleep(WAIT);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@GetMapping("/waits")
		ResponseEntity<String> waits(@RequestHeader(HttpHeaders.ORIGIN) String origin) {
			waitAWhile();
			return ResponseEntity.ok().header("Thread", Thread.currentThread().toString()).body(origin);
		}

		@GetMapping("/pins")
		String pins() {
			return Pinned.ANSWER;
		}

	}

	/**
	 * A thread that initializes a class has the virtual machine's own code on its stack.
	 */
	static final class Pinned {

		static final String ANSWER;

		static {
			waitAWhile();
			ANSWER = "waited";
		}

		private Pinned() {
		}

	}

}
