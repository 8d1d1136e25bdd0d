package io.github.corsstarter;

import java.util.Collection;

/**
 * Supplies policies that change while the application runs: from a database, a file or a
 * service. Beans of this type add their policies to those of the {@code cors} properties.
 * <p>
 * They are asked at start-up, every {@code cors.refresh-interval}, and when a
 * {@link CorsPolicyRefresher} is told to, never while a request waits and never two at
 * once, so a source may be slow. If it fails, the policies that it supplied before stay
 * in force; at start-up the application does not start.
 */
@FunctionalInterface
public interface CorsPolicySource {

	/**
	 * The policies that should be in force from now on, with their paths.
	 * @return all policies of this source, the one that goes first at the front; empty if
	 * there is none now
	 * @throws Exception if it is not known which policies should be in force
	 */
	Collection<SourcedPolicy> policies() throws Exception;

}
