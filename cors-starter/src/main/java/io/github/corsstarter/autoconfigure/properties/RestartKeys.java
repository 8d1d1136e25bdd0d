package io.github.corsstarter.autoconfigure.properties;

import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.CorsProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.util.ReflectionUtils;

/**
 * The keys that are read at start-up only, as they are about the application and not
 * about a policy.
 */
public final class RestartKeys {

	private static final String ENABLED = "enabled";

	private static final String POLICIES = "policies";

	private RestartKeys() {
	}

	/**
	 * Find keys whose new values have no effect until the application is restarted.
	 * @param atStart the properties at start-up
	 * @param now the properties as they are now
	 * @return a warning for each, on one line
	 */
	public static List<String> warnings(CorsProperties atStart, CorsProperties now) {
		List<String> warnings = new ArrayList<>();
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(CorsProperties.class)) {
			if (isReadOnce(property) && !Objects.equals(value(property, atStart), value(property, now))) {
				warnings.add(new PropertyProblem("",
						new CorsProblem(DataObjectPropertyName.toDashedForm(property.getName()), CorsProblem.WHOLE,
								value(property, now),
								"This key is read at start-up only. Restart the application for it to take effect."))
					.toString());
			}
		}
		return warnings;
	}

	private static boolean isReadOnce(PropertyDescriptor property) {
		boolean ofAPolicy = BeanUtils.getPropertyDescriptor(PolicyProperties.class, property.getName()) != null;
		return property.getName().equals(ENABLED) || !(ofAPolicy || property.getName().equals(POLICIES));
	}

	private static @Nullable Object value(PropertyDescriptor property, CorsProperties properties) {
		return ReflectionUtils.invokeMethod(property.getReadMethod(), properties);
	}

}
