package io.github.corsstarter.sample.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A browser with one window and an empty profile, which trusts any certificate.
 */
public interface Browser extends AutoCloseable {

	/**
	 * Open a page and wait until it is loaded.
	 * @param url its URL
	 */
	void open(String url);

	/**
	 * Run a script in the page.
	 * @param expression an expression, or a promise of a value
	 * @return the value, a string; {@code null} for any other
	 */
	String evaluate(String expression);

	/**
	 * What stands in the console so far. Some of it arrives late.
	 * @return the texts, oldest first
	 */
	List<String> console();

	@Override
	void close();

	/**
	 * The browsers that the tests know.
	 */
	enum Kind {

		/** By its driver. */
		CHROMIUM,

		/** By WebDriver BiDi: it needs no driver. */
		FIREFOX;

		private static final Path CHROMIUM_PROGRAM = Path.of("/usr/bin/chromium");

		private static final Path CHROMIUM_DRIVER = Path.of("/usr/bin/chromedriver");

		private static final Path FIREFOX_PROGRAM = Path.of("/usr/bin/firefox-esr");

		/**
		 * Whether it can be started. Where it must be, it is said to be there, so that
		 * its absence is a failure.
		 * @return {@code true} if it is there, or the environment variable {@code CI} is
		 * {@code true}
		 */
		public boolean isExpected() {
			return "true".equals(System.getenv("CI")) || switch (this) {
				case CHROMIUM -> Files.exists(CHROMIUM_PROGRAM) && Files.exists(CHROMIUM_DRIVER);
				case FIREFOX -> Files.exists(FIREFOX_PROGRAM);
			};
		}

		/**
		 * Start it.
		 * @param profile an empty folder
		 * @return the browser
		 */
		public Browser start(Path profile) {
			return switch (this) {
				case CHROMIUM -> new Chromium(CHROMIUM_PROGRAM, CHROMIUM_DRIVER, profile);
				case FIREFOX -> Firefox.start(FIREFOX_PROGRAM, profile);
			};
		}

	}

}
