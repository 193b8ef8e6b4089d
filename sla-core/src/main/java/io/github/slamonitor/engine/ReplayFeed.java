package io.github.slamonitor.engine;

/** Pours the cells of a service into its windows, in the order of time. Not thread-safe. */
public final class ReplayFeed {

    private final ReplayCells cells;
    private final ServiceWindows windows;
    private final TallyShape shape;
    private final boolean single;
    private final Counts counts;
    /** Empty between cells. */
    private final BucketChanges changes = new BucketChanges();

    private int next;

    /**
     * A feed that has poured nothing yet. Several feeds may share cells that are {@linkplain #prepare prepared}.
     *
     * @param cells counted for these windows among others
     * @param windows where they go
     */
    public ReplayFeed(ReplayCells cells, ServiceWindows windows) {
        this.cells = cells;
        this.windows = windows;
        this.shape = windows.shape().tally();
        this.single = !windows.shape().recent().isEmpty();
        this.counts = new Counts(shape.limits());
    }

    /** Puts cells in order, once, before they are fed. */
    public static void prepare(ReplayCells cells) {
        cells.compact();
    }

    /** {@return a time in the next cell, in microseconds since the epoch; {@link Long#MAX_VALUE} after the last} */
    public long nextTime() {
        return next == cells.size() ? Long.MAX_VALUE : cells.time(next);
    }

    /**
     * Pours all cells that lie before a time, which is one of an evaluation, and opens the slots of that time.
     *
     * @param timeMicros in microseconds since the epoch, not before the last
     */
    public void pourUntil(long timeMicros) {
        while (next < cells.size() && cells.time(next) < timeMicros) {
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
    private void pourSingly(int cell) {
        KeptRequests requests = cells.requests();
        if (requests != null) {
            requests.forEachInOrder(cells.chain(cell), (time, micros, failed) -> {
                windows.roll(time, false, true);
                windows.addAt(time, micros, failed);
            });
        }
    }

    private void pour(int cell) {
        cells.copy(cell, shape, counts);
        KeptRequests requests = cells.requests();
        if (requests != null && shape.distribution()) {
            requests.countInto(cells.chain(cell), changes);
            windows.addTogether(cells.time(cell), counts, changes);
            changes.clear();
        } else {
            windows.addTogether(cells.time(cell), counts, null);
        }
    }
}
