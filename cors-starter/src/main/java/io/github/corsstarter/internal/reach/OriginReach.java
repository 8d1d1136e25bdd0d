package io.github.corsstarter.internal.reach;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.corsstarter.internal.origin.HostRule;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.regex.Language;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.internal.regex.RegexSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Calculates exactly, not by trial, which origins a rule allows: which registrable
 * domains, and whether pages that are not served securely. Immutable. Takes milliseconds,
 * and refuses expressions that would take more than a second or so. Lengths of hosts are
 * ignored, except that of a label in braces.
 */
public final class OriginReach {

	private final Language origins;

	/** What the rule writes out, by the characters that count. */
	private final Function<String, Language> written;

	private final OriginTemplate template;

	private OriginReach(Language language, Function<String, Language> written, OriginTemplate template) {
		this.origins = language.and(OriginLanguages.NAMES)
			.or(language.and(OriginLanguages.ADDRESSES))
			.or(language.and(OriginLanguages.OPAQUE));
		this.written = written;
		this.template = template;
	}

	/**
	 * The reach of a regular expression.
	 * @param regex an expression that matches whole serialized origins
	 * @return its reach
	 * @throws RegexSyntaxException if it is too large to calculate
	 */
	public static OriginReach of(LinearRegex regex) {
		return new OriginReach(regex.language(), (characters) -> written("", regex, "", characters),
				OriginTemplate.of(regex.toString()));
	}

	/**
	 * The reach of a pattern, whatever the port.
	 * @param pattern the pattern
	 * @return its reach
	 * @throws RegexSyntaxException if it is too large to calculate
	 */
	public static OriginReach of(OriginPattern pattern) {
		String before = pattern.scheme() + Origin.SCHEME_END;
		if (pattern.hosts() instanceof HostRule.Label label) {
			String after = "." + pattern.baseDomain();
			// A label never holds a dot, whatever its expression matches.
			LinearRegex any = pattern.hasOpaqueHosts() ? OriginLanguages.OPAQUE_LABEL : OriginLanguages.LABEL;
			Language labels = any.languageBetween(before, after);
			return new OriginReach(labels.and(label.regex().languageBetween(before, after)),
					(characters) -> written(before, label.regex(), after, characters),
					OriginTemplate.of(pattern.expression()));
		}
		LinearRegex subdomains = LinearRegex.compile(pattern.hosts().expression());
		return new OriginReach(subdomains.languageBetween(before, pattern.baseDomain()),
				(characters) -> written(before, subdomains, pattern.baseDomain(), characters),
				OriginTemplate.of(pattern.expression()));
	}

	private static Language written(String before, LinearRegex regex, String after, String characters) {
		return regex.writtenBetween(before, after, characters, OriginLanguages.HOLE);
	}

	/**
	 * Whether everything that a pattern allows belongs to one registrable domain, as it
	 * usually does. A look-up, whereas {@link #domains()} calculates.
	 * @param pattern the pattern
	 * @return {@code true} if so
	 */
	public static boolean staysInOneDomain(OriginPattern pattern) {
		return pattern.hosts() instanceof HostRule.Literal || PublicSuffixList.get().isOneDomain(pattern.baseDomain());
	}

	/**
	 * Whether no origin is allowed.
	 * @return {@code true} if no origin matches
	 */
	public boolean isEmpty() {
		return this.origins.isEmpty();
	}

	/**
	 * A page that anybody on the network can tamper with: one over http that is not on
	 * the user's own machine.
	 * @return the origin of such a page that is allowed, or {@code null} if there is none
	 */
	public @Nullable String insecureExample() {
		Language insecure = this.origins.and(OriginLanguages.HTTP).minus(OriginLanguages.LOOPBACK);
		return insecure.isEmpty() ? null : example(insecure, (origin) -> true);
	}

	/**
	 * The registrable domains that are allowed.
	 * @return the domains
	 */
	public Domains domains() {
		ReachedDomains reached = reachedDomains();
		String suffix = reached.openSuffix();
		OpenSuffix openSuffix = (suffix == null) ? null : new OpenSuffix(suffix,
				example(this.origins.and(OriginLanguages.below(suffix)), this::isUnwanted, "https://evil." + suffix));
		String unwanted = reached.isUnbounded() ? example(unnamed(suffix), this::isUnwanted)
				: unwrittenExample(reached.unwritten());
		return new Domains(openSuffix, unwanted);
	}

	ReachedDomains reachedDomains() {
		return new ReachedDomains(this.origins, this.written);
	}

	private @Nullable String unwrittenExample(Set<String> unwritten) {
		if (unwritten.isEmpty()) {
			return null;
		}
		String first = unwritten.stream()
			.filter((domain) -> !this.template.names(domain))
			.findFirst()
			.orElseGet(() -> unwritten.iterator().next());
		Predicate<Origin> wanted = (origin) -> unwritten.contains(ReachedDomains.domainOf(origin))
				&& isUnwanted(origin);
		return recognisable(this.template.attempts().stream().filter(this.origins::contains), wanted)
			.orElseGet(() -> exampleOf(first));
	}

	private String exampleOf(String domain) {
		Language some = this.origins.and(OriginLanguages.at(domain).or(OriginLanguages.below(domain)));
		return Objects.requireNonNull(some.example(), "no example of a domain that is reached");
	}

	/**
	 * A pattern that allows what was most likely meant, and nothing else.
	 * @return the pattern, or {@code null} if that is not clear
	 */
	public @Nullable String suggestedPattern() {
		return this.template.pattern();
	}

	/**
	 * Whether nothing was meant to vary: only dots do, because they were not escaped.
	 * @return {@code true} if so
	 */
	public boolean lacksEscapes() {
		return this.template.isLiteral();
	}

	/** Leaves out what was meant, and what the open suffix explains already. */
	private Language unnamed(@Nullable String openSuffix) {
		Language unnamed = this.origins;
		String intended = this.template.intendedHost();
		if (intended != null) {
			unnamed = unnamed.minus(OriginLanguages.below(intended)).minus(OriginLanguages.at(intended));
		}
		if (openSuffix != null) {
			unnamed = unnamed.minus(OriginLanguages.below(openSuffix));
		}
		return unnamed.isEmpty() ? this.origins : unnamed;
	}

	private boolean isUnwanted(Origin origin) {
		return !this.template.names(ReachedDomains.domainOf(origin));
	}

	/** An example that people recognise if possible, otherwise one of the shortest. */
	private String example(Language language, Predicate<Origin> wanted, String... attempts) {
		Stream<String> allowed = Stream.concat(this.template.attempts().stream(), Stream.of(attempts))
			.filter(language::contains);
		return recognisable(allowed, wanted)
			.orElseGet(() -> Objects.requireNonNull(language.example(), "no example of no origin"));
	}

	private static Optional<String> recognisable(Stream<String> texts, Predicate<Origin> wanted) {
		List<Origin> origins = texts.map(Origin::tryParse).filter(Objects::nonNull).filter(wanted).toList();
		return Stream
			.concat(origins.stream().filter((origin) -> PublicSuffixList.get().isKnown(origin.host())),
					origins.stream())
			.findFirst()
			.map(Origin::toString);
	}

	/**
	 * Registrable domains.
	 *
	 * @param openSuffix a public suffix below which unrelated domains are allowed, or
	 * {@code null} if there is none
	 * @param unboundedExample an example of other domains that the rule does not write
	 * out, one that hardly anybody wants to allow, or {@code null} if it writes out all
	 */
	public record Domains(@Nullable OpenSuffix openSuffix, @Nullable String unboundedExample) {

	}

	/**
	 * A public suffix below which almost any domain is allowed.
	 *
	 * @param suffix the public suffix
	 * @param example an origin below it that is allowed
	 */
	public record OpenSuffix(String suffix, String example) {

	}

}
