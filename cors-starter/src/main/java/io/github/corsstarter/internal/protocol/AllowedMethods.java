package io.github.corsstarter.internal.protocol;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The methods that a policy allows. Immutable.
 */
public final class AllowedMethods {

	/**
	 * Methods that need no permission from the server (Fetch: CORS-safelisted method).
	 */
	public static final List<String> SAFELISTED = List.of("GET", "HEAD", "POST");

	/** Any method. */
	public static final AllowedMethods ANY = new AllowedMethods(true, SAFELISTED);

	private final boolean any;

	private final Set<String> listed;

	private final String header;

	private AllowedMethods(boolean any, Collection<String> listed) {
		this.any = any;
		this.listed = Set.copyOf(listed);
		this.header = any ? CorsHeaders.WILDCARD : String.join(", ", listed);
	}

	/** These methods and the safelisted ones. */
	public static AllowedMethods of(Collection<String> methods) {
		Set<String> listed = new LinkedHashSet<>(SAFELISTED);
		listed.addAll(methods);
		return new AllowedMethods(false, listed);
	}

	/**
	 * Whether the method is allowed. Methods are case-sensitive (RFC 9110, section 9.1).
	 */
	public boolean allows(String method) {
		return this.listed.contains(method) || (this.any && HttpTokens.isToken(method));
	}

	/**
	 * The answer to a preflight that is denied: the methods that are allowed by name.
	 * @return the value of {@code Access-Control-Allow-Methods}, never {@code *}
	 */
	public String listed() {
		return this.any ? String.join(", ", SAFELISTED) : this.header;
	}

	/**
	 * The answer to a preflight that asks for an allowed method: all of them, so that the
	 * browser need not ask again for another one.
	 */
	public String header(String method, boolean credentials) {
		return (this.any && credentials) ? method : this.header;
	}

}
