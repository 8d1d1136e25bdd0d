package io.github.corsstarter.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayMultipartAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration;

/**
 * Starts the API, and the page that calls it from another origin. It is no gateway
 * itself: with the profile {@code gateway} that is another application, in a package of
 * its own.
 */
@SpringBootApplication(exclude = { GatewayServerMvcAutoConfiguration.class, FilterAutoConfiguration.class,
		HandlerFunctionAutoConfiguration.class, PredicateAutoConfiguration.class,
		GatewayMultipartAutoConfiguration.class })
@ConfigurationPropertiesScan
public class SampleApplication {

	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
