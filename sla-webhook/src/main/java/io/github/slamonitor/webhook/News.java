package io.github.slamonitor.webhook;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is to be told at once.
 *
 * @param id the same when it is told again
 * @param changes at least one, in the order in which they happened
 */
record News(String id, Instant at, List<Change> changes) {

    /** The changes in the order in which a reader should see them, for messages that cannot hold all. */
    List<Change> mostImportantFirst() {
        return changes.stream().sorted(Comparator.comparingInt(Change::order)).toList();
    }
}
