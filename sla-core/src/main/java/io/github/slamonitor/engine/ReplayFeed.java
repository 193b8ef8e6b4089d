package io.github.slamonitor.engine;

/** Pours the cells of a service into its windows, in the order of time. Not thread-safe. */
public final class ReplayFeed {

    private final CellRows rows;
    private final ServiceWindows windows;
    private final boolean single;
    private final boolean distribution;
    private final int[] limits;
    private final Counts counts;
    /** Empty between cells. */
    private final BucketChanges changes = new BucketChanges();

    private int next;

    /**
     * A feed that has poured nothing yet. Several feeds may share cells that are {@linkplain ReplayCells#putInOrder in order}.
     *
     * @param cells counted for these windows among others
     * @param windows where they go
     */
    public ReplayFeed(ReplayCells cells, ServiceWindows windows) {
        this.rows = cells.rows();
        this.windows = windows;
        this.single = !windows.shape().recent().isEmpty();
        this.distribution = windows.shape().tally().distribution();
        this.limits = cells.indicesOf(windows.shape().tally());
        this.counts = new Counts(limits.length);
    }

    /** {@return a time in the next cell, in microseconds since the epoch; {@link Long#MAX_VALUE} after the last} */
    public long nextTime() {
        return next == rows.size() ? Long.MAX_VALUE : rows.time(next);
    }

    /**
     * Pours all cells that lie before a time, which is one of an evaluation, and opens the slots of that time.
     *
     * @param timeMicros in microseconds since the epoch, not before the last
     */
    public void pourUntil(long timeMicros) {
        while (next < rows.size() && rows.time(next) < timeMicros) {
            if (single) {
                pourSingly(next);
            } else {
                pour(next);
            }
            next++;
        }
        windows.roll(timeMicros, false, true);
    }

    /** As a monitor without a ticker takes requests with their own times. */
    private void pourSingly(int row) {
        rows.forEachInOrder(row, (time, micros, failed) -> {
            windows.roll(time, false, true);
            windows.addAt(time, micros, failed);
        });
    }

    private void pour(int row) {
        counts.clear();
        rows.addTo(counts, row, limits);
        if (distribution) {
            rows.countInto(row, changes);
            windows.addTogether(rows.time(row), counts, changes);
            changes.clear();
        } else {
            windows.addTogether(rows.time(row), counts, null);
        }
    }
}
