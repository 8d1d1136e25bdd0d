package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.internal.protocol.AllowedMethods;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import io.github.corsstarter.internal.protocol.FetchNames;
import org.jspecify.annotations.Nullable;

/**
 * A request that a script of another origin might make, in the form that its browser
 * would send first: a preflight if it has to ask for permission, otherwise the request
 * itself. It is only explained, never sent. Immutable.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-main-fetch">Fetch: main fetch</a>
 */
public final class ScriptRequest implements CorsRequest {

	/** Most headers to remark on. */
	private static final int MAX_REMARKS = 5;

	private final String path;

	private final String method;

	private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private final String scriptMethod;

	private final List<String> names;

	private final Set<String> asked;

	private final CredentialsMode credentials;

	private ScriptRequest(String origin, String path, String method, List<String> names, Set<String> asked,
			CredentialsMode credentials) {
		this.path = path;
		this.credentials = Objects.requireNonNull(credentials, "'credentials' must not be null");
		this.scriptMethod = method;
		this.names = names;
		this.asked = asked;
		boolean preflight = !AllowedMethods.SAFELISTED.contains(method) || !asked.isEmpty();
		this.method = preflight ? "OPTIONS" : method;
		this.headers.put(CorsHeaders.ORIGIN, origin);
		if (preflight) {
			this.headers.put(CorsHeaders.REQUEST_METHOD, method);
		}
		if (!asked.isEmpty()) {
			this.headers.put(CorsHeaders.REQUEST_HEADERS, String.join(",", asked));
		}
	}

	/**
	 * The request that a browser sends first.
	 * @param origin the origin of the script's page
	 * @param path the path to request, relative to the context path
	 * @param method the method that the script uses
	 * @param headers the names of the headers that the script sets, separated by commas
	 * @param credentials whether the script wants credentials sent
	 * @return the request; its parts are not validated, as judging them is up to a policy
	 */
	public static ScriptRequest of(String origin, String path, String method, String headers,
			CredentialsMode credentials) {
		String withoutQuery = Objects.requireNonNull(path, "'path' must not be null").split("[?#]", 2)[0];
		List<String> names = names(Objects.requireNonNull(headers, "'headers' must not be null"));
		return new ScriptRequest(Objects.requireNonNull(origin, "'origin' must not be null"),
				withoutQuery.startsWith("/") ? withoutQuery : "/" + withoutQuery,
				FetchNames.normalizeMethod(Objects.requireNonNull(method, "'method' must not be null").strip()), names,
				names.stream().filter((name) -> !isUnasked(name)).collect(Collectors.toCollection(TreeSet::new)),
				credentials);
	}

	/**
	 * The names of those of the script's headers for which a browser asks for permission
	 * or not, depending on their values.
	 */
	List<String> dependent() {
		return this.names.stream().filter(FetchNames::dependsOnValue).limit(MAX_REMARKS).toList();
	}

	/** Whether this request asks for permission to send the header. */
	boolean asksFor(String name) {
		return this.asked.contains(name);
	}

	/** The same request in the other case: with or without asking for the header. */
	ScriptRequest otherwise(String name) {
		Set<String> others = new TreeSet<>(this.asked);
		if (!others.remove(name)) {
			others.add(name);
		}
		return new ScriptRequest(String.valueOf(origin()), this.path, this.scriptMethod, this.names, others,
				this.credentials);
	}

	/** As a browser lists them: in lower case, sorted, each once. */
	private static List<String> names(String headers) {
		TreeSet<String> names = new TreeSet<>();
		Stream.of(headers.split(",", -1))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.filter((name) -> !name.isEmpty())
			.forEach(names::add);
		return List.copyOf(names);
	}

	private static boolean isUnasked(String name) {
		return FetchNames.isSafelistedRequestHeader(name) || FetchNames.isForbiddenRequestHeader(name);
	}

	/**
	 * Whether the script wants credentials sent.
	 * @return the credentials mode
	 */
	public CredentialsMode credentials() {
		return this.credentials;
	}

	/** What the browser does differently from what the script might expect. */
	List<String> remarks() {
		List<String> remarks = new ArrayList<>();
		if (FetchNames.isForbiddenMethod(this.scriptMethod)) {
			remarks.add("Browsers let no script use the method " + Sentences.strangers(this.scriptMethod) + ".");
		}
		this.names.stream()
			.filter(FetchNames::isForbiddenRequestHeader)
			.limit(MAX_REMARKS)
			.map((name) -> "Header " + Sentences.strangers(name) + " is set by the browser: scripts cannot set it.")
			.forEach(remarks::add);
		return remarks;
	}

	/** {@code OPTIONS} if the browser sends a preflight. */
	@Override
	public String method() {
		return this.method;
	}

	@Override
	public String path() {
		return this.path;
	}

	/** Not known. */
	@Override
	public String scheme() {
		return "";
	}

	/** Not known. */
	@Override
	public String host() {
		return "";
	}

	/** Not known. */
	@Override
	public int port() {
		return -1;
	}

	@Override
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

}
