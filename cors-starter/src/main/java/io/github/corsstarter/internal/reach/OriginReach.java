package io.github.corsstarter.internal.reach;

import java.util.List;
import java.util.Objects;
import java.util.Set;
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
 * Whom a rule lets in, found out exactly and not by trial: which registrable domains, and
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
	 * Whom an expression lets in.
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
	 * Whom a pattern lets in, from whatever port.
	 * @param pattern the pattern
	 * @return its reach
	 * @throws RegexSyntaxException if that is too large to be found out
	 */
	public static OriginReach of(OriginPattern pattern) {
		Language language = language(pattern);
		return new OriginReach(language.and(OriginLanguages.NAMES).or(language.and(OriginLanguages.ADDRESSES)),
				OriginTemplate.of(pattern.expression()));
	}

	/** The origins that a pattern admits, as if they had no port. */
	private static Language language(OriginPattern pattern) {
		String before = pattern.scheme() + Origin.SCHEME_END;
		if (pattern.hosts() instanceof HostRule.Label label) {
			// A label never holds a dot, whatever its expression matches.
			Language labels = OriginLanguages.LABEL.languageBetween(before, "." + pattern.baseDomain());
			return labels.and(label.regex().languageBetween(before, "." + pattern.baseDomain()));
		}
		return LinearRegex.compile(pattern.hosts().expression()).languageBetween(before, pattern.baseDomain());
	}

	/**
	 * Whether whatever a pattern admits belongs to one registrable domain, as is the
	 * rule. A look-up, where {@link #domains()} calculates.
	 * @param pattern the pattern
	 * @return {@code true} if so
	 */
	public static boolean staysInOneDomain(OriginPattern pattern) {
		return pattern.hosts() instanceof HostRule.Literal || PublicSuffixList.get().isOneDomain(pattern.baseDomain());
	}

	/**
	 * Whether nobody is let in.
	 * @return {@code true} if no origin matches
	 */
	public boolean isEmpty() {
		return this.origins.isEmpty();
	}

	/**
	 * A page that anybody on the network can change: one over http that is not on the
	 * user's own machine.
	 * @return the origin of one that is let in, or {@code null} if none is
	 */
	public @Nullable String insecureExample() {
		Language insecure = this.origins.and(OriginLanguages.HTTP).minus(OriginLanguages.LOOPBACK);
		return insecure.isEmpty() ? null : example(insecure, (origin) -> true);
	}

	/**
	 * The registrable domains that are let in.
	 * @return the domains
	 */
	public Domains domains() {
		ReachedDomains reached = new ReachedDomains(this.origins);
		String suffix = reached.openSuffix();
		OpenSuffix openSuffix = (suffix == null) ? null : new OpenSuffix(suffix,
				example(this.origins.and(OriginLanguages.below(suffix)), this::isUnwanted, "https://evil." + suffix));
		String unwanted = reached.isUnbounded() ? example(unnamed(suffix), this::isUnwanted) : null;
		Set<String> names = reached.isUnbounded() ? Set.of() : Set.copyOf(reached.domains());
		return new Domains(names, openSuffix, unwanted);
	}

	/**
	 * A pattern that lets in what was most likely meant, and nobody else.
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
		List<Origin> admitted = Stream.concat(this.template.attempts().stream(), Stream.of(attempts))
			.filter(language::contains)
			.map(Origin::parse)
			.filter(Objects::nonNull)
			.filter(wanted)
			.toList();
		for (Origin origin : admitted) {
			if (PublicSuffixList.get().isKnown(origin.host())) {
				return origin.toString();
			}
		}
		return !admitted.isEmpty() ? admitted.get(0).toString()
				: Objects.requireNonNull(language.example(), "no example of no origin");
	}

	/**
	 * Registrable domains.
	 *
	 * @param names the domains, other than below the open suffix; hosts that have none,
	 * as addresses, stand for themselves. Empty if there are too many
	 * @param openSuffix a public suffix below which domains are let in that have nothing
	 * in common, or {@code null} if there is none
	 * @param unboundedExample an origin that hardly anybody wants to let in, of an
	 * unbounded set of other domains, or {@code null} if they are bounded
	 */
	public record Domains(Set<String> names, @Nullable OpenSuffix openSuffix, @Nullable String unboundedExample) {

		/**
		 * Create the domains.
		 * @param names the domains
		 * @param openSuffix a public suffix, or {@code null}
		 * @param unboundedExample an origin, or {@code null}
		 */
		public Domains {
			names = Set.copyOf(names);
		}

	}

	/**
	 * A public suffix below which about anybody is let in.
	 *
	 * @param suffix the public suffix
	 * @param example the origin of somebody
	 */
	public record OpenSuffix(String suffix, String example) {

	}

}
