package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import java.util.ArrayList;
import java.util.List;

/** What one pass over a file found, added up over its threads. Not thread-safe. */
final class PassResult {

    private final LineCounts lines;
    private final Rejections rejections = new Rejections(null);
    private final DateEvidence evidence = new DateEvidence();
    private final List<MetricsAccumulator> parts = new ArrayList<>();
    private long rows;
    private boolean lastRowLeftOut;

    PassResult(LineCounts lines) {
        this.lines = lines;
    }

    void add(long moreRows, Rejections moreRejections, DateEvidence moreEvidence, boolean leftOut) {
        rows += moreRows;
        rejections.merge(moreRejections);
        evidence.merge(moreEvidence);
        lastRowLeftOut |= leftOut;
    }

    void add(MetricsAccumulator part) {
        parts.add(part);
    }

    void mergeInto(MetricsAccumulator accumulator) {
        for (MetricsAccumulator part : parts) {
            accumulator.merge(part);
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
