package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One observed request. Immutable.
 *
 * <p>The library works in whole microseconds. A started microsecond of response time counts in full, so a request of
 * 500.0001 ms is slower than 500 ms; a timestamp is cut to the microsecond it falls in.
 *
 * <pre>{@code
 * MetricRecord record = new MetricRecord("checkout", Instant.now(), Duration.ofMillis(120), true);
 * }</pre>
 *
 * @param service the name of the service, not blank, at most {@value #MAXIMUM_SERVICE_LENGTH} characters
 * @param timestamp when the request happened, in the years 0 to 9999
 * @param responseTime how long it took, from zero to {@link #MAXIMUM_RESPONSE_TIME}
 * @param successful whether it succeeded
 */
public record MetricRecord(String service, Instant timestamp, Duration responseTime, boolean successful) {

    /** The longest service name. */
    public static final int MAXIMUM_SERVICE_LENGTH = 10_000;

    /** The longest response time: 366 days. */
    public static final Duration MAXIMUM_RESPONSE_TIME = Duration.ofDays(366);

    /**
     * Checks the ranges.
     *
     * @param service not blank
     * @param timestamp of the years 0 to 9999
     * @param responseTime from zero to 366 days
     * @param successful true for success
     * @throws IllegalArgumentException when a component is outside its range; the message names it
     */
    public MetricRecord {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(responseTime, "responseTime");
        if (service.isBlank()) {
            throw new IllegalArgumentException("service must not be blank");
        }
        if (service.length() > MAXIMUM_SERVICE_LENGTH) {
            throw new IllegalArgumentException("service must have at most " + MAXIMUM_SERVICE_LENGTH
                    + " characters: service.length()=" + service.length());
        }
        if (timestamp.isBefore(Micros.EARLIEST) || timestamp.isAfter(Micros.LATEST)) {
            throw new IllegalArgumentException("timestamp must be of the years 0 to 9999: timestamp=" + timestamp);
        }
        if (responseTime.isNegative() || responseTime.compareTo(MAXIMUM_RESPONSE_TIME) > 0) {
            throw new IllegalArgumentException(
                    "responseTime must be from zero to 366 days: responseTime=" + responseTime);
        }
    }

    long timestampMicros() {
        return Micros.of(timestamp);
    }

    long responseMicros() {
        return Micros.roundUp(responseTime);
    }
}
