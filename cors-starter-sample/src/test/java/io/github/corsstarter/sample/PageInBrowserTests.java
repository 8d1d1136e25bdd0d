package io.github.corsstarter.sample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.corsstarter.sample.browser.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The page in real browsers, at three origins: the only judges of CORS that count.
 */
@ParameterizedClass
@EnumSource
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageInBrowserTests {

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

	@Parameter
	private Browser.Kind kind;

	@TempDir
	private Path profile;

	private Browser browser;

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@BeforeEach
	void startBrowser() {
		assumeTrue(this.kind.isExpected(), () -> this.kind + " is not installed");
		this.browser = this.kind.start(this.profile);
	}

	@AfterEach
	void stopBrowser() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void listedOriginIsLetIn() {
		open("localhost");
		assertThat(column("outcome")).containsExactlyEntriesOf(LET_IN);
		assertThat(column("verdict").values()).hasSize(12).containsOnly("expected");
	}

	@Test
	void originOfThePatternIsLetIn() {
		open("tenant-7.localhost");
		assertThat(column("outcome")).containsExactlyEntriesOf(LET_IN);
		assertThat(column("verdict").values()).hasSize(12).containsOnly("expected");
	}

	@Test
	void otherOriginSeesThePublicStatusOnly() {
		open("127.0.0.1");
		assertThat(column("outcome")).containsExactlyEntriesOf(REFUSED);
		assertThat(column("verdict").values()).hasSize(12).containsOnly("expected");
	}

	private void open(String host) {
		this.browser.open("http://" + host + ":" + PAGE_PORT + "/");
		this.browser.evaluate("""
				new Promise((done) => {
					const look = () => (document.body.dataset.done === 'true') ? done('') : setTimeout(look, 20);
					look();
				})""");
	}

	/** What the page says of each of its rows. */
	private Map<String, String> column(String name) {
		String json = this.browser.evaluate(
				"""
						JSON.stringify([...document.querySelectorAll('[data-row]')].map((row) => [row.dataset.row, row.dataset.%s]))
						"""
					.formatted(name)
					.strip());
		Map<String, String> column = new LinkedHashMap<>();
		for (JsonNode row : JsonMapper.shared().readTree(json)) {
			column.put(row.get(0).asString(), row.get(1).asString());
		}
		return column;
	}

	private static Map<String, String> rows(String table) {
		Map<String, String> rows = new LinkedHashMap<>();
		table.lines().map((line) -> line.split("\\|", 2)).forEach((row) -> rows.put(row[0].strip(), row[1].strip()));
		return rows;
	}

}
