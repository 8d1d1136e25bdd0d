package io.github.corsstarter.internal.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.origin.OriginRules;
import io.github.corsstarter.internal.origin.OriginSyntaxException;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import io.github.corsstarter.internal.reach.OriginReach;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.internal.regex.RegexSyntaxException;

/**
 * Compiles configured origins into rules, or says what is wrong with them. Compiles each
 * pattern and expression once, however many policies use it. Not safe for concurrent use.
 */
final class OriginCompiler {

	private final Map<String, OriginPattern> patterns = new HashMap<>();

	private final Map<String, LinearRegex> regexes = new HashMap<>();

	private final Map<LinearRegex, OriginReach> reaches = new HashMap<>();

	/**
	 * Compile the three lists of origins.
	 * @param draft the policy as it was written
	 * @param problems receives what is wrong with it
	 * @return the rules, without those that are refused
	 */
	OriginRules compile(PolicyDraft draft, Consumer<CorsProblem> problems) {
		PolicySettings settings = draft.settings();
		boolean any = allowsAny(settings);
		if (any) {
			checkAnyOrigin(settings, problems);
		}
		OriginDangers dangers = dangers(draft);
		List<Origin> exact = any ? List.of() : parseEach(PolicyKeys.ALLOWED_ORIGINS, settings.allowedOrigins(),
				Origin::parse, dangers::of, problems);
		List<OriginPattern> patterns = parseEach(PolicyKeys.ALLOWED_ORIGIN_PATTERNS, settings.allowedOriginPatterns(),
				(text) -> this.patterns.computeIfAbsent(text, OriginPattern::parse), dangers::of, problems);
		List<LinearRegex> regexes = parseEach(PolicyKeys.ALLOWED_ORIGIN_REGEXES, settings.allowedOriginRegexes(),
				(text) -> this.regexes.computeIfAbsent(text, LinearRegex::compile),
				(regex) -> dangers.of(this.reaches.computeIfAbsent(regex, OriginReach::of)), problems);
		if (!draft.namesOrigins()) {
			problems.accept(new CorsProblem(PolicyKeys.ALLOWED_ORIGINS, CorsProblem.WHOLE, null,
					"A policy that names no origin allows nobody. "
							+ "Write at least one such as 'https://app.example.com', or remove the policy."));
		}
		return new OriginRules(exact.stream().map(Origin::toString).toList(), patterns, regexes);
	}

	private static OriginDangers dangers(PolicyDraft draft) {
		return new OriginDangers(draft.settings().allowCredentials(), draft.tolerated(),
				draft.ruleNames().apply(PolicyKeys.DANGEROUSLY_TOLERATE));
	}

	/**
	 * What a policy without credentials allows that would be refused with them, because
	 * strangers can have such an origin.
	 * @param draft a policy that was compiled
	 * @param rules its rules
	 * @return a problem for each entry
	 */
	List<CorsProblem> strangers(PolicyDraft draft, OriginRules rules) {
		OriginDangers dangers = dangers(draft);
		List<CorsProblem> found = new ArrayList<>();
		for (int i = 0; i < rules.patterns().size(); i++) {
			OriginPattern pattern = rules.patterns().get(i);
			if (!OriginReach.staysInOneDomain(pattern)) {
				addStrangers(PolicyKeys.ALLOWED_ORIGIN_PATTERNS, i, pattern.toString(),
						dangers.strangers(OriginReach.of(pattern)), found);
			}
		}
		for (int i = 0; i < rules.regexes().size(); i++) {
			LinearRegex regex = rules.regexes().get(i);
			addStrangers(PolicyKeys.ALLOWED_ORIGIN_REGEXES, i, regex.toString(),
					dangers.strangers(this.reaches.computeIfAbsent(regex, OriginReach::of)), found);
		}
		return found;
	}

	private static void addStrangers(String property, int index, String rule, List<String> dangers,
			List<CorsProblem> found) {
		dangers.forEach((danger) -> found.add(new CorsProblem(property, index, rule, danger)));
	}

	static boolean allowsAny(PolicySettings settings) {
		return settings.allowedOrigins().contains(CorsHeaders.WILDCARD);
	}

	private static void checkAnyOrigin(PolicySettings settings, Consumer<CorsProblem> problems) {
		int index = settings.allowedOrigins().indexOf(CorsHeaders.WILDCARD);
		if (settings.allowCredentials()) {
			problems.accept(new CorsProblem(PolicyKeys.ALLOWED_ORIGINS, index, CorsHeaders.WILDCARD,
					"With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'."));
		}
		if (count(settings) > 1) {
			problems.accept(new CorsProblem(PolicyKeys.ALLOWED_ORIGINS, index, CorsHeaders.WILDCARD,
					"'*' allows every origin already. Remove it, or all the others."));
		}
	}

	private static int count(PolicySettings settings) {
		return settings.allowedOrigins().size() + settings.allowedOriginPatterns().size()
				+ settings.allowedOriginRegexes().size();
	}

	private static <T> List<T> parseEach(String property, List<String> values, Function<String, T> parser,
			Function<T, List<String>> dangers, Consumer<CorsProblem> problems) {
		List<T> parsed = new ArrayList<>(values.size());
		ListProblems.of(property, values, (value) -> {
			try {
				T rule = parser.apply(value);
				parsed.add(rule);
				return dangers.apply(rule);
			}
			catch (OriginSyntaxException | RegexSyntaxException ex) {
				return List.of(String.valueOf(ex.getMessage()));
			}
		}).forEach(problems);
		return parsed;
	}

}
