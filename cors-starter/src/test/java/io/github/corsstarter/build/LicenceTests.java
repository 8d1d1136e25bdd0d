package io.github.corsstarter.build;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.tags.AboutTheBuild;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar states the licences of everything in it.
 */
@AboutTheBuild
class LicenceTests {

	private static final String PUBLIC_SUFFIX_LIST = "io/github/corsstarter/internal/reach/effective_tld_names.dat";

	@Test
	void jarCarriesItsLicence() throws IOException {
		assertThat(read("META-INF/LICENSE")).contains("Apache License", "Version 2.0, January 2004");
	}

	@Test
	void noticeNamesWhatTheJarContainsAndUses() throws IOException {
		assertThat(read("META-INF/NOTICE")).contains("public suffix list", PUBLIC_SUFFIX_LIST, "Mozilla Public License",
				"Spring Framework", "Jakarta Servlet API");
	}

	@Test
	void publicSuffixListIsUnchanged() throws IOException {
		assertThat(read(PUBLIC_SUFFIX_LIST))
			.startsWith("// This Source Code Form is subject to the terms of the Mozilla Public\n// License, v. 2.0.")
			.contains("// ===BEGIN ICANN DOMAINS===", "// ===END PRIVATE DOMAINS===");
	}

	/** Other jars have files with these names too. */
	private static String read(String name) throws IOException {
		String jar = CorsPolicy.class.getProtectionDomain().getCodeSource().getLocation().getPath();
		for (URL resource : Collections.list(LicenceTests.class.getClassLoader().getResources(name))) {
			if (resource.getPath().contains(jar)) {
				try (InputStream in = resource.openStream()) {
					return new String(in.readAllBytes(), StandardCharsets.UTF_8);
				}
			}
		}
		return "";
	}

}
