package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What IDEs are told. They complete {@code cors.policies.<name>.} from the type of the
 * map's values: its setters, and the Javadoc of its fields.
 */
class MetadataTests {

	private DocumentContext metadata;

	@BeforeEach
	void setUp() throws IOException {
		// The class path has others, among them that of the tests' own properties.
		URL classes = CorsProperties.class.getProtectionDomain().getCodeSource().getLocation();
		try (InputStream in = new URL(classes, "META-INF/spring-configuration-metadata.json").openStream()) {
			this.metadata = JsonPath.parse(in);
		}
	}

	@Test
	void everyKeyHasADescription() {
		List<String> described = this.metadata.read("$.properties[?(@.description =~ /[A-Z].*[.]/)].name");
		assertThat(described)
			.containsExactlyInAnyOrderElementsOf(KnownKeys.TOP.stream().map((key) -> "cors." + key).toList());
	}

	@Test
	void theMapOfPoliciesNamesTheTypeOfItsValues() {
		List<String> type = this.metadata.read("$.properties[?(@.name == 'cors.policies')].type");
		assertThat(type).containsExactly("java.util.Map<java.lang.String," + PolicyProperties.class.getName() + ">");
	}

	@Test
	void noHintIsForAKeyThatDoesNotExist() {
		List<String> hints = this.metadata.read("$.hints[*].name");
		assertThat(hints).isNotEmpty()
			.map((name) -> name.replaceAll("[.](?:keys|values)$", "").substring("cors.".length()))
			.isSubsetOf(KnownKeys.TOP);
	}

}
