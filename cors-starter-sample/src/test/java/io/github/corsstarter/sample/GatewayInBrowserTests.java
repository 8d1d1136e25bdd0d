package io.github.corsstarter.sample;

import java.util.Map;

import io.github.corsstarter.sample.gateway.Gateway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page calls the gateway, and real browsers make of it what they make of the API.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "sample.gateway-port=0")
@ActiveProfiles("gateway")
class GatewayInBrowserTests extends InBrowser {

	private static final int PAGE_PORT = FreePort.find();

	private final SamplePage page = new SamplePage(browser, PAGE_PORT);

	@LocalServerPort
	private int apiPort;

	@Autowired
	private Gateway gateway;

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@Test
	void listedOriginIsLetIn() {
		this.page.open("localhost");
		assertRows(SamplePage.LET_IN);
		assertThat(this.page.text("#headline")).contains("the gateway at http://localhost:" + this.gateway.port());
		assertThat(this.page.text("#governed")).contains("the gateway at http://localhost:" + this.gateway.port(),
				"The API behind it, at http://localhost:" + this.apiPort + ", has no policies.");
	}

	@Test
	void otherOriginSeesThePublicStatusOnly() {
		this.page.open("127.0.0.1");
		assertRows(SamplePage.REFUSED);
	}

	private void assertRows(Map<String, String> expected) {
		assertThat(this.page.column("outcome")).containsExactlyEntriesOf(expected);
		assertThat(this.page.column("verdict").values()).containsOnly("expected");
		assertThat(this.page.column("explained")).containsExactlyEntriesOf(SamplePage.explained(expected));
	}

}
