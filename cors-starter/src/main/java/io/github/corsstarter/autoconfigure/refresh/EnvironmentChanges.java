package io.github.corsstarter.autoconfigure.refresh;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Refreshes the policies when Spring Cloud says that properties have changed: from a
 * configuration server or config maps, over the bus, by {@code /actuator/refresh} or
 * {@code /actuator/env}. Goes by the name of the event, so that Spring Cloud need not be
 * there. Which properties have changed makes no difference, because those of policies may
 * hold placeholders for any other.
 */
public final class EnvironmentChanges implements GenericApplicationListener {

	/** The name of the event's class. */
	public static final String EVENT = "org.springframework.cloud.context.environment.EnvironmentChangeEvent";

	private final Runnable refresh;

	/**
	 * Create a listener.
	 * @param refresh refreshes the policies
	 */
	public EnvironmentChanges(Runnable refresh) {
		this.refresh = refresh;
	}

	/**
	 * Whether there can be such changes.
	 * @param classLoader where the event would be
	 * @return {@code true} if Spring Cloud is there
	 */
	public static boolean arePossible(@Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent(EVENT, classLoader);
	}

	@Override
	public boolean supportsEventType(ResolvableType eventType) {
		return eventType.toClass().getName().equals(EVENT);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		this.refresh.run();
	}

}
