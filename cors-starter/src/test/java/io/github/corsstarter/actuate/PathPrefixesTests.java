package io.github.corsstarter.actuate;

import io.github.corsstarter.tags.PlainJava;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PlainJava
class PathPrefixesTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					no prefixes                 | ``    | ``   | /api/x      | /api/x  |
					with the context path       | /app/ | ``   | /app/api/x  | /api/x  | Paths are relative to the context path '/app': this is about '/api/x'.
					the context path alone      | /app  | ``   | /app        | ``      | Paths are relative to the context path '/app': this is about '/'.
					without the context path    | /app  | ``   | /api/x      | /api/x  |
					alike the context path      | /app  | ``   | /apps/x     | /apps/x |
					with the servlet's path     | ``    | /mvc | /mvc/api/x  | /mvc/api/x |
					without the servlet's path  | ``    | mvc  | /api/x      | /api/x  | Spring MVC handles no path outside '/mvc': '/mvc/api/x' may be meant.
					without a slash             | ``    | /mvc | api/x       | api/x   | Spring MVC handles no path outside '/mvc': '/mvc/api/x' may be meant.
					""")
	void pathOfABrowserIsRecognised(String description, String contextPath, String servletPath, String path,
			String relative, @Nullable String remark) {
		PathPrefixes prefixes = new PathPrefixes(contextPath, servletPath);
		assertThat(prefixes.relative(path)).isEqualTo(relative);
		assertThat(prefixes.remarks(path)).containsExactly((remark != null) ? new String[] { remark } : new String[0]);
	}

}
