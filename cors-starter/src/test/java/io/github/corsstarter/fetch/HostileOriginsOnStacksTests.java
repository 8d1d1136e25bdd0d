package io.github.corsstarter.fetch;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.HostileOrigins;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No filter makes more of a hostile origin than the policies do.
 */
@ParameterizedClass
@EnumSource
class HostileOriginsOnStacksTests {

	private static final Url NOTES = Url.of("https://api.example.com/notes/200");

	@Parameter
	private Stack stack;

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("io.github.corsstarter.HostileOrigins#all")
	void hostileOriginGetsInNowhere(String reason, String template) {
		List<String> allowed = new ArrayList<>();
		HostileOrigins.origins(template).forEach((origin) -> allowed.addAll(allowedBy(origin)));
		assertThat(allowed).isEmpty();
	}

	/** Without these, a filter that allows nobody would pass. */
	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("io.github.corsstarter.HostileOrigins#meant")
	void originThatIsMeantGetsInByItsRuleOnly(String policyName, String origin) {
		assertThat(allowedBy(origin)).containsExactly(policyName + " OPTIONS " + origin, policyName + " GET " + origin);
	}

	private List<String> allowedBy(String origin) {
		List<String> allowed = new ArrayList<>();
		for (CorsPolicy policy : HostileOrigins.POLICIES) {
			Network server = this.stack.server((request) -> policy, true, null);
			HeaderList headers = HeaderList.EMPTY.with("Origin", origin);
			HeaderList preflight = headers.with("Access-Control-Request-Method", "PUT")
				.with("Access-Control-Request-Headers", "x-one");
			for (HttpRequest request : List.of(new HttpRequest("OPTIONS", NOTES, preflight),
					new HttpRequest("GET", NOTES, headers))) {
				HttpResponse response = server.send(request);
				if (response.status() != 403 || response.headers()
					.headers()
					.stream()
					.anyMatch((header) -> header.name().startsWith("Access-Control-"))) {
					allowed.add(policy.name() + " " + request.method() + " " + origin);
				}
			}
		}
		return allowed;
	}

}
