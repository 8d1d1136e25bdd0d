package io.github.corsstarter.docs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsServletAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The source that the README shows, as it stands there.
 */
@StartsApplications
class TenantSourceTests {

	private static final String ACME = "https://acme.example";

	private final List<Tenant> tenants = new CopyOnWriteArrayList<>(List.of(new Tenant("acme", ACME)));

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class))
		.withBean(TenantRepository.class, () -> () -> this.tenants)
		.withUserConfiguration(TenantSource.class);

	@Test
	void readmeShowsIt() {
		String source = ProjectFiles.read("cors-starter/src/test/java/io/github/corsstarter/docs/TenantSource.java");
		assertThat(ProjectFiles.read("README.md")).contains(source.substring(source.indexOf("@Component")));
	}

	@Test
	void tenantIsAllowedUntilItIsWithdrawn() {
		this.runner.run((context) -> {
			assertThat(allowedOrigin(context, ACME)).isEqualTo(ACME);
			this.tenants.clear();
			refresh(context);
			assertThat(allowedOrigin(context, ACME)).isNull();
		});
	}

	@Test
	void badTenantAloneIsLeftOut() {
		this.runner.run((context) -> {
			this.tenants.add(new Tenant("bad", "http://bad.example"));
			this.tenants.add(new Tenant("thief", ACME));
			this.tenants.add(new Tenant("umbrella", "https://umbrella.example"));
			assertThat(refresh(context).problems()).hasSize(2);
			assertThat(allowedOrigin(context, ACME)).isEqualTo(ACME);
			assertThat(allowedOrigin(context, "http://bad.example")).isNull();
			assertThat(allowedOrigin(context, "https://umbrella.example")).isEqualTo("https://umbrella.example");
		});
	}

	private static PolicyRefresh refresh(ApplicationContext context) {
		return context.getBean(CorsPolicyRefresher.class).refresh().join();
	}

	private static @Nullable String allowedOrigin(ApplicationContext context, String origin) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/notes");
		request.addHeader("Origin", origin);
		MockHttpServletResponse response = new MockHttpServletResponse();
		Filter filter = context.getBean(FilterRegistrationBean.class).getFilter();
		filter.doFilter(request, response, new MockFilterChain());
		return response.getHeader("Access-Control-Allow-Origin");
	}

}
