package io.github.corsstarter.autoconfigure.refresh;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import io.github.corsstarter.PolicyRefresh.Outcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs what becomes of refreshes: the same report once, however often the policies are
 * refreshed. For one thread.
 */
public final class RefreshLog implements RefreshListener {

	private static final Log logger = LogFactory.getLog(RefreshLog.class);

	private final Supplier<String> summary;

	private String reported = "";

	private final Set<String> warned = new HashSet<>();

	/**
	 * Create a log.
	 * @param summary says what is in force
	 */
	public RefreshLog(Supplier<String> summary) {
		this.summary = summary;
	}

	@Override
	public void started(Refreshed start) {
		warn(start);
	}

	@Override
	public void refreshed(Refreshed refreshed) {
		// One that is no more is forgotten, and told of again if it comes back.
		this.warned.retainAll(refreshed.warnings());
		refreshed.warnings().stream().filter(this.warned::add).forEach(logger::warn);
		Outcome outcome = refreshed.refresh().outcome();
		switch (outcome) {
			case APPLIED -> logger.info("Refreshed. " + this.summary.get());
			case UNCHANGED -> {
				if (!this.reported.isEmpty() && refreshed.report().text().isEmpty()) {
					logger.info("Refreshed, and nothing has changed. " + this.summary.get());
				}
			}
			case REFUSED, FAILED -> logger.debug("Not refreshed: outcome=" + outcome.key());
		}
		if (refreshed.failure() == null && outcome != Outcome.REFUSED) {
			warn(refreshed);
			return;
		}
		String text = "The policies could not be refreshed, those in force stay. " + refreshed.report().text();
		if (isNew(text)) {
			logger.error(text, refreshed.failure());
		}
	}

	private void warn(Refreshed refreshed) {
		String text = refreshed.report().text();
		if (isNew(text) && !text.isEmpty()) {
			logger.warn(text);
		}
	}

	private boolean isNew(String text) {
		boolean changed = !text.equals(this.reported);
		this.reported = text;
		return changed;
	}

}
