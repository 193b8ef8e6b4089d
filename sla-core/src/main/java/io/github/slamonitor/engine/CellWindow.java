package io.github.slamonitor.engine;

/**
 * A rolling window over rows of cells, with the sums of those that are in it at one evaluation after another, in columns. What comes in is
 * added and what leaves is subtracted: whole numbers, which never drift. Not thread-safe.
 */
public final class CellWindow {

    private final CellRows rows;
    private final TallyShape shape;
    private final int[] limits;
    private final long length;
    private final long finest;

    private int first;
    private int end;
    /** The sums now. */
    private long records;

    private long failures;
    private long micros;
    private final long[] slow;

    private final long[] allRecords;
    private final long[] allFailures;
    private final long[] allMicros;
    private final long[][] allSlow;

    /**
     * An empty window.
     *
     * @param shape what it counts
     * @param limits which of the limits of the rows those are
     * @param length how long it is
     * @param finest the length of the window whose sixtieths are the finest slots, in microseconds as well
     * @param evaluations how many the columns have room for
     */
    CellWindow(CellRows rows, TallyShape shape, int[] limits, long length, long finest, int evaluations) {
        this.rows = rows;
        this.shape = shape;
        this.limits = limits;
        this.length = length;
        this.finest = finest;
        this.slow = new long[limits.length];
        this.allRecords = new long[evaluations];
        this.allFailures = new long[evaluations];
        this.allMicros = new long[evaluations];
        this.allSlow = new long[limits.length][evaluations];
    }

    /** Takes in the rows up to one, lets go those whose slot has left at a time, and writes down the sums of an evaluation. */
    void advanceTo(long timeMicros, int endExclusive, int evaluation) {
        while (end < endExclusive) {
            count(end++, 1);
        }
        long start = startOf(timeMicros, 1 - Ring.SLOTS);
        while (first < end && rows.time(first) < start) {
            count(first++, -1);
        }
        allRecords[evaluation] = records;
        allFailures[evaluation] = failures;
        allMicros[evaluation] = micros;
        for (int i = 0; i < slow.length; i++) {
            allSlow[i][evaluation] = slow[i];
        }
    }

    private void count(int row, int times) {
        records += (long) times * rows.records(row);
        failures += (long) times * rows.failures(row);
        micros += times * rows.sum(row);
        for (int i = 0; i < slow.length; i++) {
            slow[i] += (long) times * rows.slow(row, limits[i]);
        }
    }

    /** Where the slot starts that is so many after that of a time. */
    private long startOf(long timeMicros, int later) {
        long slot = Window.slotOf(ReplayGrid.slotOf(timeMicros, finest), length, finest);
        return ReplayGrid.slotStart(Window.firstOf(slot + later, length, finest), finest);
    }

    /** When the first of the rows leaves; {@link Long#MAX_VALUE} when there is none. */
    long nextLeaving() {
        return first == end ? Long.MAX_VALUE : startOf(rows.time(first), Ring.SLOTS);
    }

    long length() {
        return length;
    }

    /** {@return the numbers of requests, by evaluation} */
    public long[] records() {
        return allRecords;
    }

    /** {@return the numbers of requests that failed, by evaluation} */
    public long[] failures() {
        return allFailures;
    }

    /** {@return the sums of response times in microseconds, by evaluation} */
    public long[] micros() {
        return allMicros;
    }

    /**
     * {@return the numbers of requests slower than a limit, by evaluation}
     *
     * @param limit in microseconds, one of those that are counted
     */
    public long[] slowerThan(long limit) {
        return allSlow[shape.indexOf(limit)];
    }

    /** The sums of an evaluation, which saw requests up to a time. */
    WindowSums sums(int evaluation, long lastRecord) {
        long[] sums = new long[Counts.SLOW + slow.length];
        sums[Counts.RECORDS] = allRecords[evaluation];
        sums[Counts.FAILURES] = allFailures[evaluation];
        sums[Counts.SUM] = allMicros[evaluation];
        for (int i = 0; i < slow.length; i++) {
            sums[Counts.SLOW + i] = allSlow[i][evaluation];
        }
        return new WindowSums(shape, sums, lastRecord);
    }
}
