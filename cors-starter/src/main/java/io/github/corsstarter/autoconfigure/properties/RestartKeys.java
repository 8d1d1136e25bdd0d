package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.CorsProblem;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The keys that are read at start-up only, as they are about the application and not
 * about a policy.
 */
public final class RestartKeys {

	private static final Set<String> READ_ONCE = readOnce();

	private RestartKeys() {
	}

	private static Set<String> readOnce() {
		Set<String> names = properties(CorsProperties.class).collect(Collectors.toCollection(TreeSet::new));
		properties(PolicyProperties.class).forEach(names::remove);
		names.remove("policies");
		names.add("enabled");
		return names;
	}

	/**
	 * Find keys whose new values have no effect until the application is restarted.
	 * @param atStart the properties at start-up
	 * @param now the properties as they are now
	 * @return a warning for each, on one line
	 */
	public static List<String> warnings(CorsProperties atStart, CorsProperties now) {
		BeanWrapper before = PropertyAccessorFactory.forBeanPropertyAccess(atStart);
		BeanWrapper after = PropertyAccessorFactory.forBeanPropertyAccess(now);
		List<String> warnings = new ArrayList<>();
		for (String property : READ_ONCE) {
			Object value = after.getPropertyValue(property);
			if (!Objects.equals(before.getPropertyValue(property), value)) {
				warnings.add(new PropertyProblem("",
						new CorsProblem(DataObjectPropertyName.toDashedForm(property), CorsProblem.WHOLE, value,
								"This key is read at start-up only. Restart the application for it to take effect."))
					.toString());
			}
		}
		return warnings;
	}

	private static Stream<String> properties(Class<?> type) {
		return Arrays.stream(BeanUtils.getPropertyDescriptors(type))
			.filter((property) -> property.getWriteMethod() != null)
			.map((property) -> property.getName());
	}

}
