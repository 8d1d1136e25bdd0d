package io.github.corsstarter.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The requests that are sent. Hostile ones are as long as what a container lets through
 * by default: 8 KB.
 */
public enum Scenario {

	/** What most requests are: not CORS. */
	WITHOUT_ORIGIN("request without Origin"),

	/** An actual request of an origin that is allowed. */
	ACTUAL_ALLOWED("actual request, allowed"),

	/** An actual request of an origin that is not. */
	ACTUAL_REFUSED("actual request, refused"),

	/** A preflight for what the policy allows. */
	PREFLIGHT_ALLOWED("preflight, allowed"),

	/** A preflight of an origin that is not allowed. */
	PREFLIGHT_REFUSED("preflight, refused"),

	/** A preflight whose request-headers are commas alone. */
	HOSTILE_COMMAS("preflight, 8 KB of commas"),

	/** A preflight with many request-headers that nobody allowed. */
	HOSTILE_NAMES("preflight, 8 KB of unknown names"),

	/** A preflight that names an allowed request-header again and again. */
	HOSTILE_REPEATS("preflight, 8 KB of one allowed name"),

	/** An actual request of an endless origin. */
	HOSTILE_ORIGIN("actual request, 8 KB of Origin");

	private static final String REFUSED = "https://app.example.org";

	/** In characters. */
	private static final int HOSTILE_LENGTH = 8_192;

	private final String title;

	Scenario(String title) {
		this.title = title;
	}

	boolean isPreflight() {
		return this.name().startsWith("PREFLIGHT") || isHostilePreflight();
	}

	/** Whether the policy allows the request. */
	boolean isAllowed() {
		return this == ACTUAL_ALLOWED || this == PREFLIGHT_ALLOWED;
	}

	String method() {
		return isPreflight() ? "OPTIONS" : "GET";
	}

	/**
	 * The request's headers.
	 * @param allowedOrigin an origin that the policy allows
	 * @return values by name: what Chromium sends, in its order
	 */
	Map<String, String> headers(String allowedOrigin) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Host", "api.example.com");
		headers.put("Connection", "keep-alive");
		headers.put("Accept", "*/*");
		if (isPreflight()) {
			headers.put("Access-Control-Request-Method", "PUT");
			headers.put("Access-Control-Request-Headers", requestHeaders());
		}
		if (this != WITHOUT_ORIGIN) {
			headers.put("Origin", origin(allowedOrigin));
		}
		headers.put("User-Agent",
				"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36");
		headers.put("Sec-Fetch-Mode", "cors");
		headers.put("Sec-Fetch-Site", "same-site");
		headers.put("Sec-Fetch-Dest", "empty");
		headers.put("Referer", "https://app.example.com/");
		headers.put("Accept-Encoding", "gzip, deflate, br, zstd");
		headers.put("Accept-Language", "en-GB,en-US;q=0.9,en;q=0.8");
		return headers;
	}

	private String origin(String allowedOrigin) {
		if (this == HOSTILE_ORIGIN) {
			return hostile("https://app.example.com.", "a.");
		}
		return (isAllowed() || isHostilePreflight()) ? allowedOrigin : REFUSED;
	}

	private boolean isHostilePreflight() {
		return this == HOSTILE_COMMAS || this == HOSTILE_NAMES || this == HOSTILE_REPEATS;
	}

	private String requestHeaders() {
		return switch (this) {
			case HOSTILE_COMMAS -> hostile("", ",");
			case HOSTILE_NAMES -> hostile("", "x-unknown,");
			case HOSTILE_REPEATS -> hostile("", "x-trace,");
			default -> "content-type,x-trace";
		};
	}

	private static String hostile(String first, String repeated) {
		return (first + repeated.repeat(HOSTILE_LENGTH / repeated.length() + 1)).substring(0, HOSTILE_LENGTH);
	}

	/**
	 * The request in words.
	 */
	@Override
	public String toString() {
		return this.title;
	}

}
