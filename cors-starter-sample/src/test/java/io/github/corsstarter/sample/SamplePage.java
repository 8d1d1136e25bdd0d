package io.github.corsstarter.sample;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.corsstarter.sample.browser.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page as a browser shows it, and what it should show.
 */
final class SamplePage {

	/** What a script gets to see at an allowed origin, by row. */
	static final Map<String, String> LET_IN = rows("""
			public-status      | readable
			public-credentials | blocked
			safelisted-get     | readable
			exposed-header     | readable
			hidden-header      | hidden
			session            | readable
			preflighted-put    | readable
			unauthenticated    | readable
			missing-csrf-token | readable
			uncaught-exception | readable
			disallowed-method  | blocked
			disallowed-header  | blocked
			""");

	/** What a script gets to see at any other origin, by row. */
	static final Map<String, String> REFUSED = rows("""
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

	private final Browser browser;

	private final int port;

	SamplePage(Browser browser, int port) {
		this.browser = browser;
		this.port = port;
	}

	/**
	 * Open the page and wait until it has made its calls.
	 * @param host its host
	 */
	void open(String host) {
		this.browser.open("http://" + host + ":" + this.port + "/");
		waitFor("document.body.dataset.done === 'true'");
	}

	/**
	 * Open the page and wait until it accepts questions.
	 * @param host its host
	 */
	void openForm(String host) {
		this.browser.open("http://" + host + ":" + this.port + "/");
		waitFor("document.querySelector('.preset') !== null");
	}

	/**
	 * What the page says about each of its rows.
	 * @param name a name of its data
	 * @return the values by row
	 */
	Map<String, String> column(String name) {
		return read("[...document.querySelectorAll('[data-row]')].map((row) => [row.dataset.row, row.dataset.%s])"
			.formatted(name));
	}

	/**
	 * The reason that the server gives for each row.
	 * @return the reasons by row
	 */
	Map<String, String> reasons() {
		return read("[...document.querySelectorAll('[data-row]')].map("
				+ "(row) => [row.dataset.row, row.querySelector('.explained .sentence').textContent])");
	}

	/**
	 * Fill in the form and wait for the answer.
	 * @param question what to fill in, by name
	 */
	void ask(Map<String, String> question) {
		this.browser.evaluate("""
				(() => {
					const form = document.querySelector('#ask form');
					Object.entries(%s).forEach(([name, value]) => { form.elements[name].value = value; });
					form.requestSubmit();
				})()""".formatted(JsonMapper.shared().writeValueAsString(question)));
		waitForAnswer();
	}

	/**
	 * Press a button that asks, and wait for the answer.
	 * @param selector the button
	 */
	void press(String selector) {
		this.browser.evaluate("document.querySelector(\"%s\").click()".formatted(selector));
		waitForAnswer();
	}

	/**
	 * The text of an element.
	 * @param selector the element
	 * @return the text
	 */
	String text(String selector) {
		return this.browser.evaluate("document.querySelector(\"%s\").textContent".formatted(selector));
	}

	/**
	 * The steps of the answer to the form.
	 * @return the results by name
	 */
	Map<String, String> steps() {
		return read("[...document.querySelectorAll('.chain li')].map((step) => "
				+ "[step.querySelector('.check').firstChild.data, step.querySelector('.result').textContent])");
	}

	private void waitForAnswer() {
		waitFor("document.querySelector('#ask').ariaBusy === 'false'");
	}

	private void waitFor(String condition) {
		this.browser.evaluate("""
				new Promise((done) => {
					const look = () => (%s) ? done('') : setTimeout(look, 20);
					look();
				})""".formatted(condition));
	}

	private Map<String, String> read(String entries) {
		Map<String, String> read = new LinkedHashMap<>();
		for (JsonNode entry : JsonMapper.shared().readTree(this.browser.evaluate("JSON.stringify(" + entries + ")"))) {
			read.put(entry.get(0).asString(), entry.get(1).asString());
		}
		return read;
	}

	/**
	 * What the server should explain where a browser lets scripts see this much.
	 * @param seen what a script gets to see, by row
	 * @return the outcome of the explanation, by row
	 */
	static Map<String, String> explained(Map<String, String> seen) {
		Map<String, String> explained = new LinkedHashMap<>(seen);
		explained.replaceAll((row, outcome) -> outcome.equals("blocked") ? "denied" : "allowed");
		return explained;
	}

	private static Map<String, String> rows(String table) {
		Map<String, String> rows = new LinkedHashMap<>();
		table.lines().map((line) -> line.split("\\|", 2)).forEach((row) -> rows.put(row[0].strip(), row[1].strip()));
		return rows;
	}

}
