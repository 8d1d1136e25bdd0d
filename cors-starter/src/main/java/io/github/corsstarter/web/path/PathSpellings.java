package io.github.corsstarter.web.path;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Other spellings of a path under which a container, a firewall or a servlet might see
 * it. Spring MVC matches the path as it was sent, segment by segment; a container
 * normalizes it first, and not every container in the same way.
 */
final class PathSpellings {

	/**
	 * Longest suspicious path that is looked at, in characters: its spellings take time
	 * that grows with it, and a stranger writes it.
	 */
	private static final int MAX_LENGTH = 2_048;

	/** Most characters to write down for all spellings of a path. */
	private static final int MAX_CHARACTERS = 16_384;

	/** Most spellings to write down, however short they are. */
	private static final int MAX_SPELLINGS = 96;

	private final Set<String> spellings = new LinkedHashSet<>();

	private int charactersLeft = MAX_CHARACTERS;

	private int spellingsLeft = MAX_SPELLINGS;

	/** Whether servers agree that the path has a meaning, and it is cheap to find out. */
	private boolean clear = true;

	private PathSpellings() {
	}

	/**
	 * Whether a path could mean another one, apart from its letter case and a slash at
	 * its end: it has dot segments, empty segments, path parameters, something encoded,
	 * backslashes, blanks or control characters, or does not begin with a slash.
	 * @param path the raw path
	 * @return {@code true} if {@link #of(String)} is worth a look
	 */
	static boolean isSuspicious(String path) {
		if (!path.startsWith("/")) {
			return !path.isEmpty() && !path.equals("*");
		}
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			// Most characters are letters, which come behind all others but these two.
			if (c > ';') {
				if (c == '\\' || c == 127) {
					return true;
				}
			}
			else if (c == ';' || c == '%' || c <= ' '
					|| (c == '/' && (path.startsWith("/", i + 1) || path.startsWith(".", i + 1)))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Under which paths a server might look for the handler: what it decodes once or
	 * twice, with or without encoded slashes, taking backslashes for slashes or not, and
	 * trimming, compacting and resolving segments or not, in one order or the other.
	 * @param path the raw path
	 * @return decoded paths; none if the encoding is broken, the path climbs above its
	 * root, or it takes too much to find out
	 */
	static Set<String> of(String path) {
		if (path.length() > MAX_LENGTH || PercentEncoding.decode(path) == null) {
			return Set.of();
		}
		PathSpellings all = new PathSpellings();
		all.addDecoded(PathSegments.withoutParameters(path));
		for (String once : List.copyOf(all.spellings)) {
			// What was encoded may be a parameter, or encoded once more.
			String sent = PathSegments.withoutParameters(once);
			if (!sent.equals(once)) {
				all.addNormalized(sent);
			}
			if (sent.indexOf('%') >= 0) {
				all.addDecoded(sent);
			}
		}
		return all.clear ? all.spellings : Set.of();
	}

	private void addDecoded(String sent) {
		String keepingSlashes = PercentEncoding.decodeAllButSlashes(sent);
		String decoded = PercentEncoding.decode(sent);
		if (decoded == null || keepingSlashes == null) {
			return;
		}
		addNormalized(decoded);
		if (!keepingSlashes.equals(decoded)) {
			addNormalized(keepingSlashes);
		}
	}

	private void addNormalized(String decoded) {
		addTrimmed(decoded);
		if (decoded.indexOf('\\') >= 0) {
			addTrimmed(decoded.replace('\\', '/'));
		}
	}

	private void addTrimmed(String path) {
		addResolved(path);
		String trimmed = PathSegments.trimmed(path);
		if (!trimmed.equals(path)) {
			addResolved(trimmed);
		}
	}

	/**
	 * Tomcat and Undertow take the empty segments out before the dot segments, Jetty and
	 * RFC 3986 leave them in: then two dots may only take back an empty segment.
	 */
	private void addResolved(String path) {
		String rooted = path.startsWith("/") ? path : "/" + path;
		add(path, null);
		add(rooted, path);
		String compact = PathSegments.withoutEmpty(rooted);
		add(compact, rooted);
		addWithoutDots(rooted);
		addWithoutDots(compact);
	}

	private void addWithoutDots(String path) {
		String resolved = PathSegments.withoutDots(path);
		if (resolved == null) {
			this.clear = false;
			return;
		}
		add(resolved, path);
		add(PathSegments.withoutEmpty(resolved), resolved);
		if (resolved.length() > 1 && resolved.endsWith("/") && !path.endsWith("/")) {
			// As RFC 3986 resolves dots at the end; others leave no slash behind.
			add(resolved.substring(0, resolved.length() - 1), resolved);
		}
	}

	/** Add a spelling, unless nothing had to be done for it. */
	private void add(String spelling, @Nullable String source) {
		if (!this.clear || spelling.equals(source)) {
			return;
		}
		this.charactersLeft -= spelling.length();
		this.spellingsLeft--;
		this.clear = this.charactersLeft >= 0 && this.spellingsLeft >= 0;
		this.spellings.add(spelling);
	}

}
