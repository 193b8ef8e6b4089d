package io.github.slamonitor;

import java.util.Optional;

/**
 * How writing to the monitor's store goes. Counts are since the start of the monitor. Immutable.
 *
 * <pre>{@code
 * StoreStatus status = monitor.health().store();
 * System.out.println(status.waiting() + " writes wait, " + status.lost() + " are lost");
 * }</pre>
 *
 * @param written writes that succeeded
 * @param failures calls of the store that failed, tries of a write that waits included
 * @param waiting writes that failed and are kept in memory to be tried again
 * @param lost writes that failed and are not kept: too many waited, or a write fails though others succeed. What a lost write
 *     said was delivered all the same, but is missing in the store, or is delivered twice after a restart
 * @param lastError why the latest call failed; empty when it did not, or there was none
 */
public record StoreStatus(long written, long failures, int waiting, long lost, Optional<String> lastError) {

    static final StoreStatus NONE = new StoreStatus(0, 0, 0, 0, Optional.empty());
}
