package io.github.corsstarter.internal.reach;

import java.util.List;
import java.util.Objects;
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
 * Whom a rule allows, found out exactly and not by trial: which registrable domains, and
 * whether pages that are not served securely. Immutable. Takes milliseconds, and refuses
 * expressions that would take more than a second or so. Lengths of hosts are not looked
 * at, but for that of a label in braces.
 */
public final class OriginReach {

	private final Language origins;

	private final OriginTemplate template;

	private OriginReach(Language origins, OriginTemplate template) {
		this.origins = origins;
		this.template = template;
	}

	/**
	 * Whom an expression allows.
	 * @param regex an expression that matches whole serialized origins
	 * @return its reach
	 * @throws RegexSyntaxException if that is too large to be found out
	 */
	public static OriginReach of(LinearRegex regex) {
		Language language = regex.language();
		return new OriginReach(language.and(OriginLanguages.NAMES).or(language.and(OriginLanguages.ADDRESSES)),
				OriginTemplate.of(regex.toString()));
	}

	/**
	 * Whom a pattern allows, from whatever port.
	 * @param pattern the pattern
	 * @return its reach
	 * @throws RegexSyntaxException if that is too large to be found out
	 */
	public static OriginReach of(OriginPattern pattern) {
		Language language = language(pattern);
		return new OriginReach(language.and(OriginLanguages.NAMES).or(language.and(OriginLanguages.ADDRESSES)),
				OriginTemplate.of(pattern.expression()));
	}

	/** The origins that a pattern allows, as if they had no port. */
	private static Language language(OriginPattern pattern) {
		String before = pattern.scheme() + Origin.SCHEME_END;
		if (pattern.hosts() instanceof HostRule.Label label) {
			// A label never holds a dot, whatever its expression matches.
			Language labels = LinearRegex.compile(OriginLanguages.LABEL)
				.languageBetween(before, "." + pattern.baseDomain());
			return labels.and(label.regex().languageBetween(before, "." + pattern.baseDomain()));
		}
		return LinearRegex.compile(pattern.hosts().expression()).languageBetween(before, pattern.baseDomain());
	}

	/**
	 * Whether whatever a pattern allows belongs to one registrable domain, as is the
	 * rule. A look-up, where {@link #domains()} calculates.
	 * @param pattern the pattern
	 * @return {@code true} if so
	 */
	public static boolean staysInOneDomain(OriginPattern pattern) {
		return pattern.hosts() instanceof HostRule.Literal || PublicSuffixList.get().isOneDomain(pattern.baseDomain());
	}

	/**
	 * Whether nobody is allowed.
	 * @return {@code true} if no origin matches
	 */
	public boolean isEmpty() {
		return this.origins.isEmpty();
	}

	/**
	 * A page that anybody on the network can change: one over http that is not on the
	 * user's own machine.
	 * @return the origin of one that is allowed, or {@code null} if none is
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
		String unwanted = reached.isUnbounded() ? example(unnamed(suffix), this::isUnwanted) : null;
		return new Domains(openSuffix, unwanted);
	}

	ReachedDomains reachedDomains() {
		return new ReachedDomains(this.origins);
	}

	/**
	 * A pattern that allows what was most likely meant, and nobody else.
	 * @return the pattern, or {@code null} if none can be made out
	 */
	public @Nullable String suggestedPattern() {
		return this.template.pattern();
	}

	/**
	 * Whether nothing was meant to vary, and dots do only because they were not escaped.
	 * @return {@code true} if so
	 */
	public boolean lacksEscapes() {
		return this.template.isLiteral();
	}

	/** Less what was meant, and what the open suffix explains already. */
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

	/** One that people recognise if possible, and else one of the shortest. */
	private String example(Language language, Predicate<Origin> wanted, String... attempts) {
		List<Origin> allowed = Stream.concat(this.template.attempts().stream(), Stream.of(attempts))
			.filter(language::contains)
			.map(Origin::tryParse)
			.filter(Objects::nonNull)
			.filter(wanted)
			.toList();
		for (Origin origin : allowed) {
			if (PublicSuffixList.get().isKnown(origin.host())) {
				return origin.toString();
			}
		}
		return !allowed.isEmpty() ? allowed.get(0).toString()
				: Objects.requireNonNull(language.example(), "no example of no origin");
	}

	/**
	 * Registrable domains.
	 *
	 * @param openSuffix a public suffix below which domains are allowed that have nothing
	 * in common, or {@code null} if there is none
	 * @param unboundedExample an origin that hardly anybody wants to allow, of an
	 * unbounded set of other domains, or {@code null} if they are bounded
	 */
	public record Domains(@Nullable OpenSuffix openSuffix, @Nullable String unboundedExample) {

	}

	/**
	 * A public suffix below which about anybody is allowed.
	 *
	 * @param suffix the public suffix
	 * @param example the origin of somebody
	 */
	public record OpenSuffix(String suffix, String example) {

	}

}
