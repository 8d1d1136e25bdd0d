package io.github.corsstarter.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The page in a real browser, at three origins: the only judge of CORS that counts.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageInBrowserTests {

	private static final Path BROWSER = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final int PAGE_PORT = FreePort.find();

	private static final Map<String, String> LET_IN = rows("""
			public-status      | readable
			public-credentials | blocked
			safelisted-get     | readable
			exposed-header     | readable
			hidden-header      | blocked
			session            | readable
			preflighted-put    | readable
			unauthenticated    | readable
			missing-csrf-token | readable
			uncaught-exception | readable
			disallowed-method  | blocked
			disallowed-header  | blocked
			""");

	private static final Map<String, String> REFUSED = rows("""
			public-status      | readable
			public-credentials | blocked
			safelisted-get     | blocked
			exposed-header     | blocked
			hidden-header      | blocked
			session            | blocked
			preflighted-put    | blocked
			unauthenticated    | blocked
			missing-csrf-token | blocked
			uncaught-exception | blocked
			disallowed-method  | blocked
			disallowed-header  | blocked
			""");

	@TempDir
	private Path profile;

	private ChromeDriver browser;

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@BeforeEach
	void startBrowser() {
		assumeTrue("true".equals(System.getenv("CI")) || (Files.exists(BROWSER) && Files.exists(DRIVER)),
				"Chromium and its driver are not installed");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BROWSER.toFile());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--user-data-dir=" + this.profile);
		this.browser = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
	}

	@AfterEach
	void stopBrowser() {
		if (this.browser != null) {
			this.browser.quit();
		}
	}

	@Test
	void listedOriginIsLetIn() {
		open("localhost");
		assertThat(outcomes()).containsExactlyEntriesOf(LET_IN);
		assertThat(verdicts()).hasSize(12).containsOnly("expected");
	}

	@Test
	void originOfThePatternIsLetIn() {
		open("tenant-7.localhost");
		assertThat(outcomes()).containsExactlyEntriesOf(LET_IN);
		assertThat(verdicts()).hasSize(12).containsOnly("expected");
	}

	@Test
	void otherOriginSeesThePublicStatusOnly() {
		open("127.0.0.1");
		assertThat(outcomes()).containsExactlyEntriesOf(REFUSED);
		assertThat(verdicts()).hasSize(12).containsOnly("expected");
	}

	private void open(String host) {
		this.browser.get("http://" + host + ":" + PAGE_PORT + "/");
		new WebDriverWait(this.browser, Duration.ofSeconds(30))
			.until((browser) -> !browser.findElements(By.cssSelector("body[data-done=true]")).isEmpty());
	}

	private Map<String, String> outcomes() {
		Map<String, String> outcomes = new LinkedHashMap<>();
		for (WebElement row : rows()) {
			outcomes.put(row.getDomAttribute("data-row"), row.getDomAttribute("data-outcome"));
		}
		return outcomes;
	}

	private List<String> verdicts() {
		return rows().stream().map((row) -> row.getDomAttribute("data-verdict")).toList();
	}

	private List<WebElement> rows() {
		return this.browser.findElements(By.cssSelector("[data-row]"));
	}

	private static Map<String, String> rows(String table) {
		Map<String, String> rows = new LinkedHashMap<>();
		table.lines().map((line) -> line.split("\\|", 2)).forEach((row) -> rows.put(row[0].strip(), row[1].strip()));
		return rows;
	}

}
