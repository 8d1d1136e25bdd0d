package io.github.corsstarter.fetch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which methods and headers need no permission from the server, and which no server can
 * permit (sections 2.2.1 and 2.2.2).
 */
final class Safelists {

	private static final Set<String> SAFELISTED_METHODS = Set.of("GET", "HEAD", "POST");

	private static final Set<String> NORMALIZED_METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

	private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

	private static final Set<String> FORBIDDEN_REQUEST_HEADERS = Set.of("accept-charset", "accept-encoding",
			"access-control-request-headers", "access-control-request-method", "connection", "content-length", "cookie",
			"cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te",
			"trailer", "transfer-encoding", "upgrade", "via");

	private static final Set<String> SAFELISTED_RESPONSE_HEADERS = Set.of("cache-control", "content-language",
			"content-length", "content-type", "expires", "last-modified", "pragma");

	private static final Set<String> FORBIDDEN_RESPONSE_HEADERS = Set.of("set-cookie", "set-cookie2");

	private static final Set<String> SAFELISTED_CONTENT_TYPES = Set.of("application/x-www-form-urlencoded",
			"multipart/form-data", "text/plain");

	/** CORS-unsafe request-header bytes. */
	private static final Pattern UNSAFE_BYTE = Pattern.compile("[\0-\u0008\n-\u001f\"():<>?@\\[\\\\\\]{}\u007f]");

	private static final Pattern LANGUAGES = Pattern.compile("[0-9A-Za-z *,.;=-]*");

	/** A single range header value that has a start. */
	private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

	/** Longest value of a safelisted header, in bytes. */
	private static final int MAX_VALUE_LENGTH = 128;

	/** Longest values of all safelisted headers together, in bytes. */
	private static final int MAX_VALUES_LENGTH = 1024;

	private Safelists() {
	}

	/** Normalize a method: only these are put into upper case, {@code patch} is not. */
	static String normalizedMethod(String method) {
		String upperCase = method.toUpperCase(Locale.ROOT);
		return NORMALIZED_METHODS.contains(upperCase) ? upperCase : method;
	}

	static boolean isSafelistedMethod(String method) {
		return SAFELISTED_METHODS.contains(method);
	}

	static boolean isForbiddenMethod(String method) {
		return FORBIDDEN_METHODS.contains(method.toUpperCase(Locale.ROOT));
	}

	static boolean isForbiddenRequestHeader(Header header) {
		String name = header.name().toLowerCase(Locale.ROOT);
		return FORBIDDEN_REQUEST_HEADERS.contains(name) || name.startsWith("proxy-") || name.startsWith("sec-");
	}

	/** CORS non-wildcard request-header name. */
	static boolean isNonWildcard(String name) {
		return name.equalsIgnoreCase("Authorization");
	}

	/** CORS-unsafe request-header names: sorted, in lower case, each once. */
	static Set<String> unsafeNames(HeaderList headers) {
		Set<String> unsafe = new TreeSet<>();
		List<String> potentiallyUnsafe = new ArrayList<>();
		int length = 0;
		for (Header header : headers.headers()) {
			String name = header.name().toLowerCase(Locale.ROOT);
			if (isSafelisted(name, header.value())) {
				potentiallyUnsafe.add(name);
				length += header.value().length();
			}
			else {
				unsafe.add(name);
			}
		}
		if (length > MAX_VALUES_LENGTH) {
			unsafe.addAll(potentiallyUnsafe);
		}
		return unsafe;
	}

	/** CORS-safelisted request-header. */
	private static boolean isSafelisted(String name, String value) {
		if (value.length() > MAX_VALUE_LENGTH) {
			return false;
		}
		return switch (name) {
			case "accept" -> !UNSAFE_BYTE.matcher(value).find();
			case "accept-language", "content-language" -> LANGUAGES.matcher(value).matches();
			case "content-type" -> !UNSAFE_BYTE.matcher(value).find() && isSafelistedContentType(value);
			case "range" -> isSafelistedRange(value);
			default -> false;
		};
	}

	/** Only surrounding white space and parameters may differ from one of these. */
	private static boolean isSafelistedContentType(String value) {
		return SAFELISTED_CONTENT_TYPES.contains(value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
	}

	private static boolean isSafelistedRange(String value) {
		Matcher range = RANGE.matcher(value);
		return range.matches() && (range.group(2).isEmpty()
				|| new BigInteger(range.group(1)).compareTo(new BigInteger(range.group(2))) <= 0);
	}

	static boolean isForbiddenResponseHeader(Header header) {
		return FORBIDDEN_RESPONSE_HEADERS.contains(header.name().toLowerCase(Locale.ROOT));
	}

	/** CORS-safelisted response-header name, given a list of exposed names. */
	static boolean isSafelistedResponseHeader(Header header, List<String> exposed) {
		return SAFELISTED_RESPONSE_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))
				|| (exposed.stream().anyMatch(header::is) && !isForbiddenResponseHeader(header));
	}

}
