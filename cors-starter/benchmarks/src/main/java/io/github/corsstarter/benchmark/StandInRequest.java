package io.github.corsstarter.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/**
 * A request that behaves like Tomcat's, where a header's value becomes a new string when
 * it is read first in each request, and costs next to nothing else.
 */
final class StandInRequest extends HttpServletRequestWrapper {

	/** More than any subject sets. */
	private static final int MAX_ATTRIBUTES = 8;

	private static final ServletRequest NOTHING = Unexpected.everything(ServletRequest.class);

	private final String method;

	private final String path;

	private final String[] names;

	private final byte[][] received;

	private final @Nullable String[] values;

	private final @Nullable String[] attributeNames = new @Nullable String[MAX_ATTRIBUTES];

	private final @Nullable Object[] attributes = new @Nullable Object[MAX_ATTRIBUTES];

	StandInRequest(String method, String path, Map<String, String> headers) {
		super(Unexpected.everything(HttpServletRequest.class));
		this.method = method;
		this.path = path;
		this.names = headers.keySet().toArray(String[]::new);
		this.received = headers.values()
			.stream()
			.map((value) -> value.getBytes(StandardCharsets.ISO_8859_1))
			.toArray(byte[][]::new);
		this.values = new @Nullable String[this.names.length];
	}

	/** As a container's own request it wraps no other. */
	@Override
	public ServletRequest getRequest() {
		return NOTHING;
	}

	void renew() {
		Arrays.fill(this.values, null);
		Arrays.fill(this.attributeNames, null);
	}

	@Override
	public @Nullable String getHeader(String name) {
		int index = find(name, 0);
		return (index < this.names.length) ? value(index) : null;
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return new Lines(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections.enumeration(Arrays.asList(this.names));
	}

	private int find(String name, int from) {
		int index = from;
		while (index < this.names.length && !this.names[index].equalsIgnoreCase(name)) {
			index++;
		}
		return index;
	}

	private String value(int index) {
		String value = this.values[index];
		if (value == null) {
			value = new String(this.received[index], StandardCharsets.ISO_8859_1);
			this.values[index] = value;
		}
		return value;
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		int index = indexOf(name);
		return (index >= 0) ? this.attributes[index] : null;
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		if (value == null) {
			removeAttribute(name);
			return;
		}
		int index = indexOf(name);
		if (index < 0) {
			index = indexOf(null);
			this.attributeNames[index] = name;
		}
		this.attributes[index] = value;
	}

	@Override
	public void removeAttribute(String name) {
		int index = indexOf(name);
		if (index >= 0) {
			this.attributeNames[index] = null;
		}
	}

	private int indexOf(@Nullable String name) {
		for (int i = 0; i < MAX_ATTRIBUTES; i++) {
			if (Objects.equals(this.attributeNames[i], name)) {
				return i;
			}
		}
		return -1;
	}

	@Override
	public String getMethod() {
		return this.method;
	}

	@Override
	public String getRequestURI() {
		return this.path;
	}

	@Override
	public String getServletPath() {
		return this.path;
	}

	@Override
	public @Nullable String getPathInfo() {
		return null;
	}

	@Override
	public String getContextPath() {
		return "";
	}

	@Override
	public String getScheme() {
		return "https";
	}

	@Override
	public String getServerName() {
		return "api.example.com";
	}

	@Override
	public int getServerPort() {
		return 443;
	}

	@Override
	public HttpServletMapping getHttpServletMapping() {
		return DefaultMapping.INSTANCE;
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public @Nullable String getCharacterEncoding() {
		return null;
	}

	@Override
	public @Nullable String getContentType() {
		return null;
	}

	@Override
	public int getContentLength() {
		return -1;
	}

	/**
	 * That of a dispatcher servlet behind all paths.
	 */
	private static final class DefaultMapping implements HttpServletMapping {

		private static final HttpServletMapping INSTANCE = new DefaultMapping();

		@Override
		public String getMatchValue() {
			return "";
		}

		@Override
		public String getPattern() {
			return "/";
		}

		@Override
		public String getServletName() {
			return "dispatcherServlet";
		}

		@Override
		public MappingMatch getMappingMatch() {
			return MappingMatch.DEFAULT;
		}

	}

	/**
	 * The values of a header's lines. Tomcat too looks for the next before it is asked.
	 */
	@SuppressWarnings("JdkObsolete")
	private final class Lines implements Enumeration<String> {

		private final String name;

		private int next;

		Lines(String name) {
			this.name = name;
			this.next = find(name, 0);
		}

		@Override
		public boolean hasMoreElements() {
			return this.next < StandInRequest.this.names.length;
		}

		@Override
		public String nextElement() {
			if (!hasMoreElements()) {
				throw new NoSuchElementException();
			}
			String value = value(this.next);
			this.next = find(this.name, this.next + 1);
			return value;
		}

	}

}
