package io.github.slamonitor.engine;

/**
 * A rolling window over rows of cells, with the sums of those that are in it at one evaluation after another, in columns. What comes in is
 * added and what leaves is subtracted: whole numbers, which never drift. Not thread-safe.
 */
public final class CellWindow {

    private final CellRows rows;
    private final TallyShape shape;
    private final long length;
    private final long finest;

    /** By evaluation, the first row that has not left. */
    private final int[] firsts;
    /** In the order of {@link Counts}. */
    private final RollingSum[] sums;

    /** How far the start of the window moves from one evaluation to the next; 0 when that is not always the same. */
    private final long step;

    private int first;

    /**
     * An empty window.
     *
     * @param shape what it counts
     * @param limits which of the limits of the rows those are
     * @param length how long it is
     * @param finest the length of the window whose sixtieths are the finest slots, in microseconds as well
     * @param interval the time between two evaluations, in microseconds as well
     * @param evaluations how many the columns have room for
     */
    CellWindow(
            CellRows rows, TallyShape shape, int[] limits, long length, long finest, long interval, int evaluations) {
        this.rows = rows;
        this.shape = shape;
        this.length = length;
        this.finest = finest;
        this.step = finest == length && interval * Ring.SLOTS % length == 0 ? interval : 0;
        this.firsts = new int[evaluations];
        this.sums = new RollingSum[Counts.SLOW + limits.length];
        for (int column = 0; column < sums.length; column++) {
            sums[column] = new RollingSum(rows, rows.figure(column, limits), evaluations);
        }
    }

    /**
     * Goes on to some evaluations, and writes down the sums of each.
     *
     * @param times when they take place, one interval after the other
     * @param ends the rows after the last ones that they see
     */
    void advance(long[] times, int[] ends, int evaluations) {
        long start = 0;
        for (int i = 0; i < evaluations; i++) {
            start = i > 0 && step > 0 ? start + step : startOf(times[i], 1 - Ring.SLOTS);
            first = rows.firstFrom(first, start);
            firsts[i] = first;
        }
        for (RollingSum sum : sums) {
            sum.roll(firsts, ends, evaluations);
        }
    }

    /** Where the slot starts that is so many after that of a time. */
    private long startOf(long timeMicros, int later) {
        long slot = Window.slotOf(ReplayGrid.slotOf(timeMicros, finest), length, finest);
        return ReplayGrid.slotStart(Window.firstOf(slot + later, length, finest), finest);
    }

    /** When the first of the rows before one leaves; {@link Long#MAX_VALUE} when all have. */
    long nextLeaving(int end) {
        return first == end ? Long.MAX_VALUE : startOf(rows.time(first), Ring.SLOTS);
    }

    long length() {
        return length;
    }

    /** {@return the numbers of requests, by evaluation} */
    public long[] records() {
        return sums[Counts.RECORDS].sums();
    }

    /** {@return the numbers of requests that failed, by evaluation} */
    public long[] failures() {
        return sums[Counts.FAILURES].sums();
    }

    /** {@return the sums of response times in microseconds, by evaluation} */
    public long[] micros() {
        return sums[Counts.SUM].sums();
    }

    /**
     * {@return the numbers of requests slower than a limit, by evaluation}
     *
     * @param limit in microseconds, one of those that are counted
     */
    public long[] slowerThan(long limit) {
        return sums[Counts.SLOW + shape.indexOf(limit)].sums();
    }

    /** The sums of an evaluation, which saw requests up to a time. */
    WindowSums sums(int evaluation, long lastRecord) {
        long[] figures = new long[sums.length];
        for (int column = 0; column < figures.length; column++) {
            figures[column] = sums[column].sums()[evaluation];
        }
        return new WindowSums(shape, figures, lastRecord);
    }
}
