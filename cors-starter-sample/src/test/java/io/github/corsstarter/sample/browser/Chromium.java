package io.github.corsstarter.sample.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium through its driver.
 */
final class Chromium implements Browser {

	private final ChromeDriver driver;

	private final List<String> console = new ArrayList<>();

	Chromium(Path program, Path driver, Path profile) {
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(program.toFile());
		options.setAcceptInsecureCerts(true);
		options.setCapability("goog:loggingPrefs", logging);
		// As Debian configures it, it sends no third-party cookies at all.
		options.setExperimentalOption("prefs", Map.of("profile.cookie_controls_mode", 0));
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--user-data-dir=" + profile);
		this.driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build(),
				options);
		this.driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
	}

	@Override
	public void open(String url) {
		this.driver.get(url);
	}

	@Override
	public String evaluate(String expression) {
		Object value = this.driver.executeAsyncScript("const done = arguments[0]; Promise.resolve(" + expression
				+ ").then(done, (error) => done('' + error));");
		return (value instanceof String text) ? text : null;
	}

	@Override
	public List<String> console() {
		this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.map(LogEntry::getMessage)
			.forEach(this.console::add);
		return List.copyOf(this.console);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
