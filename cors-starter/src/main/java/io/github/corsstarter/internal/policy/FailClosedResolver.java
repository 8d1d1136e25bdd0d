package io.github.corsstarter.internal.policy;

import java.util.function.Consumer;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Asks an application's resolver, and fails closed: a request that the resolver fails on
 * is not allowed by any policy. Safe for concurrent use if the resolver is.
 */
public final class FailClosedResolver implements PolicyResolver {

	/** Governs the requests that a resolver failed on. */
	public static final CorsPolicy FAILED = CompiledPolicy.denying(Verdict.RESOLVER_FAILED);

	private final PolicyResolver resolver;

	private final Consumer<Throwable> failures;

	/**
	 * Create a resolver that never throws.
	 * @param resolver the resolver to ask
	 * @param failures receives what it threw
	 */
	public FailClosedResolver(PolicyResolver resolver, Consumer<Throwable> failures) {
		this.resolver = resolver;
		this.failures = failures;
	}

	@Override
	public @Nullable CorsPolicy resolve(CorsRequest request) {
		try {
			return this.resolver.resolve(request);
		}
		catch (Throwable ex) {
			// Checked exceptions too: Kotlin and Groovy throw them without declaring
			// them.
			Failures.throwIfFatal(ex);
			this.failures.accept(ex);
			return FAILED;
		}
	}

}
