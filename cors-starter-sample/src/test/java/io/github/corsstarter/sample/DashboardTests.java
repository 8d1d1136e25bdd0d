package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard queries series that exist once the sample has been called.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "management.prometheus.metrics.export.enabled=true")
class DashboardTests {

	private static final Path DASHBOARD = Path.of("docs", "grafana-dashboard.json");

	/** A name in front of its labels: {@code cors_requests_total{...}}. */
	private static final Pattern SERIES = Pattern.compile("([a-z_]+)\\{([^}]*)\\}");

	private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~?)\"([^\"]*)\"");

	private static final Pattern GROUPING = Pattern.compile("by \\(([a-z_, ]+)\\)");

	private static final int PAGE_PORT = FreePort.find();

	@LocalServerPort
	private int port;

	@Autowired
	private PrometheusMeterRegistry registry;

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@Test
	void seriesOfTheDashboardAreThere() throws Exception {
		sendPreflight();
		String scraped = this.registry.scrape();
		assertThat(expressions()).allMatch((expression) -> SERIES.matcher(expression).find());
		List<MatchResult> asked = expressions().stream()
			.flatMap((expression) -> SERIES.matcher(expression).results())
			.toList();
		assertThat(asked).isNotEmpty().allSatisfy((series) -> {
			assertThat(scraped).contains("\n" + series.group(1) + "{");
			String lines = scraped.lines()
				.filter((line) -> line.startsWith(series.group(1) + "{"))
				.reduce("", String::concat);
			assertThat(LABEL.matcher(series.group(2)).results()).allSatisfy((label) -> assertThat(lines)
				.contains(label.group(2).startsWith("$") ? label.group(1) + "=\"" : label.group()));
		});
	}

	@Test
	void labelsThatTheDashboardGroupsByAreThere() throws IOException {
		String counters = this.registry.scrape()
			.lines()
			.filter((line) -> line.startsWith("cors_requests_total{"))
			.reduce("", String::concat);
		List<String> groupings = expressions().stream()
			.flatMap((expression) -> GROUPING.matcher(expression).results())
			.flatMap((grouping) -> Pattern.compile(", ").splitAsStream(grouping.group(1)))
			.toList();
		assertThat(groupings).isNotEmpty().allSatisfy((label) -> assertThat(counters).contains(label + "=\""));
	}

	@Test
	void variableOfTheDashboardIsALabel() throws IOException {
		String query = JsonPath.read(Files.readString(DASHBOARD), "$.templating.list[1].query");
		assertThat(query).isEqualTo("label_values(cors_requests_total, policy)");
	}

	private static List<String> expressions() throws IOException {
		return JsonPath.read(Files.readString(DASHBOARD), "$.panels[*].targets[*].expr");
	}

	private void sendPreflight() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/api/notes"))
			.header("Origin", "http://localhost:" + PAGE_PORT)
			.header("Access-Control-Request-Method", "PATCH")
			.method("OPTIONS", BodyPublishers.noBody())
			.build();
		assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
	}

}
