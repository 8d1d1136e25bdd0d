package io.github.corsstarter.docs;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsServletAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The resolver that docs/extending.md shows, as it stands there, and what an attacker
 * would try on it.
 */
@StartsApplications
class TenantResolverTests {

	private static final String TENANT = "https://tenant.example";

	private static final String APP = "https://app.example.com";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class))
		.withUserConfiguration(TenantResolver.class)
		.withPropertyValues("cors.policies.tenants.paths=/api/**", "cors.policies.tenants.allowed-origins=" + APP,
				"cors.policies.admin.paths=/api/admin/**",
				"cors.policies.admin.allowed-origins=https://admin.example.com");

	@Test
	void documentShowsIt() {
		String source = ProjectFiles.read("cors-starter/src/test/java/io/github/corsstarter/docs/TenantResolver.java");
		assertThat(ProjectFiles.read("docs/extending.md")).contains(source.substring(source.indexOf("@Component")));
	}

	@ParameterizedTest(name = "{0} from {1}")
	@CsvSource(delimiter = '|', textBlock = """
			/api/notes               | https://tenant.example        | https://tenant.example
			/api/notes               | https://app.example.com       | https://app.example.com
			/api/notes               | https://evil.example          |
			/api/notes               | https://tenant.example.       |
			/api/notes               | https://tenant.example:443    |
			/api/notes               | HTTPS://tenant.example        |
			/api/notes               | https://tenant.example/       |
			/api/notes               | https://evil.tenant.example   |
			/api/notes               | null                          |
			/api/admin/users         | https://tenant.example        |
			/api/admin/users         | https://admin.example.com     | https://admin.example.com
			/api/%61dmin/users       | https://tenant.example        |
			/api/x/../admin/users    | https://tenant.example        |
			/api//admin/users        | https://tenant.example        |
			/api/x/..;/admin/users   | https://tenant.example        |
			/api/admin;v=1/users     | https://tenant.example        |
			/api%2fadmin%2fusers     | https://tenant.example        |
			/other                   | https://tenant.example        |
			""")
	void tenantIsAllowedOnItsPathsAlone(String path, String origin, String allowed) {
		this.runner.run((context) -> {
			MockHttpServletResponse response = send(filterWithTenant(context), path, origin);
			assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(allowed);
			assertThat(response.getHeader("Access-Control-Allow-Credentials"))
				.isEqualTo(TENANT.equals(allowed) ? "true" : null);
			assertThat(response.getHeader("Vary")).isEqualTo(path.equals("/other") ? null : "Origin");
		});
	}

	@Test
	void responseWithoutOriginMayNotBeCachedForATenant() {
		this.runner.run((context) -> assertThat(send(filterWithTenant(context), "/api/notes", null).getHeader("Vary"))
			.isEqualTo("Origin"));
	}

	@Test
	void withdrawnTenantIsDenied() {
		this.runner.run((context) -> {
			TenantResolver tenants = context.getBean(TenantResolver.class);
			tenants.allow(TENANT);
			tenants.withdraw(TENANT);
			assertThat(send(filter(context), "/api/notes", TENANT).getHeader("Access-Control-Allow-Origin")).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "null", "https://*.example", "http://tenant.example", "https://tenant.example/" })
	void originThatIsNotSafeIsRefused(String origin) {
		this.runner.run((context) -> assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> context.getBean(TenantResolver.class).allow(origin)));
	}

	@Test
	void tenantsThatComeAtOnceAreAllAllowed() {
		this.runner.run((context) -> {
			TenantResolver tenants = context.getBean(TenantResolver.class);
			List<String> origins = IntStream.range(0, 2_000).mapToObj((i) -> "https://t" + i + ".example").toList();
			inThreads(origins, tenants);
			Filter filter = filter(context);
			for (String origin : origins) {
				assertThat(send(filter, "/api/notes", origin).getHeader("Access-Control-Allow-Origin"))
					.isEqualTo(origin);
			}
		});
	}

	private static void inThreads(List<String> origins, TenantResolver tenants) throws Exception {
		int threads = 4;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		CountDownLatch start = new CountDownLatch(threads);
		try {
			List<Future<?>> done = IntStream.range(0, threads).<Future<?>>mapToObj((thread) -> executor.submit(() -> {
				start.countDown();
				start.await();
				for (int i = thread; i < origins.size(); i += threads) {
					tenants.allow(origins.get(i));
				}
				return null;
			})).toList();
			for (Future<?> each : done) {
				each.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static Filter filterWithTenant(AssertableWebApplicationContext context) {
		context.getBean(TenantResolver.class).allow(TENANT);
		return filter(context);
	}

	private static Filter filter(AssertableWebApplicationContext context) {
		return context.getBean(FilterRegistrationBean.class).getFilter();
	}

	private static MockHttpServletResponse send(Filter filter, String path, String origin) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
