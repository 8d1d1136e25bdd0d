package io.github.corsstarter.autoconfigure.sources;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.SourcedPolicy;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The sources of an application. Finds them when they are asked first, as they may depend
 * on anything.
 */
public final class PolicySources {

	private final ListableBeanFactory beans;

	/**
	 * Create the sources.
	 * @param beans where their beans are
	 */
	public PolicySources(ListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Whether there is none.
	 * @return {@code true} if nobody can be asked
	 */
	public boolean isEmpty() {
		return names().isEmpty();
	}

	/**
	 * Ask each of the sources.
	 * @param properties the policies that theirs are added to
	 * @return their policies
	 * @throws FailedSourceException if one of them fails
	 * @throws RefusedSourcesException if a policy is refused that must not be left out
	 */
	public SuppliedPolicies ask(PropertiesPolicies properties) {
		Map<String, CorsPolicySource> sources = sources();
		SuppliedPolicies.Check check = new SuppliedPolicies.Check(properties);
		sources.forEach((name, source) -> supply(name, source).forEach((policy) -> check.add(name, policy)));
		return check.result();
	}

	/** By the names of their beans, in the order that the application gave them. */
	private Map<String, CorsPolicySource> sources() {
		Map<String, CorsPolicySource> byName = new LinkedHashMap<>();
		names().forEach((name) -> byName.put(name, this.beans.getBean(name, CorsPolicySource.class)));
		Map<String, CorsPolicySource> ordered = new LinkedHashMap<>();
		this.beans.getBeanProvider(CorsPolicySource.class)
			.orderedStream()
			.forEach((source) -> byName.entrySet()
				.stream()
				.filter((candidate) -> candidate.getValue() == source)
				.forEach((found) -> ordered.put(found.getKey(), source)));
		// One that is made anew for each use is none of those above.
		byName.forEach(ordered::putIfAbsent);
		return ordered;
	}

	/**
	 * The names of the sources' beans.
	 * @return the names, without those behind proxies of scopes, which would be asked
	 * twice
	 */
	public List<String> names() {
		return Arrays.stream(this.beans.getBeanNamesForType(CorsPolicySource.class))
			.filter((name) -> !ScopedProxyUtils.isScopedTarget(name))
			.toList();
	}

	// Whatever it throws, the application survives it: there is a last good snapshot.
	private static List<SourcedPolicy> supply(String name, CorsPolicySource source) {
		try {
			return List.copyOf(source.policies());
		}
		catch (Throwable ex) {
			throw new FailedSourceException(name, source.getClass(), ex);
		}
	}

}
