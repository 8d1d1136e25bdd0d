package io.github.corsstarter.benchmark;

/**
 * A table in Markdown.
 */
final class Table {

	private final StringBuilder text = new StringBuilder();

	/**
	 * Create a table without rows.
	 * @param title the title
	 * @param columns what the columns are
	 */
	Table(String title, String... columns) {
		this.text.append("\n### ").append(title).append("\n\n");
		row(columns);
		this.text.append("|---".repeat(columns.length)).append("|\n");
	}

	/**
	 * Add a row.
	 * @param cells one of each column
	 */
	void row(String... cells) {
		this.text.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}

	/**
	 * The table, ready to paste.
	 */
	@Override
	public String toString() {
		return this.text.toString();
	}

}
