package io.github.corsstarter.autoconfigure.sources;

/**
 * Thrown when a source fails, so that it is not known which policies it supplies.
 */
public final class FailedSourceException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String source;

	private final String type;

	FailedSourceException(String source, Class<?> type, Throwable cause) {
		super("The CorsPolicySource '" + source + "' failed: " + cause, cause);
		this.source = source;
		this.type = type.getName();
	}

	/**
	 * The source that failed.
	 * @return the name of its bean
	 */
	public String source() {
		return this.source;
	}

	/**
	 * What the source is.
	 * @return the name of its class
	 */
	public String type() {
		return this.type;
	}

}
