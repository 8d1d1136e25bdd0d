package io.github.corsstarter.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.corsstarter.sample.browser.Browser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests that each browser has to pass, one browser for all tests of a class.
 */
@ParameterizedClass
@EnumSource
abstract class InBrowser {

	@TempDir
	private static Path profiles;

	static Browser browser;

	@Parameter
	Browser.Kind kind;

	@BeforeParameterizedClassInvocation
	static void startBrowser(Browser.Kind kind) throws IOException {
		assumeTrue(kind.isExpected(), () -> kind + " is not installed");
		browser = kind.start(Files.createDirectory(profiles.resolve(kind.name())));
	}

	@AfterParameterizedClassInvocation
	static void stopBrowser() {
		if (browser != null) {
			browser.close();
			browser = null;
		}
	}

}
