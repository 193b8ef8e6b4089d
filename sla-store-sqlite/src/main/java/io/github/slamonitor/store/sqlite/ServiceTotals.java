package io.github.slamonitor.store.sqlite;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The requests of a service in a period, counted exactly. Immutable.
 *
 * <pre>{@code
 * ServiceTotals january = history.totals(
 *         "checkout", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
 * System.out.println(january.failures() + " of " + january.records() + " requests failed");
 * }</pre>
 *
 * @param records the number of requests
 * @param failures how many of them failed
 * @param totalResponseTime the sum of their response times, in whole microseconds
 * @param slow those over the limit of the service's rule on a response violation rate; of several, the first one by policy and name that had
 *     a value in the period. Empty when there is none
 */
public record ServiceTotals(long records, long failures, Duration totalResponseTime, Optional<SlowRequests> slow) {

    /** {@return failures divided by records, a share of one; empty without any requests} */
    public OptionalDouble failureRate() {
        return records == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failures / records);
    }

    /** {@return the average response time, cut to nanoseconds; empty without any requests} */
    public Optional<Duration> averageResponseTime() {
        return records == 0 ? Optional.empty() : Optional.of(totalResponseTime.dividedBy(records));
    }
}
