package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.Filter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;

/**
 * Names the filters of the application that handle CORS themselves: what one in front of
 * ours answers, no policy sees. Goes by the names of classes, as such filters often are
 * an application's own.
 */
final class OtherCorsFilters implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(OtherCorsFilters.class);

	private final ListableBeanFactory beans;

	OtherCorsFilters(ListableBeanFactory beans) {
		this.beans = beans;
	}

	/** When all filters exist: the server has registered them by then. */
	@Override
	public void afterSingletonsInstantiated() {
		boolean inFront = true;
		List<String> warnings = new ArrayList<>();
		// In the order in which they are registered.
		for (ServletContextInitializer initializer : new ServletContextInitializerBeans(this.beans)) {
			Filter filter = filter(initializer);
			if (filter instanceof CorsPolicyFilter) {
				inFront = false;
			}
			else if (filter != null && handlesCors(filter.getClass())) {
				warnings.add(warning(filter.getClass().getName(), inFront));
			}
		}
		if (!inFront) {
			warnings.forEach(logger::warn);
		}
	}

	private static @Nullable Filter filter(ServletContextInitializer initializer) {
		return (initializer instanceof FilterRegistrationBean<?> registration && registration.isEnabled())
				? registration.getFilter() : null;
	}

	private static boolean handlesCors(Class<?> type) {
		for (Class<?> each = type; each != Object.class; each = Objects.requireNonNull(each.getSuperclass())) {
			String name = each.getSimpleName().toLowerCase(Locale.ROOT);
			if (name.contains("cors") || name.contains("crossorigin")) {
				return true;
			}
		}
		return false;
	}

	private static String warning(String type, boolean inFront) {
		return "The filter " + type + " seems to handle CORS too. " + (inFront
				? "It stands in front of the policies, which cannot undo what it answers by itself"
				: "Policies have the last word on the paths that they govern, but it may reject what they allow")
				+ ": remove it.";
	}

}
