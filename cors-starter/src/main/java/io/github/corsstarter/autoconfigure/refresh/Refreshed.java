package io.github.corsstarter.autoconfigure.refresh;

import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.autoconfigure.diagnostics.RefreshReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to tell about a refresh.
 *
 * @param refresh what became of it
 * @param policies the policies that are in force now
 * @param report what is wrong
 * @param failure what it failed with, or {@code null} if it did not fail
 * @param warnings what works, but probably not as intended, each on one line
 */
public record Refreshed(PolicyRefresh refresh, CorsPolicies policies, RefreshReport report, @Nullable Throwable failure,
		List<String> warnings) {

	/**
	 * Create the description of a refresh.
	 * @param refresh what became of it
	 * @param policies the policies that are in force now
	 * @param report what is wrong
	 * @param failure what it failed with, or {@code null}
	 * @param warnings what works, but probably not as intended
	 */
	public Refreshed {
		warnings = List.copyOf(warnings);
	}

}
