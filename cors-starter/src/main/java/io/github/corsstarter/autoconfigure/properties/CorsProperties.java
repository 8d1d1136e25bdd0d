package io.github.corsstarter.autoconfigure.properties;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Everything under {@code cors}. The policy keys directly under it are the defaults of
 * the named policies, and if they name an origin, they are also a policy of their own. An
 * unknown key fails the start-up, because a typo in a security setting must not pass.
 */
@ConfigurationProperties(prefix = CorsProperties.PREFIX, ignoreUnknownFields = false)
public final class CorsProperties extends PolicyProperties {

	/** What all keys begin with. */
	public static final String PREFIX = "cors";

	/**
	 * Default order of the filter: after Boot's filters for forwarded headers (the first)
	 * and observations (the second), so that preflights are counted and a proxy's scheme
	 * and host are known; before those that create sessions and check credentials.
	 */
	public static final int DEFAULT_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 30;

	/**
	 * Policies by name. A policy inherits what it does not set from the keys directly
	 * under 'cors'. If it sets any of the keys that name origins, it inherits none of
	 * them.
	 */
	private Map<String, PolicyProperties> policies = new LinkedHashMap<>();

	/**
	 * Whether to answer requests from an origin that is not allowed with 403, instead of
	 * passing them on without CORS headers.
	 */
	private boolean rejectDisallowed;

	/**
	 * Whether responses to denied preflights say why, in the body and through headers
	 * that make the browser's console name the cause. For development only: strangers see
	 * it too.
	 */
	private boolean debug;

	/**
	 * Time between two refreshes of the policies that sources supply. Seconds if no unit
	 * is given. Unless set, they are refreshed when the application asks for it.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration refreshInterval;

	/**
	 * Order of the filter among others: those with a lower one run first. By default it
	 * runs after Boot's filters for forwarded headers and observations, before Spring
	 * Security.
	 */
	private int filterOrder = DEFAULT_FILTER_ORDER;

	/**
	 * Whether policies are switched on, where the properties are not bound: by whatever
	 * word Spring Boot reads as a boolean.
	 * @param environment where the properties are
	 * @return {@code false} if they are switched off
	 */
	public static boolean areEnabledIn(Environment environment) {
		// A word that is no boolean is not refused where it has no effect.
		return Binder.get(environment)
			.bind(PREFIX + ".enabled", Bindable.of(Boolean.class), new IgnoreErrorsBindHandler())
			.orElse(true);
	}

	public Map<String, PolicyProperties> getPolicies() {
		return this.policies;
	}

	public void setPolicies(Map<String, PolicyProperties> policies) {
		this.policies = policies;
	}

	public boolean isRejectDisallowed() {
		return this.rejectDisallowed;
	}

	public void setRejectDisallowed(boolean rejectDisallowed) {
		this.rejectDisallowed = rejectDisallowed;
	}

	public boolean isDebug() {
		return this.debug;
	}

	public void setDebug(boolean debug) {
		this.debug = debug;
	}

	public @Nullable Duration getRefreshInterval() {
		return this.refreshInterval;
	}

	public void setRefreshInterval(@Nullable Duration refreshInterval) {
		this.refreshInterval = refreshInterval;
	}

	public int getFilterOrder() {
		return this.filterOrder;
	}

	public void setFilterOrder(int filterOrder) {
		this.filterOrder = filterOrder;
	}

}
