package io.github.slamonitor.store.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Requests of a service, added up. */
final class ServiceSum {

    private final long[] counts = new long[PointKind.COUNTS.fields()];
    private long slow;
    private long records;
    private boolean valued;
    private long length;

    /** Adds the requests of a step; so many of them were slow, or a negative number when the rule had no value. */
    void add(long[] more, long slowRequests, long stepLength) {
        length = Math.max(length, stepLength);
        addDay(more, slowRequests, more[PointKind.RECORDS]);
    }

    /** Adds the requests of a day, in a part of which the rule had a value: for so many requests. */
    void addDay(long[] more, long slowRequests, long judged) {
        PointKind.COUNTS.merge(counts, more);
        if (slowRequests >= 0) {
            slow += slowRequests;
            records += judged;
            valued = true;
        }
    }

    /** Whether the rule had a value at any time. */
    boolean isValued() {
        return valued;
    }

    ServicePoint point(long start, long step, String policy, String rule) {
        Duration duration = Duration.ofMillis(Math.max(step, length));
        return new ServicePoint(Instant.ofEpochMilli(start), duration, totals(policy, rule));
    }

    ServiceTotals totals(String policy, String rule) {
        long micros = counts[PointKind.MICROS];
        return new ServiceTotals(
                counts[PointKind.RECORDS],
                counts[PointKind.FAILURES],
                Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000),
                valued ? Optional.of(new SlowRequests(policy, rule, slow, records)) : Optional.empty());
    }
}
