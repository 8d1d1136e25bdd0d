package io.github.corsstarter.autoconfigure.refresh;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.autoconfigure.properties.BareValue;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PropertiesBinding;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.autoconfigure.properties.PropertiesWarnings;
import io.github.corsstarter.autoconfigure.properties.RestartKeys;
import io.github.corsstarter.autoconfigure.properties.WrittenProperties;
import io.github.corsstarter.autoconfigure.sources.PolicySources;
import io.github.corsstarter.autoconfigure.sources.SuppliedPolicies;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Loads all policies: compiles the properties and asks the sources. Throws what is wrong,
 * and changes nothing.
 */
public final class PolicyLoader {

	private final PropertiesBinding binding;

	private final CorsProperties atStart;

	private final PolicySources sources;

	private final ApplicationContext context;

	/**
	 * Create a loader.
	 * @param binding binds the properties
	 * @param atStart the properties at start-up
	 * @param sources are asked for more policies
	 * @param context the application with the properties
	 */
	public PolicyLoader(PropertiesBinding binding, CorsProperties atStart, PolicySources sources,
			ApplicationContext context) {
		this.binding = binding;
		this.atStart = atStart;
		this.sources = sources;
		this.context = context;
	}

	/**
	 * Load for the first time, with properties that were compiled and warned of already.
	 * @param properties the policies of the properties
	 * @return all policies
	 */
	LoadedPolicies loadFirst(PropertiesPolicies properties) {
		return LoadedPolicies.of(properties.policies(), supplied(properties));
	}

	/**
	 * Load again.
	 * @param before the policies that were loaded before
	 * @return all policies
	 */
	LoadedPolicies load(LoadedPolicies before) {
		CorsProperties bound = this.binding.bind();
		List<String> warnings = new ArrayList<>(RestartKeys.warnings(this.atStart, bound));
		bound.setEnabled(this.atStart.isEnabled());
		Environment environment = this.context.getEnvironment();
		PropertiesPolicies properties = PropertiesPolicies.compile(bound, WrittenProperties.in(environment));
		properties.addProblems(new BareValue(environment).problems());
		LoadedPolicies loaded = LoadedPolicies.of(properties.policies(), supplied(properties));
		if (!loaded.ofProperties().equals(before.ofProperties())) {
			// Not each time: they take longer to find than all that is wrong.
			warnings.addAll(new PropertiesWarnings(this.context).of(properties));
		}
		return loaded.withWarnings(warnings);
	}

	/** Where policies are switched off, nobody is asked for more. */
	private SuppliedPolicies supplied(PropertiesPolicies properties) {
		return this.atStart.isEnabled() ? this.sources.ask(properties) : SuppliedPolicies.NONE;
	}

}
