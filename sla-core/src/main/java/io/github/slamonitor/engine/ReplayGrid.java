package io.github.slamonitor.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Divides time into cells for a replay: a cell ends wherever an evaluation takes place or a slot of the finest window of some
 * service ends. So all requests of a cell are in the same slot of every window, and are seen first by the same evaluation: their
 * sums are all that a replay needs of them. Immutable.
 */
public final class ReplayGrid {

    private final long interval;
    private final long[] finests;
    /** How long every cell is; 0 when they differ. */
    private final long width;

    /**
     * A grid.
     *
     * @param intervalMicros the time between two evaluations, which take place at its multiples since the epoch
     * @param shapes the windows of all services
     */
    public ReplayGrid(long intervalMicros, Collection<WindowShape> shapes) {
        this.interval = intervalMicros;
        TreeSet<Long> distinct = new TreeSet<>();
        for (WindowShape shape : shapes) {
            distinct.add(shape.finest(ServiceWindows.DEFAULT_FINEST));
        }
        this.finests = new long[distinct.size()];
        int i = 0;
        for (long finest : distinct) {
            finests[i++] = finest;
        }
        this.width = width();
    }

    /** The shortest of the lengths that time is divided into, if it divides all others. */
    private long width() {
        long shortest = interval;
        for (long finest : finests) {
            shortest = finest % Ring.SLOTS == 0 ? Math.min(shortest, finest / Ring.SLOTS) : 0;
        }
        if (shortest == 0 || interval % shortest != 0) {
            return 0;
        }
        for (long finest : finests) {
            if (finest / Ring.SLOTS % shortest != 0) {
                return 0;
            }
        }
        return shortest;
    }

    /** {@return the evaluation that sees a request first, by its time: one that is made at the very time of it does not} */
    public long evaluationAfter(long timeMicros) {
        return (Math.floorDiv(timeMicros, interval) + 1) * interval;
    }

    /** {@return the first evaluation that is not before a time; {@link Long#MAX_VALUE} when that is beyond all time} */
    public long evaluationFrom(long timeMicros) {
        return timeMicros > ReplayCells.END_OF_TIME ? Long.MAX_VALUE : -Math.floorDiv(-timeMicros, interval) * interval;
    }

    /** {@return the time between two evaluations, in microseconds} */
    public long interval() {
        return interval;
    }

    /** Where the cell of a time starts. */
    long startOf(long timeMicros) {
        if (width > 0) {
            return Math.floorDiv(timeMicros, width) * width;
        }
        long start = Math.floorDiv(timeMicros, interval) * interval;
        for (long finest : finests) {
            start = Math.max(start, slotStart(slotOf(timeMicros, finest), finest));
        }
        return start;
    }

    /** Where the cell after that of a time starts. */
    long endOf(long timeMicros) {
        if (width > 0) {
            return startOf(timeMicros) + width;
        }
        long end = evaluationAfter(timeMicros);
        for (long finest : finests) {
            end = Math.min(end, slotStart(slotOf(timeMicros, finest) + 1, finest));
        }
        return end;
    }

    /** Where the cell ends that starts at a time. */
    long endOfCellAt(long start) {
        return width > 0 ? start + width : endOf(start);
    }

    static long slotOf(long timeMicros, long finest) {
        return Math.floorDiv(timeMicros * Ring.SLOTS, finest);
    }

    static long slotStart(long slot, long finest) {
        return -Math.floorDiv(-slot * finest, (long) Ring.SLOTS);
    }

    @Override
    public String toString() {
        return "ReplayGrid[interval=" + interval + ", finests=" + Arrays.toString(finests) + "]";
    }
}
