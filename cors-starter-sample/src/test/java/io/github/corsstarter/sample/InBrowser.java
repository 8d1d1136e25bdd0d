package io.github.corsstarter.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.corsstarter.sample.browser.Browser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests that each browser has to pass, one browser for all tests of a class.
 */
@ParameterizedClass
@EnumSource
abstract class InBrowser {

	/** Until a message shows up in a console: it may arrive long after the event. */
	private static final Duration CONSOLE = Duration.ofSeconds(60);

	@TempDir
	private static Path profiles;

	static Browser browser;

	@Parameter
	Browser.Kind kind;

	@BeforeParameterizedClassInvocation
	static void startBrowser(Browser.Kind kind) throws IOException {
		assumeTrue(kind.isExpected(), () -> kind + " is not installed");
		browser = kind.start(Files.createDirectory(profiles.resolve(kind.name())));
	}

	@AfterParameterizedClassInvocation
	static void stopBrowser() {
		if (browser != null) {
			browser.close();
			browser = null;
		}
	}

	/**
	 * Fetch what the browser keeps from scripts, and wait for what its console says.
	 * @param page the page whose script fetches; no scripts of its own should run
	 * @param url what is fetched
	 * @param init how, in JavaScript
	 * @param text what a message of the console contains
	 */
	void assertRefused(String page, String url, String init, String text) {
		browser.open(page);
		int before = browser.console().size();
		assertThat(browser.evaluate("fetch('%s', %s).then(() => 'read', (error) => error.name)".formatted(url, init)))
			.isEqualTo("TypeError");
		await().atMost(CONSOLE)
			.untilAsserted(() -> assertThat(browser.console().stream().skip(before))
				.anyMatch((message) -> message.contains(text)));
	}

}
