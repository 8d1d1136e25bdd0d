package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.properties.RefusedPropertiesException;
import io.github.corsstarter.tags.StartsApplications;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsConfigurationSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class CorsAutoConfigurationTests {

	private static final String APP = "https://app.example.com";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class));

	private final WebApplicationContextRunner configured = this.runner
		.withPropertyValues("cors.allowed-origins=" + APP);

	@Test
	void filterRunsBeforeSpringSecurityAndOnErrorPagesToo() {
		this.configured.run((context) -> {
			FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);
			assertThat(registration.getFilter()).isInstanceOf(CorsPolicyFilter.class);
			assertThat(registration.isEnabled()).isTrue();
			assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 30);
			assertThat(registration.determineDispatcherTypes()).containsExactlyInAnyOrder(DispatcherType.REQUEST,
					DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD);
		});
	}

	@Test
	void filterOrderIsConfigurable() {
		this.configured.withPropertyValues("cors.filter-order=-102")
			.run((context) -> assertThat(context.getBean(FilterRegistrationBean.class).getOrder()).isEqualTo(-102));
	}

	@Test
	void nothingIsRegisteredWhenDisabled() {
		this.configured.withPropertyValues("cors.enabled=false").run(CorsAutoConfigurationTests::assertAbsent);
	}

	@Test
	void whatBeansInjectIsThereWhenDisabledToo() {
		this.configured.withConfiguration(AutoConfigurations.of(CorsSwitchedOffAutoConfiguration.class))
			.withUserConfiguration(UserResolver.class)
			.withPropertyValues("cors.enabled=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(FilterRegistrationBean.class);
				assertThat(context.getBean(CorsPolicies.class)).isEmpty();
				assertThat(context.getBean(CorsPolicyRefresher.class).refresh().join().outcome())
					.isEqualTo(PolicyRefresh.Outcome.UNCHANGED);
			});
	}

	@Test
	void thereIsOneOfEachWhenEnabled() {
		this.configured.withConfiguration(AutoConfigurations.of(CorsSwitchedOffAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(CorsPolicies.class)
				.hasSingleBean(CorsPolicyRefresher.class));
	}

	@Test
	void disabledPropertiesAreNotChecked() {
		this.runner.withPropertyValues("cors.enabled=false", "cors.allowed-origins=https://app.example.com/")
			.run(CorsAutoConfigurationTests::assertAbsent);
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "no", "0" })
	void otherWordsSwitchOffToo(String word) {
		this.configured.withUserConfiguration(UserResolver.class)
			.withPropertyValues("cors.enabled=" + word, "cors.policies.api.allowed-origins=https://app.example.com/")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeansOfType(FilterRegistrationBean.class).values())
					.noneMatch((registration) -> registration.isEnabled());
			});
	}

	@Test
	void nothingIsRegisteredOutsideOfWebApplications() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class))
			.withPropertyValues("cors.allowed-origins=" + APP)
			.run(CorsAutoConfigurationTests::assertAbsent);
	}

	@Test
	void policiesNeedNoServlets() {
		this.configured.withClassLoader(new FilteredClassLoader(Filter.class))
			.run((context) -> assertThat(context).hasSingleBean(CorsPolicies.class)
				.hasSingleBean(PolicyResolver.class)
				.doesNotHaveBean("corsPolicyFilterRegistration"));
	}

	@Test
	void policiesNeedNoneOfBootsServletSupport() {
		this.configured.withClassLoader(new FilteredClassLoader(FilterRegistrationBean.class))
			.run((context) -> assertThat(context).hasSingleBean(CorsPolicies.class)
				.doesNotHaveBean("corsPolicyFilterRegistration"));
	}

	@Test
	void propertiesAreCheckedWithoutServletsToo() {
		this.runner.withClassLoader(new FilteredClassLoader(Filter.class))
			.withPropertyValues("cors.allowed-origins=https://app.example.com/")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(RefusedPropertiesException.class)
				.hasMessageContaining("cors.allowed-origins[0]"));
	}

	@Test
	void propertiesAreCheckedBesideTheUsersOwnPolicies() {
		this.runner.withBean(CorsPolicies.class, () -> new PathPolicies(List.of()))
			.withPropertyValues("cors.allowed-origins=https://app.example.com/")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(RefusedPropertiesException.class));
	}

	@Test
	void withoutConfigurationTheFilterIsSwitchedOff() {
		this.runner.run((context) -> {
			assertThat(context.getBean(FilterRegistrationBean.class).isEnabled()).isFalse();
			assertThat(context.getBean(CorsPolicies.class)).isEmpty();
		});
	}

	@Test
	void withoutConfigurationOneLineSaysSo(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("No origin is allowed under 'cors'"))
			.singleElement()
			.asString()
			.contains("INFO");
	}

	@Test
	void withConfigurationNoLineSaysOtherwise(CapturedOutput output) {
		this.configured.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("No origin is allowed");
	}

	@Test
	void keysThatNameNoOriginAreDefaultsAndNoPolicy() {
		this.runner.withPropertyValues("cors.allowed-methods=PUT", "cors.max-age=600")
			.run((context) -> assertThat(context.getBean(CorsPolicies.class)).isEmpty());
	}

	@Test
	void keysThatNameAnOriginAreThePolicyDefault() {
		this.configured.withPropertyValues("cors.policies.shop.paths=/shop/**")
			.run((context) -> assertThat(context.getBean(CorsPolicies.class)).extracting(CorsPolicy::name)
				.containsExactly(CorsPolicies.DEFAULT, "shop"));
	}

	@Test
	void userResolverReplacesTheDefault() {
		this.configured.withUserConfiguration(UserResolver.class).run((context) -> {
			assertThat(context).hasSingleBean(PolicyResolver.class);
			assertThat(preflight(context, "/tenant/x", "https://tenant.example", "GET"))
				.containsEntry("Access-Control-Allow-Origin", "https://tenant.example");
		});
	}

	@Test
	void userResolverMayFallBackOnTheProperties() {
		this.configured.withUserConfiguration(UserResolver.class)
			.run((context) -> assertThat(preflight(context, "/x", APP, "GET"))
				.containsEntry("Access-Control-Allow-Origin", APP));
	}

	@Test
	void userResolverIsAskedThoughNothingIsConfigured(CapturedOutput output) {
		this.runner.withUserConfiguration(UserResolver.class)
			.run((context) -> assertThat(context.getBean(FilterRegistrationBean.class).isEnabled()).isTrue());
		assertThat(output).doesNotContain("No origin is allowed");
	}

	@Test
	void userPoliciesReplaceThoseOfTheProperties() {
		this.runner.withUserConfiguration(UserPolicies.class).run((context) -> {
			assertThat(context).hasSingleBean(CorsPolicies.class);
			assertThat(context.getBean(FilterRegistrationBean.class).isEnabled()).isTrue();
			assertThat(preflight(context, "/x", "https://code.example", "GET"))
				.containsEntry("Access-Control-Allow-Origin", "https://code.example");
		});
	}

	@Test
	void userRegistrationReplacesOurs() {
		this.configured.withUserConfiguration(UserRegistration.class)
			.run((context) -> assertThat(context.getBean(FilterRegistrationBean.class).getOrder()).isEqualTo(7));
	}

	@Test
	void registrationOfAnotherFilterDoesNotReplaceOurs() {
		this.configured.withUserConfiguration(OtherRegistration.class)
			.run((context) -> assertThat(context).getBeans(FilterRegistrationBean.class).hasSize(2));
	}

	@Test
	void noBeanHasANameOrTypeThatSpringSecurityTakes() {
		this.configured.run((context) -> assertThat(context).doesNotHaveBean("corsFilter")
			.doesNotHaveBean("corsConfigurationSource")
			.doesNotHaveBean(CorsConfigurationSource.class));
	}

	@Test
	void preflightIsAnsweredAsConfigured() {
		this.configured
			.withPropertyValues("cors.allowed-methods=PUT,DELETE", "cors.allowed-headers=Content-Type,X-Trace",
					"cors.allow-credentials=true", "cors.max-age=10m")
			.run((context) -> assertThat(preflight(context, "/x", APP, "DELETE")).containsOnly(
					entry("Access-Control-Allow-Origin", APP), entry("Access-Control-Allow-Credentials", "true"),
					entry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE"),
					entry("Access-Control-Allow-Headers", "Content-Type, X-Trace"),
					entry("Access-Control-Max-Age", "600")));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a number is seconds        | 600 | 600
			a unit is honoured         | 2h  | 7200
			ISO-8601 is understood     | PT1M30S | 90
			zero disables the cache    | 0   | 0
			the longest is a day       | 24h | 86400
			""")
	void maxAgeIsSentInSeconds(String description, String maxAge, String expected) {
		this.configured.withPropertyValues("cors.max-age=" + maxAge)
			.run((context) -> assertThat(preflight(context, "/x", APP, "GET")).containsEntry("Access-Control-Max-Age",
					expected));
	}

	@Test
	void preflightMayBeCachedForHalfAnHourUnlessConfigured() {
		this.configured.run((context) -> assertThat(preflight(context, "/x", APP, "GET"))
			.containsEntry("Access-Control-Max-Age", "1800"));
	}

	@Test
	void namedPolicyTakesWhatItDoesNotSetFromTheTopLevel() {
		this.runner
			.withPropertyValues("cors.allowed-methods=PUT", "cors.allowed-headers=X-Trace",
					"cors.allow-credentials=true", "cors.max-age=60", "cors.paths=/top/**",
					"cors.policies.shop.allowed-origins=https://shop.example")
			.run((context) -> assertThat(preflight(context, "/top/x", "https://shop.example", "PUT")).containsOnly(
					entry("Access-Control-Allow-Origin", "https://shop.example"),
					entry("Access-Control-Allow-Credentials", "true"),
					entry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT"),
					entry("Access-Control-Allow-Headers", "X-Trace"), entry("Access-Control-Max-Age", "60")));
	}

	@Test
	void namedPolicyOverridesWhatItSets() {
		this.runner
			.withPropertyValues("cors.allowed-methods=PUT", "cors.allowed-headers=X-Trace",
					"cors.allow-credentials=true", "cors.max-age=60", "cors.paths=/top/**",
					"cors.policies.shop.allowed-origins=https://shop.example", "cors.policies.shop.paths=/shop/**",
					"cors.policies.shop.allowed-methods=PATCH", "cors.policies.shop.allowed-headers=X-Shop",
					"cors.policies.shop.allow-credentials=false", "cors.policies.shop.max-age=5")
			.run((context) -> assertThat(preflight(context, "/shop/x", "https://shop.example", "PATCH")).containsOnly(
					entry("Access-Control-Allow-Origin", "https://shop.example"),
					entry("Access-Control-Allow-Methods", "GET, HEAD, POST, PATCH"),
					entry("Access-Control-Allow-Headers", "X-Shop"), entry("Access-Control-Max-Age", "5")));
	}

	@Test
	void namedPolicyMayEmptyAList() {
		this.configured
			.withPropertyValues("cors.allowed-methods=PUT", "cors.policies.shop.paths=/shop/**",
					"cors.policies.shop.allowed-methods=")
			.run((context) -> assertThat(preflight(context, "/shop/x", APP, "PUT")).isEmpty());
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			exact origin, no key set         | inherits | https://app.example.com   | true
			pattern, no key set              | inherits | https://a.pattern.example | true
			regex, no key set                | inherits | https://r1.example        | true
			exact origin, patterns set       | own      | https://app.example.com   | false
			inherited pattern, patterns set  | own      | https://a.pattern.example | false
			regex, patterns set              | own      | https://r1.example        | false
			own pattern, patterns set        | own      | https://a.own.example     | true
			""")
	void originKeysAreInheritedTogetherOrNotAtAll(String description, String policy, String origin, boolean allowed) {
		this.configured.withPropertyValues("cors.allowed-origin-patterns=https://*.pattern.example",
				"cors.allowed-origin-regexes=https://r[0-9]\\.example", "cors.policies.inherits.paths=/inherits/**",
				"cors.policies.own.paths=/own/**", "cors.policies.own.allowed-origin-patterns=https://*.own.example")
			.run((context) -> assertThat(preflight(context, "/" + policy + "/x", origin, "GET"))
				.hasSize(allowed ? 3 : 0));
	}

	@Test
	void exposedHeadersAreInherited() {
		this.configured
			.withPropertyValues("cors.exposed-headers=ETag,X-Total-Count", "cors.policies.shop.paths=/shop/**")
			.run((context) -> assertThat(send(context, actual("/shop/x")).getHeader("Access-Control-Expose-Headers"))
				.isEqualTo("ETag, X-Total-Count"));
	}

	@Test
	void pathsAreRelativeToTheContextPath() {
		this.configured.withPropertyValues("cors.paths=/api/**").run((context) -> {
			MockHttpServletRequest request = actual("/app/api/x");
			request.setContextPath("/app");
			assertThat(send(context, request).getHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
		});
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			passes unless configured    | false | 200
			is rejected if configured   | true  | 403
			""")
	void disallowedActualRequest(String description, String rejectDisallowed, int status) {
		this.runner
			.withPropertyValues("cors.allowed-origins=https://other.example",
					"cors.reject-disallowed=" + rejectDisallowed)
			.run((context) -> assertThat(send(context, actual("/x")).getStatus()).isEqualTo(status));
	}

	private static void assertAbsent(ApplicationContext context) {
		assertThat(context.getBeanDefinitionNames()).isNotEmpty().noneMatch((name) -> name.contains("cors"));
	}

	private static MockHttpServletRequest actual(String uri) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", uri);
		request.addHeader("Origin", APP);
		return request;
	}

	/** What the filter of the context answers to a preflight, except for Vary. */
	private static Map<String, String> preflight(ApplicationContext context, String path, String origin,
			String method) {
		MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", path);
		request.addHeader("Origin", origin);
		request.addHeader("Access-Control-Request-Method", method);
		MockHttpServletResponse response = send(context, request);
		Map<String, String> headers = new TreeMap<>();
		response.getHeaderNames()
			.stream()
			.filter((name) -> name.startsWith("Access-Control-"))
			.forEach((name) -> headers.put(name, response.getHeader(name)));
		return headers;
	}

	private static MockHttpServletResponse send(ApplicationContext context, MockHttpServletRequest request) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		Filter filter = context.getBean(FilterRegistrationBean.class).getFilter();
		try {
			filter.doFilter(request, response, new MockFilterChain());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ServletException ex) {
			throw new IllegalStateException(ex);
		}
		return response;
	}

	@Configuration(proxyBeanMethods = false)
	static class UserResolver {

		@Bean
		PolicyResolver tenantResolver(CorsPolicies policies) {
			CorsPolicy tenant = CorsPolicy.builder().allowedOrigins("https://tenant.example").build();
			return (request) -> request.path().startsWith("/tenant/") ? tenant : policies.resolve(request);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserPolicies {

		@Bean
		CorsPolicies userPolicies() {
			return new PathPolicies(
					List.of(new PathPolicy(CorsPolicy.builder().allowedOrigins("https://code.example").build(),
							List.of(PathPolicy.ALL_PATHS))));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserRegistration {

		@Bean
		FilterRegistrationBean<CorsPolicyFilter> userRegistration(PolicyResolver resolver) {
			FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(
					new CorsPolicyFilter(resolver, false));
			registration.setOrder(7);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherRegistration {

		@Bean
		FilterRegistrationBean<Filter> otherRegistration() {
			return new FilterRegistrationBean<>((request, response, chain) -> chain.doFilter(request, response));
		}

	}

}
