package io.github.corsstarter.benchmark;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response that keeps its headers as Tomcat's does: in a list that is searched for
 * each, and that whoever asks for all lines of one gets a new set from.
 */
final class StandInResponse extends HttpServletResponseWrapper {

	/** More than any subject writes. */
	private static final int MAX_HEADERS = 16;

	private final String[] names = new String[MAX_HEADERS];

	private final String[] values = new String[MAX_HEADERS];

	private int count;

	private int status = SC_OK;

	StandInResponse() {
		super(Unexpected.everything(HttpServletResponse.class));
	}

	void renew() {
		this.count = 0;
		this.status = SC_OK;
	}

	@Override
	public void setHeader(String name, String value) {
		int index = find(name, 0);
		if (index == this.count) {
			addHeader(name, value);
		}
		else {
			this.values[index] = value;
		}
	}

	@Override
	public void addHeader(String name, String value) {
		this.names[this.count] = name;
		this.values[this.count] = value;
		this.count++;
	}

	@Override
	public boolean containsHeader(String name) {
		return find(name, 0) < this.count;
	}

	@Override
	public @Nullable String getHeader(String name) {
		int index = find(name, 0);
		return (index < this.count) ? this.values[index] : null;
	}

	@Override
	public Collection<String> getHeaders(String name) {
		Set<String> lines = new LinkedHashSet<>();
		for (int i = find(name, 0); i < this.count; i = find(name, i + 1)) {
			lines.add(this.values[i]);
		}
		return lines;
	}

	@Override
	public Collection<String> getHeaderNames() {
		Set<String> distinct = new LinkedHashSet<>();
		for (int i = 0; i < this.count; i++) {
			distinct.add(this.names[i]);
		}
		return distinct;
	}

	private int find(String name, int from) {
		int index = from;
		while (index < this.count && !this.names[index].equalsIgnoreCase(name)) {
			index++;
		}
		return index;
	}

	@Override
	public void setStatus(int status) {
		this.status = status;
	}

	@Override
	public int getStatus() {
		return this.status;
	}

	@Override
	public @Nullable String getContentType() {
		return null;
	}

	@Override
	public @Nullable String getCharacterEncoding() {
		return null;
	}

	@Override
	public void flushBuffer() {
		// There is nowhere to send it.
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return Discarding.INSTANCE;
	}

	/**
	 * For the words with which Spring's filter rejects a request.
	 */
	private static final class Discarding extends ServletOutputStream {

		private static final Discarding INSTANCE = new Discarding();

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void write(int b) {
			// Nobody reads it.
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			// Nobody reads it.
		}

	}

}
