package io.github.corsstarter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginRules;
import io.github.corsstarter.origin.OriginSet;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.regex.LinearRegex;
import io.github.corsstarter.regex.RegexSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a policy of what somebody configured, or says everything that is wrong with it.
 * The one place where what may be configured is decided, whether it comes from properties
 * or from code.
 */
final class PolicyCompiler {

	static final String ALLOWED_ORIGINS = "allowed-origins";

	static final String ALLOWED_ORIGIN_PATTERNS = "allowed-origin-patterns";

	static final String ALLOWED_ORIGIN_REGEXES = "allowed-origin-regexes";

	static final String ALLOWED_METHODS = "allowed-methods";

	static final String ALLOWED_HEADERS = "allowed-headers";

	static final String EXPOSED_HEADERS = "exposed-headers";

	static final String ALLOW_CREDENTIALS = "allow-credentials";

	static final String MAX_AGE_KEY = "max-age";

	/** The longest time that any browser honours: Firefox's. */
	private static final Duration MAX_MAX_AGE = Duration.ofHours(24);

	private final CorsPolicyBuilder source;

	private final List<CorsProblem> problems = new ArrayList<>();

	PolicyCompiler(CorsPolicyBuilder source) {
		this.source = source;
	}

	CorsPolicy compile() {
		OriginRules origins = origins();
		AllowedMethods methods = methods();
		AllowedHeaders headers = headers();
		String exposeHeaders = exposeHeaders();
		checkMaxAge();
		if (!this.problems.isEmpty()) {
			throw new InvalidCorsPolicyException(this.source.name, this.problems);
		}
		PolicyRules rules = new PolicyRules(admitsAny() ? OriginSet.ANY : OriginSet.of(origins), methods, headers,
				exposeHeaders, this.source.allowCredentials, Long.toString(this.source.maxAge.toSeconds()));
		return new CorsPolicy(this.source.name, rules, new PolicySource(settings(), origins, ruleNames()));
	}

	private boolean admitsAny() {
		return this.source.allowedOrigins.contains(CorsHeaders.WILDCARD);
	}

	private OriginRules origins() {
		boolean any = admitsAny();
		if (any) {
			checkAnyOrigin();
		}
		OriginDangers dangers = new OriginDangers(this.source.allowCredentials, this.source.tolerated);
		List<Origin> exact = any ? List.of()
				: parseEach(ALLOWED_ORIGINS, this.source.allowedOrigins, Origin::of, dangers::of);
		List<OriginPattern> patterns = parseEach(ALLOWED_ORIGIN_PATTERNS, this.source.allowedOriginPatterns,
				OriginPattern::parse, dangers::of);
		List<LinearRegex> regexes = parseEach(ALLOWED_ORIGIN_REGEXES, this.source.allowedOriginRegexes,
				LinearRegex::compile, dangers::of);
		if (originRules() == 0) {
			refuse(ALLOWED_ORIGINS, "A policy that names no origin lets nobody in. "
					+ "Write at least one such as 'https://app.example.com', or remove the policy.");
		}
		return new OriginRules(exact.stream().map(Origin::toString).toList(), patterns, regexes);
	}

	private int originRules() {
		return this.source.allowedOrigins.size() + this.source.allowedOriginPatterns.size()
				+ this.source.allowedOriginRegexes.size();
	}

	private void checkAnyOrigin() {
		int index = this.source.allowedOrigins.indexOf(CorsHeaders.WILDCARD);
		if (this.source.allowCredentials) {
			refuse(ALLOWED_ORIGINS, index, CorsHeaders.WILDCARD,
					"With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'.");
		}
		if (originRules() > 1) {
			refuse(ALLOWED_ORIGINS, index, CorsHeaders.WILDCARD,
					"'*' admits every origin already. Remove it, or all the others.");
		}
	}

	private AllowedMethods methods() {
		List<String> methods = this.source.allowedMethods;
		checkEach(ALLOWED_METHODS, methods, PolicyCompiler::methodMistake);
		return methods.contains(CorsHeaders.WILDCARD) ? AllowedMethods.ANY : AllowedMethods.of(methods);
	}

	private AllowedHeaders headers() {
		List<String> headers = this.source.allowedHeaders;
		checkEach(ALLOWED_HEADERS, headers, PolicyCompiler::requestHeaderMistake);
		return headers.contains(CorsHeaders.WILDCARD) ? AllowedHeaders.anyAnd(headers) : AllowedHeaders.of(headers);
	}

	private @Nullable String exposeHeaders() {
		List<String> headers = this.source.exposedHeaders;
		checkEach(EXPOSED_HEADERS, headers, PolicyCompiler::responseHeaderMistake);
		int wildcard = headers.indexOf(CorsHeaders.WILDCARD);
		if (wildcard >= 0 && this.source.allowCredentials) {
			refuse(EXPOSED_HEADERS, wildcard, CorsHeaders.WILDCARD, "With 'allow-credentials' browsers take '*' for a "
					+ "header of that name. List the headers, or remove 'allow-credentials'.");
		}
		return headers.isEmpty() ? null : String.join(", ", headers);
	}

	private void checkMaxAge() {
		Duration maxAge = this.source.maxAge;
		if (maxAge.isNegative() || maxAge.compareTo(MAX_MAX_AGE) > 0) {
			refuse(MAX_AGE_KEY, CorsProblem.WHOLE, maxAge,
					"A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.");
		}
		else if (maxAge.toNanosPart() != 0) {
			refuse(MAX_AGE_KEY, CorsProblem.WHOLE, maxAge,
					"Browsers count whole seconds. Write a number of seconds such as '600'.");
		}
	}

	private PolicySettings settings() {
		return new PolicySettings(this.source.allowedOrigins, this.source.allowedOriginPatterns,
				this.source.allowedOriginRegexes, this.source.allowedMethods, this.source.allowedHeaders,
				this.source.exposedHeaders, this.source.allowCredentials, this.source.maxAge);
	}

	private UnaryOperator<String> ruleNames() {
		String policy = this.source.name;
		return Objects.requireNonNullElse(this.source.ruleNames,
				(key) -> "'" + key + "' of the policy '" + policy + "'");
	}

	private static @Nullable String methodMistake(String method) {
		if (!HttpTokens.isToken(method)) {
			return "This is no method (RFC 9110, section 5.6.2). Write each method, such as 'PUT', as one entry.";
		}
		if (FetchNames.isForbiddenMethod(method)) {
			return "Browsers let no script send this method. Remove it.";
		}
		return FetchNames.isMisspelledMethod(method)
				? "Methods are case-sensitive. Write '" + method.toUpperCase(Locale.ROOT) + "'." : null;
	}

	private static @Nullable String requestHeaderMistake(String name) {
		if (!HttpTokens.isToken(name)) {
			return noHeader();
		}
		if (FetchNames.isForbiddenRequestHeader(name)) {
			return "Browsers let no script set this header. Remove it.";
		}
		return FetchNames.isCorsHeader(name)
				? "The server sends this header and the browser its own; a script sends neither. Remove it." : null;
	}

	private static @Nullable String responseHeaderMistake(String name) {
		if (!HttpTokens.isToken(name)) {
			return noHeader();
		}
		return FetchNames.isForbiddenResponseHeader(name) ? "Browsers let no script read this header. Remove it."
				: null;
	}

	private static String noHeader() {
		return "This is no header name (RFC 9110, section 5.6.2). Write each name, such as 'X-Total-Count', "
				+ "as one entry.";
	}

	private void checkEach(String property, List<String> values, Function<String, @Nullable String> check) {
		this.problems
			.addAll(CorsProblem.ofEach(property, values, (value) -> Stream.ofNullable(check.apply(value)).toList()));
	}

	private <T> List<T> parseEach(String property, List<String> values, Function<String, T> parser,
			Function<T, List<String>> dangers) {
		List<T> parsed = new ArrayList<>(values.size());
		this.problems.addAll(CorsProblem.ofEach(property, values, (value) -> {
			try {
				T rule = parser.apply(value);
				parsed.add(rule);
				return dangers.apply(rule);
			}
			catch (OriginSyntaxException | RegexSyntaxException ex) {
				return List.of(String.valueOf(ex.getMessage()));
			}
		}));
		return parsed;
	}

	private void refuse(String property, String message) {
		this.problems.add(new CorsProblem(property, CorsProblem.WHOLE, null, message));
	}

	private void refuse(String property, int index, Object value, String message) {
		this.problems.add(new CorsProblem(property, index, value, message));
	}

}
