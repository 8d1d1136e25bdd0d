package io.github.corsstarter.web.path;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.web.path.PathIndex.Entry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;

/**
 * What governs a path, whichever way it is spelled. Immutable and safe for concurrent
 * use.
 * <p>
 * Whether the handler that a request reaches is that of the path as it was sent, or that
 * of another spelling, is not known. So the spellings of a path must be governed by the
 * same policies; that one of them is governed by none makes a difference too, as then
 * whatever else speaks CORS in the application is heard. There is one exception. Where
 * letter case or the slash at the end make the difference, a path is governed by its own
 * pattern if that is the more specific one: it was written for just this path.
 */
final class GovernedPaths {

	private final PathIndex<Governed> index;

	/**
	 * Whether some pattern ends with a slash: only such a pattern says something about
	 * paths that do not.
	 */
	private final boolean slashesMatter;

	GovernedPaths(List<Governed> governed) {
		this.index = new PathIndex<>(governed, Governed::pattern);
		this.slashesMatter = this.index.anyRule(PathRule::endsWithSlash);
	}

	/**
	 * Find what governs a path.
	 * @param path the raw path
	 * @return what governs it, {@link Governed#AMBIGUOUSLY} if its spellings are governed
	 * differently, or {@code null} if nothing governs it
	 */
	@Nullable Governed find(String path) {
		return PathSpellings.isSuspicious(path) ? findSuspicious(path) : findPlain(path);
	}

	private @Nullable Governed findSuspicious(String path) {
		Governed found = null;
		boolean first = true;
		for (String spelling : PathSpellings.of(path)) {
			Governed governed = findPlain(spelling);
			if (!first && !Governed.alike(found, governed)) {
				return Governed.AMBIGUOUSLY;
			}
			found = governed;
			first = false;
		}
		return first ? Governed.AMBIGUOUSLY : found;
	}

	/**
	 * Find what governs a path in which nothing is encoded, or has to be normalized.
	 */
	private @Nullable Governed findPlain(String path) {
		Entry<Governed> inAnyCase = this.index.find(path, LetterCase.IGNORED);
		Entry<Governed> own = inAnyCase;
		if (inAnyCase != null && inAnyCase.letterCase() == LetterCase.IGNORED) {
			own = this.index.find(path, LetterCase.EXACT);
			if (differ(own, inAnyCase) && !holds(own, inAnyCase)) {
				return Governed.AMBIGUOUSLY;
			}
		}
		return isGovernedAsWithTheOtherEnd(path, own) ? governed(own) : Governed.AMBIGUOUSLY;
	}

	/** Whether a slash at the end makes no difference, or is meant to make one. */
	private boolean isGovernedAsWithTheOtherEnd(String path, @Nullable Entry<Governed> own) {
		if (path.isEmpty()) {
			return !differ(own, inAnyCase("/"));
		}
		int last = path.length() - 1;
		if (path.charAt(last) == '/') {
			if (last == 0) {
				return true;
			}
			Entry<Governed> other = inAnyCase(path.substring(0, last));
			return !differ(own, other) || (own != null && own.rule().endsWithSlash() && holds(own, other));
		}
		if (!this.slashesMatter) {
			return true;
		}
		// That a star at the end of a pattern matches nothing too does not make it one
		// for the path without the slash.
		Entry<Governed> other = inAnyCase(path + "/");
		return other == null || !other.rule().endsWithSlash() || !differ(own, other) || holds(own, other);
	}

	private @Nullable Entry<Governed> inAnyCase(String path) {
		return this.index.find(path, LetterCase.IGNORED);
	}

	private static boolean differ(@Nullable Entry<Governed> one, @Nullable Entry<Governed> other) {
		return !Governed.alike(governed(one), governed(other));
	}

	private static boolean holds(@Nullable Entry<Governed> own, @Nullable Entry<Governed> other) {
		return own != null && (other == null || own.rule().holdsAgainst(other.rule()));
	}

	private static @Nullable Governed governed(@Nullable Entry<Governed> entry) {
		return (entry != null) ? entry.value() : null;
	}

	/**
	 * The pattern by which Spring MVC would find what governs a path. For explanations.
	 * @param path a raw path that is not ambiguous
	 * @return what governs it, or {@code null} if nothing does
	 */
	@Nullable Governed findAsSpring(String path) {
		return this.index.find(PathContainer.parsePath(path));
	}

	/**
	 * The names of all policies that govern one or the other spelling of a path. For
	 * explanations.
	 * @param path the raw path
	 * @return the names, sorted
	 */
	Set<String> contenders(String path) {
		Set<String> names = new TreeSet<>();
		for (String spelling : PathSpellings.isSuspicious(path) ? PathSpellings.of(path) : List.of(path)) {
			String withoutSlash = spelling.endsWith("/") ? spelling.substring(0, spelling.length() - 1) : spelling;
			for (String end : List.of(withoutSlash, withoutSlash + "/")) {
				for (LetterCase letterCase : LetterCase.values()) {
					Governed governed = governed(this.index.find(end, letterCase));
					names.addAll((governed != null) ? governed.names() : Set.of());
				}
			}
		}
		return names;
	}

}
