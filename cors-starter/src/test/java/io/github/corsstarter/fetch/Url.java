package io.github.corsstarter.fetch;

/**
 * A URL, as far as it matters to CORS.
 *
 * @param origin the serialized origin
 * @param path the path
 */
record Url(String origin, String path) {

	/**
	 * Split a URL.
	 * @param text an absolute URL with a path
	 * @return its parts
	 */
	static Url of(String text) {
		int path = text.indexOf('/', text.indexOf("://") + 3);
		return new Url(text.substring(0, path), text.substring(path));
	}

	@Override
	public String toString() {
		return this.origin + this.path;
	}

}
