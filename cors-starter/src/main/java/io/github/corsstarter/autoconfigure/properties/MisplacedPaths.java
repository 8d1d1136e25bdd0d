package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.internal.policy.PolicyKeys;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths of policies that most likely govern nothing, because paths are relative to
 * the context path but not to the path of Spring MVC's servlet.
 */
final class MisplacedPaths {

	private final String contextPath;

	private final String servletPath;

	MisplacedPaths(ApplicationPaths application) {
		this.contextPath = application.contextPath();
		this.servletPath = application.servletPath();
	}

	/**
	 * Find paths that are misplaced.
	 * @param section a valid section
	 * @return a warning for each
	 */
	List<PropertyProblem> in(PolicySection section) {
		List<PropertyProblem> found = new ArrayList<>();
		List<String> paths = section.entries(PolicyKeys.PATHS).values();
		for (int i = 0; i < paths.size(); i++) {
			String message = message(paths.get(i));
			if (message != null) {
				found.add(section.locate(new CorsProblem(PolicyKeys.PATHS, i, paths.get(i), message)));
			}
		}
		return found;
	}

	private @Nullable String message(String path) {
		if (isBelow(path, this.contextPath)) {
			return "Paths are relative to the context path '%s', which this one begins with. Write '%s'."
				.formatted(this.contextPath, instead(path.substring(this.contextPath.length())));
		}
		if (!this.servletPath.isEmpty() && !isBelow(path, this.servletPath) && isLiteral(firstSegment(path))) {
			return "Spring MVC handles no path outside 'spring.mvc.servlet.path' '%s'. Write '%s', unless another servlet handles this one."
				.formatted(this.servletPath, this.servletPath + path);
		}
		return null;
	}

	private String instead(String path) {
		String relative = path.isEmpty() ? "/" : path;
		boolean misplaced = !this.servletPath.isEmpty() && !isBelow(relative, this.servletPath)
				&& isLiteral(firstSegment(relative));
		return misplaced ? this.servletPath + relative : relative;
	}

	private static boolean isBelow(String path, String parent) {
		return !parent.isEmpty() && (path.equals(parent) || path.startsWith(parent + "/"));
	}

	private static String firstSegment(String path) {
		int end = path.indexOf('/', 1);
		return path.substring(1, (end < 0) ? path.length() : end);
	}

	private static boolean isLiteral(String segment) {
		return !segment.isEmpty() && segment.chars().noneMatch((c) -> c == '*' || c == '?' || c == '{');
	}

}
