package io.github.slamonitor.engine;

/**
 * The sums of a window at one evaluation of a replay. Immutable.
 */
public final class WindowSums {

    private final TallyShape shape;
    private final long[] sums;
    private final long lastRecord;

    /** Sums in the order of {@link Counts}. */
    WindowSums(TallyShape shape, long[] sums, long lastRecord) {
        this.shape = shape;
        this.sums = sums;
        this.lastRecord = lastRecord;
    }

    /** {@return the time of the latest request, in microseconds since the epoch; {@link Long#MIN_VALUE} without any} */
    public long lastRecord() {
        return lastRecord;
    }

    /** {@return the same figures for a rule to be checked on} */
    public Tally tally() {
        Counts counts = new Counts(shape.limits());
        for (int column = 0; column < sums.length; column++) {
            counts.add(column, sums[column]);
        }
        return new Tally(shape, counts.columns(), null, lastRecord);
    }
}
