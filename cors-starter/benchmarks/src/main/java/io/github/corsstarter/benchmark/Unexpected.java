package io.github.corsstarter.benchmark;

import java.lang.reflect.Proxy;

/**
 * What stands behind a stand-in: every method throws, so that none that a subject calls
 * is missing unnoticed.
 */
final class Unexpected {

	private Unexpected() {
	}

	static <T> T everything(Class<T> type) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				throw new UnsupportedOperationException("A stand-in lacks " + method);
			}));
	}

}
