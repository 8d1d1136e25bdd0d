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
	 * @return the value if it is a string, {@code null} for any other
	 */
	String evaluate(String expression);

	/**
	 * The console's messages so far. Some of them arrive late.
	 * @return the texts, oldest first
	 */
	List<String> console();

	@Override
	void close();

	/**
	 * The browsers that the tests use.
	 */
	enum Kind {

		/** Through its driver. */
		CHROMIUM,

		/** Through WebDriver BiDi, without a driver. */
		FIREFOX;

		private static final Path CHROMIUM_PROGRAM = Path.of("/usr/bin/chromium");

		private static final Path CHROMIUM_DRIVER = Path.of("/usr/bin/chromedriver");

		private static final Path FIREFOX_PROGRAM = Path.of("/usr/bin/firefox-esr");

		/**
		 * Whether the browser can be started, or has to be: then its absence is a
		 * failure.
		 * @return {@code true} if it is installed, or the environment variable {@code CI}
		 * is {@code true}
		 */
		public boolean isExpected() {
			return "true".equals(System.getenv("CI")) || switch (this) {
				case CHROMIUM -> Files.exists(CHROMIUM_PROGRAM) && Files.exists(CHROMIUM_DRIVER);
				case FIREFOX -> Files.exists(FIREFOX_PROGRAM);
			};
		}

		/**
		 * Start the browser.
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
