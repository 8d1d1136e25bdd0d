package io.github.corsstarter.web.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class VaryHeaderTests {

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					nothing there               |                         | Origin       | Origin
					nothing to add              | Accept                  | ''           | Accept
					another name there          | Accept                  | Origin       | Accept, Origin
					the same name there         | Origin                  | Origin       | Origin
					the same name in lower case | origin                  | Origin       | origin
					the same name in a list     | Accept ,origin,  Cookie | Origin       | Accept ,origin,  Cookie
					a name that holds it        | X-Origin                | Origin       | X-Origin, Origin
					everything there            | *                       | Origin       | *
					everything in a list        | Accept, *               | Origin       | Accept, *
					one of two there            | Access-Method           | Origin, Access-Method | Access-Method, Origin
					none of two there           | Accept                  | Origin, Access-Method | Accept, Origin, Access-Method
					""")
	void namesAreAddedAndNoneTwice(String description, String present, String added, String expected) {
		if (present != null) {
			this.response.addHeader("Vary", present);
		}
		VaryHeader.add(this.response, added);
		assertThat(String.join(", ", this.response.getHeaders("Vary"))).isEqualTo(expected);
	}

	@Test
	void namesOnSeveralLinesAreSeen() {
		this.response.addHeader("Vary", "Accept");
		this.response.addHeader("Vary", "Origin");
		VaryHeader.add(this.response, "Origin, Accept");
		assertThat(this.response.getHeaders("Vary")).containsExactly("Accept", "Origin");
	}

	@Test
	void addingTwiceIsAddingOnce() {
		VaryHeader.add(this.response, "Origin, Access-Control-Request-Method");
		VaryHeader.add(this.response, "Origin, Access-Control-Request-Method");
		assertThat(this.response.getHeaders("Vary")).containsExactly("Origin, Access-Control-Request-Method");
	}

	@Test
	void nothingToAddLeavesNoHeader() {
		VaryHeader.add(this.response, "");
		assertThat(this.response.containsHeader("Vary")).isFalse();
	}

}
