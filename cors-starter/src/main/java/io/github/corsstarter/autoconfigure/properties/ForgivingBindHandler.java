package io.github.corsstarter.autoconfigure.properties;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.Danger;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Bindable.BindRestriction;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;

/**
 * Binds what stands under {@code cors} the way an operator means it: an empty value is
 * unset instead of an unknown key, and a comma inside brackets ends no entry of a list.
 * Leaves all other properties alone.
 */
public final class ForgivingBindHandler extends AbstractBindHandler {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(CorsProperties.PREFIX);

	public ForgivingBindHandler(BindHandler parent) {
		super(parent);
	}

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		Bindable<T> started = super.onStart(name, target, context);
		// An empty policy in one file would hide that of another file.
		return (started != null && target.getType().resolve() == PolicyProperties.class && isUnset(name, context))
				? started.withBindRestrictions(BindRestriction.NO_DIRECT_PROPERTY) : started;
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		Object bound = super.onSuccess(name, target, context, result);
		ConfigurationProperty property = context.getConfigurationProperty();
		boolean oneValue = property != null && property.getName().equals(name);
		return (oneValue && bound instanceof List<?> list && ROOT.isAncestorOf(name)) ? WrittenList.of(list) : bound;
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		if (isUnset(name, context)) {
			markAsKnown(name, target, context);
			return null;
		}
		if (target.getType().resolve() != Set.class) {
			return super.onFailure(name, target, context, error);
		}
		List<String> entries = context.getBinder().bind(name, Bindable.listOf(String.class)).orElse(List.of());
		boolean oneValue = context.getBinder().bind(name, Bindable.of(String.class)).isBound();
		Set<@Nullable Danger> dangers = dangers(oneValue ? WrittenList.of(entries) : entries);
		if (dangers == null) {
			return super.onFailure(name, target, context, error);
		}
		for (int i = 0; i < entries.size(); i++) {
			markAsKnown(name.append("[" + i + "]"), target, context);
		}
		return super.onSuccess(name, target, context, dangers);
	}

	/**
	 * Spring fails at an empty entry of a list that holds something else than text.
	 * @return the dangers, {@code null} among them if an entry is empty; or {@code null}
	 * if there are none, or something else is among them
	 */
	private static @Nullable Set<@Nullable Danger> dangers(List<String> entries) {
		Set<@Nullable Danger> dangers = new LinkedHashSet<>();
		for (String entry : entries) {
			Danger danger = Arrays.stream(Danger.values())
				.filter((candidate) -> candidate.key().equalsIgnoreCase(entry.strip()))
				.findFirst()
				.orElse(null);
			if (danger == null && !entry.isBlank()) {
				return null;
			}
			dangers.add(danger);
		}
		return dangers.stream().allMatch(Objects::isNull) ? null : dangers;
	}

	@Override
	public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			@Nullable Object result) throws Exception {
		if (result == null && isUnset(name, context)) {
			markAsKnown(name, target, context);
		}
		super.onFinish(name, target, context, result);
	}

	/** Boot takes a key for unknown if nothing was bound to it. */
	private void markAsKnown(ConfigurationPropertyName name, Bindable<?> target, BindContext context) {
		super.onSuccess(name, target, context, "");
	}

	/** Whether a key is written, but has no value. */
	private static boolean isUnset(ConfigurationPropertyName name, BindContext context) {
		if (ROOT.isAncestorOf(name)) {
			for (ConfigurationPropertySource source : context.getSources()) {
				if (source.getConfigurationProperty(name) != null) {
					// Asks the binder, which resolves placeholders.
					return context.getBinder().bind(name, Bindable.of(String.class)).map(String::isBlank).orElse(true);
				}
			}
		}
		return false;
	}

}
