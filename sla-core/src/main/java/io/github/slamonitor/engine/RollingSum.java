package io.github.slamonitor.engine;

/** The sum of one figure of the rows that are in a window, at one evaluation after another. Not thread-safe. */
final class RollingSum {

    private final CellRows rows;
    private final CellRows.Figure figure;
    private final long[] sums;

    private int first;
    private int end;
    private long sum;

    /** Of no rows; with room for the sums of some evaluations. */
    RollingSum(CellRows rows, CellRows.Figure figure, int evaluations) {
        this.rows = rows;
        this.figure = figure;
        this.sums = new long[evaluations];
    }

    /**
     * Writes down the sums of evaluations.
     *
     * @param firsts by evaluation, the first row that is in the window; never less than before
     * @param ends by evaluation, the row after the last; never less than before
     */
    void roll(int[] firsts, int[] ends, int evaluations) {
        for (int i = 0; i < evaluations; i++) {
            sum += rows.sum(figure, end, ends[i]) - rows.sum(figure, first, firsts[i]);
            end = ends[i];
            first = firsts[i];
            sums[i] = sum;
        }
    }

    /** By evaluation. */
    long[] sums() {
        return sums;
    }
}
