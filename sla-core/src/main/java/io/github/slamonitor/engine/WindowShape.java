package io.github.slamonitor.engine;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The windows of a service and what they count. Immutable.
 *
 * @param tally what is counted in every window
 * @param windows the rolling windows, shortest first, by length in microseconds; true for those whose distribution of response
 *     times is kept
 * @param recent the lengths of the windows over the last so many records
 */
public record WindowShape(TallyShape tally, SortedMap<Long, Boolean> windows, SortedSet<Integer> recent) {

    /** The length of the shortest window, whose sixtieth is the finest slot, in microseconds; {@code fallback} without any. */
    long finest(long fallback) {
        return windows.isEmpty() ? fallback : windows.firstKey();
    }
}
