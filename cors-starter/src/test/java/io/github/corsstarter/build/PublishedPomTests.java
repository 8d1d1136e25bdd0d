package io.github.corsstarter.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import io.github.corsstarter.tags.AboutTheBuild;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the published POM tells an application's build.
 */
@AboutTheBuild
class PublishedPomTests {

	private static final Path POM = Path.of(".flattened-pom.xml");

	@Test
	void onlySpringIsPassedOn() throws Exception {
		assertThat(artifacts(false)).containsExactly("spring-boot-autoconfigure", "spring-web");
	}

	@Test
	void whatAnApplicationMayHaveItselfIsOptional() throws Exception {
		assertThat(artifacts(true)).containsExactly("jakarta.servlet-api", "reactor-core", "spring-boot-actuator",
				"spring-boot-actuator-autoconfigure", "micrometer-core", "jspecify");
	}

	@Test
	void pomStandsAlone() throws Exception {
		assertThat(pom().getElementsByTagName("parent").getLength()).isZero();
	}

	private static List<String> artifacts(boolean optional) throws Exception {
		List<String> artifacts = new ArrayList<>();
		NodeList dependencies = pom().getElementsByTagName("dependency");
		for (int i = 0; i < dependencies.getLength(); i++) {
			Element dependency = (Element) dependencies.item(i);
			if (optional == (dependency.getElementsByTagName("optional").getLength() > 0)) {
				artifacts.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
			}
		}
		return artifacts;
	}

	private static Document pom() throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(POM.toFile());
	}

}
