package io.github.corsstarter.autoconfigure.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.Danger;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicyProperties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What IDEs know about the properties.
 */
class ConfigurationMetadataTests {

	/** What Spring Boot has for every endpoint. */
	private static final String OF_THE_ACTUATOR = "management.endpoint.cors.";

	private static DocumentContext metadata;

	@BeforeAll
	static void read() throws IOException {
		// The class path has others, including that of the tests' own properties.
		URL type = CorsProperties.class.getResource("CorsProperties.class");
		try (InputStream json = new URL(type, "../../../../../META-INF/spring-configuration-metadata.json")
			.openStream()) {
			metadata = JsonPath.parse(json);
		}
	}

	@ParameterizedTest(name = "cors.{0} is a {1}")
	@CsvSource(delimiter = '|',
			textBlock = """
					enabled                 | java.lang.Boolean
					paths                   | java.util.List<java.lang.String>
					allowed-origins         | java.util.List<java.lang.String>
					allowed-origin-patterns | java.util.List<java.lang.String>
					allowed-origin-regexes  | java.util.List<java.lang.String>
					allowed-methods         | java.util.List<java.lang.String>
					allowed-headers         | java.util.List<java.lang.String>
					exposed-headers         | java.util.List<java.lang.String>
					allow-credentials       | java.lang.Boolean
					max-age                 | java.time.Duration
					policies                | java.util.Map<java.lang.String,io.github.corsstarter.autoconfigure.properties.PolicyProperties>
					reject-disallowed       | java.lang.Boolean
					dangerously-tolerate    | java.util.Set<io.github.corsstarter.Danger>
					debug                   | java.lang.Boolean
					filter-order            | java.lang.Integer
					""")
	void keyIsListedOnceWithItsType(String key, String type) {
		assertThat(properties("cors." + key)).extracting((property) -> property.get("type")).containsExactly(type);
	}

	@Test
	void everyKeyThatBindsIsListed() {
		List<String> names = metadata.read("$.properties[*].name");
		assertThat(names).filteredOn((name) -> !name.startsWith(OF_THE_ACTUATOR))
			.containsExactlyInAnyOrderElementsOf(KnownKeys.TOP.stream().map((key) -> "cors." + key).toList());
	}

	/**
	 * Editors complete what is below a map by the getters and setters of its values.
	 */
	@Test
	void everyKeyOfANamedPolicyHasAGetterAndASetterOfOneType() {
		assertThat(PolicyProperties.class).isPublic().isNotFinal();
		assertThat(BeanUtils.getPropertyDescriptors(PolicyProperties.class))
			.filteredOn((property) -> !property.getName().equals("class"))
			.allSatisfy((property) -> {
				assertThat(property.getWriteMethod()).as(property.getName()).isNotNull();
				assertThat(property.getReadMethod()).as(property.getName()).isNotNull();
				assertThat(property.getWriteMethod().getGenericParameterTypes())
					.containsExactly(property.getReadMethod().getGenericReturnType());
			})
			.extracting((property) -> DataObjectPropertyName.toDashedForm(property.getName()))
			.isSubsetOf(KnownKeys.TOP)
			.contains("paths", "enabled", "allowed-origins", "allow-credentials", "max-age", "dangerously-tolerate");
	}

	@Test
	void noHintIsForAKeyThatDoesNotExist() {
		List<String> hints = metadata.read("$.hints[*].name");
		assertThat(hints).isNotEmpty()
			.map((name) -> name.replaceAll("[.](?:keys|values)$", "").substring("cors.".length()))
			.isSubsetOf(KnownKeys.TOP);
	}

	@Test
	void everyKeyIsDescribedAsASentence() {
		List<Map<String, Object>> properties = metadata.read("$.properties[?(@.name =~ /cors.*/)]");
		assertThat(properties).hasSameSizeAs(KnownKeys.TOP).allSatisfy((property) -> {
			assertThat(property.get("description")).asString().matches("[A-Z].*\\.").doesNotStartWith("The ");
		});
	}

	@ParameterizedTest(name = "cors.{0} is {1} by default")
	@CsvSource(delimiter = '|', textBlock = """
			enabled           | true
			allow-credentials | false
			max-age           | 30m
			reject-disallowed | false
			debug             | false
			filter-order      | -2147483618
			""")
	void defaultIsKnown(String key, String expected) {
		assertThat(properties("cors." + key)).extracting((property) -> String.valueOf(property.get("defaultValue")))
			.containsExactly(expected);
	}

	@Test
	void defaultOfPathsIsAllPaths() {
		List<String> paths = metadata.read("$.properties[?(@.name == 'cors.paths')].defaultValue[*]");
		assertThat(paths).containsExactly("/**");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed-origins", "allowed-methods", "allowed-headers", "exposed-headers" })
	void wildcardIsProposedAndExplained(String key) {
		List<String> descriptions = metadata
			.read("$.hints[?(@.name == 'cors." + key + "')].values[?(@.value == '*')].description");
		assertThat(descriptions).singleElement().asString().isNotBlank();
	}

	@Test
	void everyDangerIsProposedAndExplained() {
		List<Map<String, String>> values = metadata.read("$.hints[?(@.name == 'cors.dangerously-tolerate')].values[*]");
		assertThat(values).allSatisfy((value) -> assertThat(value.get("description")).isNotBlank())
			.extracting((value) -> value.get("value"))
			.containsExactly(Arrays.stream(Danger.values()).map(Danger::key).toArray(String[]::new));
	}

	@Test
	void otherValuesThanTheProposedAreFineButForDangers() {
		List<String> open = metadata.read("$.hints[?(@.providers[0].name == 'any')].name");
		List<String> hints = metadata.read("$.hints[*].name");
		assertThat(hints).containsOnlyOnce("cors.dangerously-tolerate").doesNotHaveDuplicates();
		assertThat(open).containsExactlyInAnyOrderElementsOf(
				hints.stream().filter((name) -> !name.equals("cors.dangerously-tolerate")).toList());
	}

	private static List<Map<String, Object>> properties(String name) {
		return metadata.read("$.properties[?(@.name == '" + name + "')]");
	}

}
