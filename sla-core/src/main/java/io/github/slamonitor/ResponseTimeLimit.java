package io.github.slamonitor;

import java.time.Duration;

/**
 * The response time over which a request counts as slow. Made by {@link Indicators#slowerThan}. Immutable.
 *
 * <pre>{@code
 * SlaRule rule = responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(10));
 * }</pre>
 *
 * @param limit a whole number of microseconds from zero to 366 days; a request of exactly this time is not slow
 */
public record ResponseTimeLimit(Duration limit) {

    /**
     * Checks the range.
     *
     * @param limit a whole number of microseconds from zero to 366 days
     * @throws IllegalArgumentException when the limit is negative, over 366 days, or finer than a microsecond
     */
    public ResponseTimeLimit {
        Micros.ofLimit("limit", limit);
    }

    long micros() {
        return Micros.roundUp(limit);
    }

    /** {@return the limit in words: {@code slower than 500 ms}} */
    @Override
    public String toString() {
        return "slower than " + Words.limit(Measurement.time(limit));
    }
}
