package io.github.corsstarter.web.path;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.RequestStub;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That no spelling of a path reaches a handler under another policy than the handler's,
 * whichever of the known ways a server takes to the handler.
 */
class HostilePathsTests {

	private static final int PATHS = 25_000;

	private static final String NOBODY = "nobody";

	/** The name of the policy that denies. */
	private static final String DENIED = "none";

	private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

	private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{2}");

	private static final List<String> PIECES = List.of("/", "/", "/", "/", ".", "..", ";", "%", "%2e", "%2f", "%5c",
			"%25", "%3b", "2", "e", "f", "5", "c", "a", "admin", "admin", "\\");

	/** What servers do differently, one bit each. */
	private static final int KEEPS_ENCODED_SLASHES = 1;

	private static final int TAKES_BACKSLASHES_FOR_SLASHES = 2;

	private static final int KEEPS_EMPTY_SEGMENTS = 4;

	private static final int DECODES_TWICE = 8;

	private static final int SERVERS = 16;

	private final PathPolicies policies = new PathPolicies(
			List.of(on("a", "/a/**"), on("admin", "/admin/**"), on("a admin", "/a/admin/**")));

	@Test
	void noSpellingReachesAHandlerUnderAnotherPolicy() {
		Random random = new Random();
		List<String> leaks = new ArrayList<>();
		for (long seed = 0; seed < PATHS; seed++) {
			random.setSeed(seed);
			String path = path(random);
			String governing = governing(path);
			for (int server = 0; server < SERVERS && !governing.equals(DENIED); server++) {
				String handled = handled(path, server);
				if (handled != null && !policyOf(handled).equals(governing)) {
					leaks.add("seed %s: '%s' is under policy '%s', and '%s' to server %s".formatted(seed, path,
							governing, handled, server));
				}
			}
		}
		assertThat(leaks).isEmpty();
	}

	private String governing(String path) {
		CorsPolicy policy = this.policies.resolve(RequestStub.actual("GET", "https://app.example.com").at(path));
		return (policy != null) ? policy.name() : NOBODY;
	}

	private static String path(Random random) {
		StringBuilder path = new StringBuilder("/");
		for (int i = random.nextInt(12); i >= 0; i--) {
			path.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return path.toString();
	}

	/**
	 * The path by which a server finds the handler.
	 * @return the path, or {@code null} if the server refuses the request
	 */
	private static String handled(String path, int server) {
		String once = normalized(path, server);
		return (once != null && (server & DECODES_TWICE) != 0) ? normalized(once, server) : once;
	}

	private static String normalized(String path, int server) {
		String decoded = decoded(PARAMETERS.matcher(path).replaceAll(""), server);
		if (decoded == null) {
			return null;
		}
		if ((server & TAKES_BACKSLASHES_FOR_SLASHES) != 0) {
			decoded = decoded.replace('\\', '/');
		}
		Deque<String> segments = new ArrayDeque<>();
		for (String segment : decoded.substring(1).split("/", -1)) {
			if (segment.equals("..")) {
				segments.pollLast();
			}
			else if (!segment.equals(".") && (!segment.isEmpty() || (server & KEEPS_EMPTY_SEGMENTS) != 0)) {
				segments.addLast(segment);
			}
		}
		return "/" + String.join("/", segments);
	}

	private static String decoded(String path, int server) {
		StringBuilder decoded = new StringBuilder();
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			if (c != '%') {
				decoded.append(c);
				continue;
			}
			String digits = path.substring(i + 1, Math.min(i + 3, path.length()));
			if (!HEX.matcher(digits).matches()) {
				return null;
			}
			boolean kept = (server & KEEPS_ENCODED_SLASHES) != 0 && digits.equalsIgnoreCase("2f");
			decoded.append(kept ? "%" + digits : (char) Integer.parseInt(digits, 16));
			i += 2;
		}
		return decoded.toString();
	}

	private static String policyOf(String handled) {
		List<String> segments = new ArrayList<>(List.of(handled.substring(1).split("/", -1)));
		if (segments.get(0).equals("a")) {
			return (segments.size() > 1 && segments.get(1).equals("admin")) ? "a admin" : "a";
		}
		return segments.get(0).equals("admin") ? "admin" : NOBODY;
	}

	private static PathPolicy on(String name, String path) {
		CorsPolicy policy = CorsPolicy.builder().name(name).allowedOrigins("https://app.example.com").build();
		return new PathPolicy(policy, List.of(path));
	}

}
