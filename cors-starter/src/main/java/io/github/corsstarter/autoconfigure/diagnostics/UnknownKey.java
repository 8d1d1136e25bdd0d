package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A key under {@code cors} that does not exist, and what its author may have meant.
 *
 * @param name the key, without the index of an element unless the list is known
 * @param spelling the key as it is written
 */
record UnknownKey(ConfigurationPropertyName name, String spelling) {

	/** Number of characters that may differ in any key, however short. */
	private static final int ALWAYS_TOLERATED = 2;

	/** More keys than this would be a riddle rather than a suggestion. */
	private static final int MAX_SUGGESTIONS = 2;

	/** A key counts as misspelled if at most one character in this many differs. */
	private static final int TOLERANCE = 3;

	/** The key of a policy in a map by paths, or in a list. */
	private static final Pattern OF_A_PATH = Pattern
		.compile("cors(?:\\.[^\\[]*)?\\[(?<path>[^]]*[/*][^]]*|\\d+)]\\.(?<key>[A-Za-z_-]+)");

	/** The key that the message says to write. */
	private static final Pattern SUGGESTION = Pattern.compile("Write '(cors\\.[^'<]+)'(?:\\.$|, and )");

	/** A path in a key, in brackets or not. */
	private static final Pattern PATH = Pattern.compile("\\[([^]]*[/*][^]]*)]|\\.(/[^\\[]*?)(?:\\.[A-Za-z-]+)?$");

	private static final String POLICIES = CorsProperties.PREFIX + "." + KnownKeys.POLICIES + ".";

	/**
	 * Why it is refused, and what to write.
	 * @return two sentences
	 */
	String message() {
		if (this.name.isLastElementIndexed() && KnownKeys.contains(this.name)) {
			return "A list cannot have gaps. Number its entries from [0].";
		}
		Matcher ofAPath = OF_A_PATH.matcher(this.spelling);
		if (ofAPath.matches() && !KnownKeys.isUnderPolicies(this.name)) {
			List<String> keys = closest(ofAPath.group("key").toLowerCase(Locale.ROOT), KnownKeys.OF_A_POLICY);
			if (keys.size() == 1) {
				return ofAPath(ofAPath.group("path"), keys.get(0));
			}
		}
		Matcher path = PATH.matcher(this.spelling);
		if (path.find()) {
			return "No such key, and a path is not part of any. Write '%s' under '%s<name>.paths'."
				.formatted((path.group(1) != null) ? path.group(1) : path.group(2), POLICIES);
		}
		if (KnownKeys.uniform(element(this.name.getNumberOfElements() - 1)).endsWith("privatenetwork")) {
			return "Private Network Access was given up by browsers; local network access asks the user. Remove this key.";
		}
		return KnownKeys.isUnderPolicies(this.name) ? underPolicies() : directly();
	}

	private static String ofAPath(String path, String key) {
		if (path.matches("\\d+")) {
			return "Policies have names, not numbers. Write '%spolicy-%s.%s'.".formatted(POLICIES, path, key);
		}
		String policy = POLICIES + nameFor(path);
		return "A path is not part of a key. Write '%s.%s', and '%s' under '%s.paths'.".formatted(policy, key, path,
				policy);
	}

	/** A name for the policy of a path: its first literal segment. */
	private static String nameFor(String path) {
		return Stream.of(path.split("/"))
			.map((segment) -> segment.replaceAll("[^A-Za-z0-9-]", ""))
			.filter((segment) -> !segment.isEmpty())
			.findFirst()
			.orElse("all");
	}

	/**
	 * What somebody writes who follows the message to the letter.
	 * @return the key, and for a key that has a path in it, the path by the key of the
	 * policy's paths; empty if it is not clear
	 */
	Map<String, String> suggestion() {
		Map<String, String> suggestion = new LinkedHashMap<>();
		Matcher key = SUGGESTION.matcher(message());
		if (key.find()) {
			suggestion.put(key.group(1), "");
			Matcher path = OF_A_PATH.matcher(this.spelling);
			if (path.matches() && path.group("path").contains("/")) {
				suggestion.put(key.group(1).substring(0, key.group(1).lastIndexOf('.')) + ".paths", path.group("path"));
			}
		}
		return suggestion;
	}

	private String underPolicies() {
		String policy = element(2);
		if (this.name.getNumberOfElements() == KnownKeys.POLICY_DEPTH) {
			return KnownKeys.isOneOf(KnownKeys.OF_A_POLICY, policy)
					? "A policy has a name. Write '" + POLICIES + "<name>." + policy + "'."
					: list("of a policy", KnownKeys.OF_A_POLICY);
		}
		int last = this.name.getNumberOfElements() - 1;
		if (last > KnownKeys.POLICY_DEPTH && KnownKeys.isOneOf(KnownKeys.OF_A_POLICY, element(last))) {
			return "A name with a dot is written in brackets. Write 'cors.policies[%s].%s'."
				.formatted(elements(2, last, "."), element(last));
		}
		String key = elements(KnownKeys.POLICY_DEPTH, last + 1, "-");
		if (KnownKeys.isOneOf(KnownKeys.TOP, key)) {
			return "This key does not belong to a policy. Write '" + CorsProperties.PREFIX + "." + key + "'.";
		}
		List<String> suggestions = closest(key, KnownKeys.OF_A_POLICY);
		return suggestions.isEmpty() ? list("of a policy", KnownKeys.OF_A_POLICY)
				: suggest(POLICIES + policy(2) + ".", suggestions);
	}

	private String directly() {
		String key = elements(1, this.name.getNumberOfElements(), "-");
		if (this.name.getNumberOfElements() == KnownKeys.POLICY_DEPTH && !KnownKeys.isOneOf(KnownKeys.TOP, key)
				&& KnownKeys.isOneOf(KnownKeys.OF_A_POLICY, element(2))) {
			return suggest(POLICIES + policy(1) + ".", List.of(element(2)));
		}
		if (this.name.getNumberOfElements() > KnownKeys.POLICY_DEPTH
				&& closest(element(1), KnownKeys.TOP).contains(KnownKeys.POLICIES)) {
			key = elements(KnownKeys.POLICY_DEPTH, this.name.getNumberOfElements(), "-");
			List<String> suggestions = closest(key, KnownKeys.OF_A_POLICY);
			return suggestions.isEmpty() ? list("of a policy", KnownKeys.OF_A_POLICY)
					: suggest(POLICIES + policy(2) + ".", suggestions);
		}
		List<String> suggestions = closest(key, KnownKeys.TOP);
		return suggestions.isEmpty() ? perhapsOfTheApplication() : suggest(CorsProperties.PREFIX + ".", suggestions);
	}

	/** Applications have had keys under 'cors' before they had this starter. */
	private static String perhapsOfTheApplication() {
		return list("under 'cors'", KnownKeys.TOP)
				+ " If this one is your application's own, rename it: 'cors' is this starter's prefix.";
	}

	/** The name of a policy, with its capitals as they were written. */
	private String policy(int index) {
		return this.name.getElement(index, Form.ORIGINAL);
	}

	private String element(int index) {
		return KnownKeys.element(this.name, index);
	}

	private String elements(int from, int to, String separator) {
		return IntStream.range(from, to).mapToObj(this::element).collect(Collectors.joining(separator));
	}

	private static String suggest(String prefix, List<String> keys) {
		return keys.stream()
			.map((key) -> "'" + prefix + key + "'")
			.collect(Collectors.joining(" or ", "No such key. Write ", "."));
	}

	private static String list(String where, NavigableSet<String> keys) {
		return keys.stream()
			.map((key) -> "'" + key + "'")
			.collect(Collectors.joining(", ", "No such key. The keys " + where + " are ", "."));
	}

	/**
	 * The keys that look most like the one that was written: by their characters, or else
	 * by their words, as in {@code origins}.
	 */
	private static List<String> closest(String written, NavigableSet<String> keys) {
		List<String> alike = best(keys, (key) -> {
			int distance = distance(KnownKeys.uniform(written), KnownKeys.uniform(key));
			return (distance <= Math.max(ALWAYS_TOLERATED, key.length() / TOLERANCE)) ? distance : Integer.MAX_VALUE;
		});
		return !alike.isEmpty() ? alike : best(keys, (key) -> wordsApart(words(written), words(key)));
	}

	private static List<String> best(NavigableSet<String> keys, ToIntFunction<String> distance) {
		int least = keys.stream().mapToInt(distance).min().orElse(Integer.MAX_VALUE);
		List<String> best = (least == Integer.MAX_VALUE) ? List.of()
				: keys.stream().filter((key) -> distance.applyAsInt(key) == least).toList();
		return (best.size() <= MAX_SUGGESTIONS) ? best : List.of();
	}

	/** The words of a key, without the endings that people get wrong. */
	private static Set<String> words(String key) {
		return Stream.of(key.split("-"))
			.map((word) -> word.replaceAll("ies$", "y").replaceAll("(?:es|ed|s|e)$", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** How many more words one key has than the other, if it has all of the other's. */
	private static int wordsApart(Set<String> some, Set<String> others) {
		return (some.containsAll(others) || others.containsAll(some)) ? Math.abs(some.size() - others.size())
				: Integer.MAX_VALUE;
	}

	/**
	 * How many characters have to be inserted, removed, replaced or swapped with their
	 * neighbour to get from one text to the other.
	 * @see <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">
	 * optimal string alignment distance</a>
	 */
	private static int distance(String from, String to) {
		List<int[]> rows = new ArrayList<>();
		rows.add(IntStream.rangeClosed(0, to.length()).toArray());
		for (int i = 1; i <= from.length(); i++) {
			int[] above = rows.get(i - 1);
			int[] row = new int[to.length() + 1];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = above[j - 1] + ((from.charAt(i - 1) != to.charAt(j - 1)) ? 1 : 0);
				row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
				if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
						&& from.charAt(i - 2) == to.charAt(j - 1)) {
					row[j] = Math.min(row[j], rows.get(i - 2)[j - 2] + 1);
				}
			}
			rows.add(row);
		}
		return rows.get(from.length())[to.length()];
	}

}
