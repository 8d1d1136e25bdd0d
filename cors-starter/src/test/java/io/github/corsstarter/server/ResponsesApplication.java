package io.github.corsstarter.server;

import java.util.concurrent.CountDownLatch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything that an application may do to a response.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SynchronousHandlers.class, AsynchronousHandlers.class })
class ResponsesApplication implements WebMvcConfigurer {

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new HandlerInterceptor() {

			@Override
			public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
				throw new IllegalStateException("interceptor");
			}

		}).addPathPatterns("/interceptor-throws");
	}

	/** Behind Spring Security. */
	@Bean
	FilterRegistrationBean<Filter> laterFilter() {
		return failing("/later-filter", 0);
	}

	/** In front of everything that could handle CORS. */
	@Bean
	FilterRegistrationBean<Filter> earlierFilter() {
		return failing("/earlier-filter", Ordered.HIGHEST_PRECEDENCE + 10);
	}

	private static FilterRegistrationBean<Filter> failing(String prefix, int order) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new FailingFilter(prefix));
		registration.setOrder(order);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	@Bean
	ServletRegistrationBean<HttpServlet> plainServlet() {
		ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(new PlainServlet(),
				"/servlet/*");
		registration.setAsyncSupported(true);
		return registration;
	}

	@Bean
	ServletRegistrationBean<HttpServlet> aroundTheLastWord() {
		ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(new AroundTheLastWord(),
				"/around/*");
		registration.setAsyncSupported(true);
		return registration;
	}

	/**
	 * Tells asynchronous handlers when the request's own thread has left. Spring Security
	 * writes headers when it leaves, and if a handler sends some at the same time, Jetty
	 * may answer nothing, with or without CORS.
	 */
	@Bean
	FilterRegistrationBean<Filter> departureFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			CountDownLatch departure = new CountDownLatch(1);
			request.setAttribute(AsynchronousHandlers.DEPARTURE, departure);
			try {
				chain.doFilter(request, response);
			}
			finally {
				departure.countDown();
			}
		});
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		registration.setAsyncSupported(true);
		return registration;
	}

}
