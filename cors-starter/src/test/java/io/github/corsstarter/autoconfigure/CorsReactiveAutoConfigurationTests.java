package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.tags.StartsApplications;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class CorsReactiveAutoConfigurationTests {

	private static final String APP = "https://app.example.com";

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(CorsAutoConfiguration.class,
			CorsServletAutoConfiguration.class, CorsReactiveAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner configured = this.runner
		.withPropertyValues("cors.allowed-origins=" + APP);

	@Test
	void webFilterStandsInFrontOfSpringSecurity(CapturedOutput output) {
		this.configured.run((context) -> {
			assertThat(context).hasSingleBean(CorsPolicyWebFilter.class)
				.doesNotHaveBean(CorsPolicyFilter.class)
				.doesNotHaveBean(FilterRegistrationBean.class);
			assertThat(context.getBean(CorsPolicyWebFilter.class).getOrder())
				.isEqualTo(Ordered.HIGHEST_PRECEDENCE + 30);
		});
		assertThat(output).contains("CORS policies in force: 1 from test (default paths=/**");
	}

	@Test
	void servletApplicationGetsTheFilterOfItsOwnStack() {
		new WebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues("cors.allowed-origins=" + APP)
			.run((context) -> assertThat(context).hasSingleBean(FilterRegistrationBean.class)
				.doesNotHaveBean(CorsPolicyWebFilter.class));
	}

	@Test
	void filterOrderIsConfigurable() {
		this.configured.withPropertyValues("cors.filter-order=-102")
			.run((context) -> assertThat(context.getBean(CorsPolicyWebFilter.class).getOrder()).isEqualTo(-102));
	}

	@Test
	void nothingIsRegisteredWhenDisabled() {
		this.configured.withPropertyValues("cors.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CorsPolicyWebFilter.class)
				.doesNotHaveBean(CorsPolicies.class));
	}

	@Test
	void resolverIsNotAskedWhenSwitchedOffByAnotherWord() {
		this.configured.withPropertyValues("cors.enabled=off").withBean(PolicyResolver.class, () -> (request) -> {
			throw new AssertionError("asked");
		}).run((context) -> assertThat(allowOrigin(context.getBean(CorsPolicyWebFilter.class))).isNull());
	}

	@Test
	void servletApiIsNotNeeded() {
		this.configured.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(CorsPolicyWebFilter.class));
	}

	@Test
	void configurationIsCheckedAsOnServlets() {
		this.runner.withPropertyValues("cors.allowed-origins=https://app.example.com/")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("An origin has no trailing slash."));
	}

	@Test
	void userResolverReplacesTheDefault() {
		this.configured.withUserConfiguration(UserResolver.class)
			.run((context) -> assertThat(allowOrigin(context.getBean(CorsPolicyWebFilter.class)))
				.isEqualTo("https://user.example"));
	}

	private static String allowOrigin(CorsPolicyWebFilter filter) {
		MockServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.get("/").header("Origin", "https://user.example"));
		WebFilterChain chain = (passedOn) -> passedOn.getResponse().setComplete();
		filter.filter(exchange, chain).block();
		return exchange.getResponse().getHeaders().getFirst("Access-Control-Allow-Origin");
	}

	@Configuration(proxyBeanMethods = false)
	static class UserResolver {

		@Bean
		PolicyResolver resolver() {
			CorsPolicy policy = CorsPolicy.builder().allowedOrigins("https://user.example").build();
			return (request) -> policy;
		}

	}

}
