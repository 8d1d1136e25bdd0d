package io.github.corsstarter.autoconfigure.diagnostics;

import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicyProperties;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * The keys that exist under {@code cors}, read from the classes that they are bound to.
 */
final class KnownKeys {

	/** The name of the map of policies. */
	static final String POLICIES = "policies";

	/** The keys directly under {@code cors}. */
	static final NavigableSet<String> TOP = keysOf(CorsProperties.class);

	/** The keys under {@code cors.policies.<name>}. */
	static final NavigableSet<String> OF_A_POLICY = keysOf(PolicyProperties.class);

	/** Number of elements before the key of a policy: cors, policies, the name. */
	static final int POLICY_DEPTH = 3;

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(CorsProperties.PREFIX);

	private KnownKeys() {
	}

	private static NavigableSet<String> keysOf(Class<?> type) {
		NavigableSet<String> keys = new TreeSet<>();
		Arrays.stream(BeanUtils.getPropertyDescriptors(type))
			.filter((property) -> property.getWriteMethod() != null)
			.map(PropertyDescriptor::getName)
			.map(DataObjectPropertyName::toDashedForm)
			.forEach(keys::add);
		return keys;
	}

	/**
	 * Whether the name is anywhere under {@code cors}.
	 * @param name the name of a property
	 * @return {@code true} if it is
	 */
	static boolean isOurs(ConfigurationPropertyName name) {
		return ROOT.isAncestorOf(name);
	}

	/**
	 * Whether the name is that of a key, or of an element of a key's list.
	 * @param name a name under {@code cors}
	 * @return {@code true} if it is known
	 */
	static boolean contains(ConfigurationPropertyName name) {
		ConfigurationPropertyName key = withoutIndex(name);
		if (isUnderPolicies(key) && key.getNumberOfElements() > POLICY_DEPTH) {
			return key.getNumberOfElements() == POLICY_DEPTH + 1 && isOneOf(OF_A_POLICY, element(key, POLICY_DEPTH));
		}
		return (isUnderPolicies(key) && key.equals(name))
				|| (key.getNumberOfElements() == 2 && isOneOf(TOP, element(key, 1)));
	}

	/**
	 * The unknown keys under {@code cors}, from those property sources that binding
	 * checks for them.
	 * @param environment the environment
	 * @return the properties that have such a key
	 */
	static Set<ConfigurationProperty> unknownIn(Environment environment) {
		UnboundElementsSourceFilter filter = new UnboundElementsSourceFilter();
		Set<ConfigurationProperty> unknown = new TreeSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable && filter.apply(source)) {
				for (ConfigurationPropertyName name : iterable) {
					if (isOurs(name) && !contains(name)) {
						unknown.add(source.getConfigurationProperty(name));
					}
				}
			}
		}
		return unknown;
	}

	static boolean isUnderPolicies(ConfigurationPropertyName name) {
		return element(name, 1).equals(POLICIES);
	}

	/**
	 * The name of the list that an element belongs to.
	 * @param name the name of a property
	 * @return the name without the indexes at its end
	 */
	static ConfigurationPropertyName withoutIndex(ConfigurationPropertyName name) {
		ConfigurationPropertyName key = name;
		while (key.getNumberOfElements() > 2 && key.isNumericIndex(key.getNumberOfElements() - 1)) {
			key = key.getParent();
		}
		return key;
	}

	/** Whether the element is one of the keys, ignoring dashes. */
	static boolean isOneOf(NavigableSet<String> keys, String element) {
		return keys.stream().anyMatch((key) -> uniform(key).equals(uniform(element)));
	}

	static String element(ConfigurationPropertyName name, int index) {
		return name.getElement(index, Form.DASHED);
	}

	/** A key as binding compares it: without dashes. */
	static String uniform(String key) {
		return key.replace("-", "");
	}

}
