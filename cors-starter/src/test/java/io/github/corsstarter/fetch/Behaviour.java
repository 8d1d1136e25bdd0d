package io.github.corsstarter.fetch;

import java.util.List;

/**
 * What a handler behind the starter's filter does, on every stack: what the last segment
 * of the path says.
 */
final class Behaviour {

	/** What the last segment of a path may say. */
	static final List<String> ALL = List.of("200", "204", "401", "403", "404", "500", "503", "throws", "resets",
			"meddles");

	private Behaviour() {
	}

	/**
	 * The path of a handler that redirects.
	 * @param status the status
	 * @param target where to
	 * @return the path, to be put behind that of a policy
	 */
	static String redirect(int status, Url target) {
		return "/redirects/" + status + "/" + target.origin().replace("://", "/") + target.path();
	}

	/**
	 * Handle a request.
	 * @param path its path
	 * @param answer the response
	 * @throws HandlerException if that is what the path says
	 */
	static void of(String path, Answer answer) throws HandlerException {
		answer.set("ETag", "\"1\"");
		int redirect = path.indexOf("/redirects/");
		String behaviour = path.substring(path.lastIndexOf('/') + 1);
		if (redirect >= 0) {
			String[] parts = path.substring(redirect).split("/", 6);
			answer.status(Integer.parseInt(parts[2]));
			answer.set("Location", parts[3] + "://" + parts[4] + "/" + parts[5]);
			return;
		}
		switch (behaviour) {
			case "throws" -> throw new HandlerException();
			case "resets" -> answer.reset();
			case "meddles" -> meddle(answer);
			default -> answer.status(Integer.parseInt(behaviour));
		}
		answer.set("Cache-Control", "max-age=60");
		answer.set("X-Total-Count", "7");
		answer.set("X-Other", "8");
		answer.add("Set-Cookie", "a=b");
	}

	/** What other code that handles CORS might write. */
	private static void meddle(Answer answer) {
		answer.set("Vary", "Accept-Language");
		answer.set("Access-Control-Allow-Origin", "*");
		answer.add("access-control-allow-origin", "https://app.example.com");
		answer.set("Access-Control-Allow-Credentials", "true");
		answer.set("Access-Control-Expose-Headers", "X-Other");
	}

	/**
	 * A response of some stack.
	 */
	interface Answer {

		void status(int status);

		void set(String name, String value);

		void add(String name, String value);

		/** Take back all headers. */
		void reset();

	}

	/**
	 * What a handler throws.
	 */
	@SuppressWarnings("serial")
	static final class HandlerException extends Exception {

	}

}
