package io.github.corsstarter.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The most careless cache there could be in front of a server that still heeds
 * {@code Vary} (RFC 9111, section 4.1): it keeps the responses to all {@code GET}
 * requests, whatever their status, for ever.
 */
final class SharedCache implements Network {

	private final Network server;

	private final List<Stored> stored = new ArrayList<>();

	private int hits;

	SharedCache(Network server) {
		this.server = server;
	}

	@Override
	public HttpResponse send(HttpRequest request) {
		if (!request.method().equals("GET")) {
			return this.server.send(request);
		}
		for (Stored candidate : this.stored) {
			if (candidate.answers(request)) {
				this.hits++;
				return candidate.response;
			}
		}
		Stored fresh = new Stored(request, this.server.send(request));
		this.stored.add(fresh);
		return fresh.response;
	}

	/**
	 * How many requests were answered from the cache.
	 * @return the number
	 */
	int hits() {
		return this.hits;
	}

	private record Stored(HttpRequest request, HttpResponse response) {

		boolean answers(HttpRequest other) {
			if (!this.request.url().equals(other.url())) {
				return false;
			}
			String vary = this.response.headers().get("Vary");
			for (String name : (vary != null) ? vary.split(",", -1) : new String[0]) {
				String value = this.request.headers().get(name.strip());
				if (!Objects.equals(value, other.headers().get(name.strip()))) {
					return false;
				}
			}
			return true;
		}

	}

}
