package io.github.slamonitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All maintenance windows of a monitor, in the order in which they were added. Immutable. */
record Maintenance(List<MaintenanceWindow> windows) {

    static final Maintenance NONE = new Maintenance(List.of());

    Maintenance {
        windows = List.copyOf(windows);
    }

    /** A time of maintenance, in microseconds since the epoch. */
    record Span(long startMicros, long endMicros) {

        /** What of a time lies between two others; they may be anywhere, but have something in common. */
        static Span between(Instant start, Instant end, Instant from, Instant until) {
            return new Span(
                    Micros.of(start.isAfter(from) ? start : from), Micros.of(end.isBefore(until) ? end : until));
        }
    }

    /** How much of a time a service was worked on, in microseconds: overlapping windows count once. */
    long within(String service, long startMicros, long endMicros) {
        if (windows.isEmpty() || endMicros <= startMicros) {
            return 0;
        }
        List<Span> spans = spans(service, Micros.toInstant(startMicros), Micros.toInstant(endMicros));
        spans.sort(Comparator.comparingLong(Span::startMicros));
        long total = 0;
        long counted = startMicros;
        for (Span span : spans) {
            long from = Math.max(counted, span.startMicros());
            total += Math.max(0, span.endMicros() - from);
            counted = Math.max(counted, span.endMicros());
        }
        return total;
    }

    private List<Span> spans(String service, Instant from, Instant until) {
        List<Span> spans = new ArrayList<>();
        for (MaintenanceWindow window : windows) {
            if (window.isFor(service)) {
                spans.addAll(window.spans(from, until));
            }
        }
        return spans;
    }
}
