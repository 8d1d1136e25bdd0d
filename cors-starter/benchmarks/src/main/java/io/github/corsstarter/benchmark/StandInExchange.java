package io.github.corsstarter.benchmark;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A request and a response that behave like a container's and cost next to nothing.
 */
final class StandInExchange implements Exchange {

	private final StandInRequest request;

	private final StandInResponse response = new StandInResponse();

	StandInExchange(String method, String path, Map<String, String> headers) {
		this.request = new StandInRequest(method, path, headers);
	}

	@Override
	public void renew() {
		this.request.renew();
		this.response.renew();
	}

	@Override
	public HttpServletRequest request() {
		return this.request;
	}

	@Override
	public HttpServletResponse response() {
		return this.response;
	}

}
