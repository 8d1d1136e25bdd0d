package io.github.corsstarter.server;

import java.util.List;
import java.util.Random;

/**
 * Request targets that attackers might try to reach a handler under another one's policy.
 */
final class Spellings {

	private static final List<String> PIECES = List.of("/", "/", "/", "//", "/./", "/../", "/..;/", "/;a=b/", ";v=1",
			"%2e", "%2f", "%5c", "%252f", "%3b", "%20", "%c0%af", "\\", "admin", "admin", "%61dmin", "ADMIN", "public",
			"public", "/x", "/servlet", "/legacy", "/app", "/%61pp", "#", "?q=/admin/x");

	private Spellings() {
	}

	/**
	 * A target.
	 * @param random the random numbers
	 * @param contextPath what most of them begin with
	 * @param servletPath what half of them have behind that
	 * @return the target, which need not be a valid one
	 */
	static String target(Random random, String contextPath, String servletPath) {
		StringBuilder target = new StringBuilder();
		if (random.nextInt(10) > 0) {
			target.append(contextPath);
		}
		if (random.nextBoolean()) {
			target.append(servletPath);
		}
		target.append(random.nextBoolean() ? "/" : random.nextBoolean() ? "/admin/" : "/public/");
		for (int i = random.nextInt(6); i >= 0; i--) {
			target.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return target.append(random.nextBoolean() ? "/x" : "").toString();
	}

}
