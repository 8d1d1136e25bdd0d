package io.github.corsstarter.sample.gateway;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Starts the gateway on a port of its own: after the API, whose port it has to know, and
 * before the page, which calls the gateway.
 */
@Component
@Profile("gateway")
public final class Gateway implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Gateway.class);

	private final Environment environment;

	private @Nullable ConfigurableApplicationContext application;

	Gateway(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Port on which the gateway answers.
	 * @return the port
	 */
	public int port() {
		if (this.application == null) {
			throw new IllegalStateException("The gateway is not running");
		}
		return this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Override
	public void start() {
		String apiPort = this.environment.getProperty("local.server.port");
		if (apiPort == null) {
			// In a test without a web server there is nothing to stand in front of.
			return;
		}
		// The API's policies are the gateway's here: "application" has them.
		this.application = new SpringApplication(GatewayApplication.class).run(
				"--spring.config.name=application,gateway", "--spring.profiles.active=",
				"--server.port=" + this.environment.getProperty("sample.gateway-port"),
				"--sample.page-port=" + this.environment.getProperty("sample.page-port"),
				"--sample.api=http://localhost:" + apiPort, "--spring.main.banner-mode=off");
		log.info("The gateway at http://localhost:{}/ answers CORS for the API behind it", port());
	}

	@Override
	public void stop() {
		if (this.application != null) {
			this.application.close();
			this.application = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.application != null;
	}

	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

}
