package io.github.corsstarter.internal.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.origin.OriginRules;
import io.github.corsstarter.internal.origin.OriginSet;
import io.github.corsstarter.internal.protocol.AllowedHeaders;
import io.github.corsstarter.internal.protocol.AllowedMethods;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import io.github.corsstarter.internal.protocol.FetchNames;
import io.github.corsstarter.internal.protocol.HttpTokens;
import org.jspecify.annotations.Nullable;

/**
 * Compiles policies, or says everything that is wrong with them. The only place that
 * decides what may be configured, whether it comes from properties or from code. What
 * several policies have in common is compiled once. Not safe for concurrent use.
 */
public final class PolicyCompiler {

	/** How long a preflight may be cached unless configured otherwise. */
	public static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(30);

	/** The longest time that any browser honours: Firefox's. */
	private static final Duration MAX_MAX_AGE = Duration.ofHours(24);

	private static final String PARTIAL_WILDCARD = "A '*' stands for all headers or for none: browsers know no prefixes. Write '*' alone, or each name.";

	private final OriginCompiler origins = new OriginCompiler();

	/**
	 * Compile a policy.
	 * @param draft the policy as it was written
	 * @return the policy
	 * @throws InvalidCorsPolicyException if anything about it is wrong or unsafe; it
	 * lists every problem
	 */
	public CompiledPolicy compile(PolicyDraft draft) {
		PolicySettings settings = draft.settings();
		List<CorsProblem> problems = new ArrayList<>();
		OriginRules origins = this.origins.compile(draft, problems::add);
		checkEach(PolicyKeys.ALLOWED_METHODS, settings.allowedMethods(), PolicyCompiler::methodMistake, problems);
		checkEach(PolicyKeys.ALLOWED_HEADERS, settings.allowedHeaders(), PolicyCompiler::requestHeaderMistake,
				problems);
		checkExposedHeaders(settings, problems);
		checkMaxAge(settings.maxAge(), problems);
		if (!problems.isEmpty()) {
			throw new InvalidCorsPolicyException(draft.name(), problems);
		}
		PolicySettings sent = withoutProtocolHeaders(settings);
		return new CompiledPolicy(draft.name(), rules(sent, origins),
				new PolicySource(sent, origins, draft.ruleNames()));
	}

	/**
	 * Every copied list of request headers has {@code Origin} and the headers of a
	 * preflight. They do no harm, but scripts never ask for them.
	 */
	private static PolicySettings withoutProtocolHeaders(PolicySettings settings) {
		List<String> headers = settings.allowedHeaders()
			.stream()
			.filter((name) -> !FetchNames.isSetByTheProtocol(name))
			.toList();
		return (headers.size() == settings.allowedHeaders().size()) ? settings
				: new PolicySettings(settings.allowedOrigins(), settings.allowedOriginPatterns(),
						settings.allowedOriginRegexes(), settings.allowedMethods(), headers, settings.exposedHeaders(),
						settings.allowCredentials(), settings.maxAge());
	}

	/**
	 * What a policy without credentials allows that would be refused with them, because
	 * strangers can have such an origin.
	 * @param draft what the policy was made from
	 * @param policy the policy
	 * @return a problem for each entry; none if credentials are allowed, as it was
	 * refused then
	 */
	public List<CorsProblem> strangers(PolicyDraft draft, CompiledPolicy policy) {
		return draft.settings().allowCredentials() ? List.of()
				: this.origins.strangers(draft, policy.source().origins());
	}

	private static PolicyRules rules(PolicySettings settings, OriginRules origins) {
		List<String> methods = settings.allowedMethods();
		List<String> headers = settings.allowedHeaders();
		List<String> exposed = settings.exposedHeaders();
		return new PolicyRules(OriginCompiler.allowsAny(settings) ? OriginSet.ANY : OriginSet.of(origins),
				methods.contains(CorsHeaders.WILDCARD) ? AllowedMethods.ANY : AllowedMethods.of(methods),
				headers.contains(CorsHeaders.WILDCARD) ? AllowedHeaders.anyAnd(headers) : AllowedHeaders.of(headers),
				exposed.isEmpty() ? null : String.join(", ", exposed), settings.allowCredentials(),
				Long.toString(settings.maxAge().toSeconds()));
	}

	private static void checkExposedHeaders(PolicySettings settings, List<CorsProblem> problems) {
		List<String> headers = settings.exposedHeaders();
		checkEach(PolicyKeys.EXPOSED_HEADERS, headers, PolicyCompiler::responseHeaderMistake, problems);
		int wildcard = headers.indexOf(CorsHeaders.WILDCARD);
		if (wildcard >= 0 && settings.allowCredentials()) {
			problems.add(new CorsProblem(PolicyKeys.EXPOSED_HEADERS, wildcard, CorsHeaders.WILDCARD,
					"With 'allow-credentials' browsers take '*' for a "
							+ "header of that name. List the headers, or remove 'allow-credentials'."));
		}
	}

	private static void checkMaxAge(Duration maxAge, List<CorsProblem> problems) {
		if (maxAge.isNegative()) {
			problems.add(new CorsProblem(PolicyKeys.MAX_AGE, CorsProblem.WHOLE, maxAge,
					"'0' disables caching, and nothing lasts shorter. Write '0', or a time such as '30m'."));
		}
		else if (maxAge.compareTo(MAX_MAX_AGE) > 0) {
			problems.add(new CorsProblem(PolicyKeys.MAX_AGE, CorsProblem.WHOLE, maxAge,
					"A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching."));
		}
		else if (maxAge.toNanosPart() != 0) {
			problems.add(new CorsProblem(PolicyKeys.MAX_AGE, CorsProblem.WHOLE, maxAge,
					"Browsers count whole seconds. Write a number of seconds such as '600'."));
		}
	}

	private static @Nullable String methodMistake(String method) {
		if (!HttpTokens.isToken(method)) {
			return "This is not a valid method (RFC 9110, section 5.6.2). Write each method, such as 'PUT', as one entry.";
		}
		if (isPartialWildcard(method)) {
			return "A '*' stands for all methods or for none. Write '*' alone, or each method.";
		}
		if (FetchNames.isForbiddenMethod(method)) {
			return "Browsers do not let scripts send this method. Remove it.";
		}
		return FetchNames.isMisspelledMethod(method)
				? "Methods are case-sensitive. Write '" + method.toUpperCase(Locale.ROOT) + "'." : null;
	}

	private static @Nullable String requestHeaderMistake(String name) {
		if (!HttpTokens.isToken(name)) {
			return noHeader();
		}
		if (isPartialWildcard(name)) {
			return PARTIAL_WILDCARD;
		}
		if (FetchNames.isSetByTheProtocol(name)) {
			return null;
		}
		if (FetchNames.isForbiddenRequestHeader(name)) {
			return "Browsers do not let scripts set this header. Remove it.";
		}
		return CorsHeaders.isCors(name)
				? "This header belongs to the CORS protocol itself; scripts never send it. Remove it." : null;
	}

	private static @Nullable String responseHeaderMistake(String name) {
		if (!HttpTokens.isToken(name)) {
			return noHeader();
		}
		if (isPartialWildcard(name)) {
			return PARTIAL_WILDCARD;
		}
		if (CorsHeaders.isCors(name)) {
			return "This header belongs to the CORS protocol itself, for the browser alone. Remove it.";
		}
		if (FetchNames.isRequestHeaderOnly(name)) {
			return "Requests have this header, responses do not. Write it under 'allowed-headers' if scripts send it, or remove it.";
		}
		return FetchNames.isForbiddenResponseHeader(name) ? "Browsers do not let scripts read this header. Remove it."
				: null;
	}

	private static boolean isPartialWildcard(String name) {
		return name.contains(CorsHeaders.WILDCARD) && !name.equals(CorsHeaders.WILDCARD);
	}

	private static String noHeader() {
		return "This is not a valid header name (RFC 9110, section 5.6.2). Write each name, such as 'X-Total-Count', "
				+ "as one entry.";
	}

	private static void checkEach(String property, List<String> values, Function<String, @Nullable String> check,
			List<CorsProblem> problems) {
		problems.addAll(ListProblems.of(property, values, (value) -> Stream.ofNullable(check.apply(value)).toList()));
	}

}
