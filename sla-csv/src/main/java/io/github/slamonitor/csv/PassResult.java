package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one pass over a file found, added up over its threads. Not thread-safe. */
final class PassResult {

    private final LineCounts lines;
    private final @Nullable MetricsAccumulator accumulator;
    private final Rejections rejections = new Rejections(null);
    private final DateEvidence evidence = new DateEvidence();
    private final List<MetricsAccumulator> parts = new ArrayList<>();
    private long rows;
    private boolean lastRowLeftOut;

    /**
     * Nothing found yet.
     *
     * @param accumulator for which requests are counted, if they are
     */
    PassResult(LineCounts lines, @Nullable MetricsAccumulator accumulator) {
        this.lines = lines;
        this.accumulator = accumulator;
    }

    void add(long moreRows, Rejections moreRejections, DateEvidence moreEvidence, boolean leftOut) {
        rows += moreRows;
        rejections.merge(moreRejections);
        evidence.merge(moreEvidence);
        lastRowLeftOut |= leftOut;
    }

    /** An accumulator for one thread; null when requests are not counted. */
    @Nullable
    MetricsAccumulator newPart() {
        if (accumulator == null) {
            return null;
        }
        MetricsAccumulator part = accumulator.fork();
        parts.add(part);
        return part;
    }

    /** Adds all that was counted to the accumulator. */
    void count() {
        if (accumulator != null) {
            for (MetricsAccumulator part : parts) {
                accumulator.merge(part);
            }
        }
    }

    long rows() {
        return rows;
    }

    long rejected() {
        return rejections.count();
    }

    List<RejectedRow> firstRejected() {
        return rejections.first(lines);
    }

    DateEvidence evidence() {
        return evidence;
    }

    boolean lastRowLeftOut() {
        return lastRowLeftOut;
    }
}
