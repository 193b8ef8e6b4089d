package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as whole microseconds, the unit in which everything is counted. */
final class Micros {

    private static final long PER_SECOND = 1_000_000;

    /** Timestamps are of the years 0 to 9999, so that the time between any two can be told. */
    static final Instant EARLIEST = Instant.ofEpochSecond(-62_167_219_200L);

    static final Instant LATEST = Instant.ofEpochSecond(253_402_300_799L, 999_999_999);

    private Micros() {}

    /** A timestamp, cut to the microsecond it falls in. */
    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1000);
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A duration in which a started microsecond counts in full, so that "slower than" stays exact for whole limits. */
    static long roundUp(Duration duration) {
        return Math.floorDiv(duration.toNanos() + 999, 1000);
    }

    static Duration toDuration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** As {@link #roundUp}, but a duration of more than 292,000 years is as long as those. */
    static long saturated(Duration duration) {
        boolean countable = duration.getSeconds() < Long.MAX_VALUE / PER_SECOND;
        return countable ? duration.getSeconds() * PER_SECOND + (duration.getNano() + 999) / 1000 : Long.MAX_VALUE;
    }

    /**
     * A bound or limit, which has to be a whole number of microseconds since that is what it is compared with.
     *
     * @throws IllegalArgumentException when it is negative, over 366 days, or finer than a microsecond
     */
    static long ofLimit(String what, Duration limit) {
        if (limit.isNegative() || limit.compareTo(MetricRecord.MAXIMUM_RESPONSE_TIME) > 0) {
            throw new IllegalArgumentException(what + " must be from zero to 366 days: " + what + "=" + limit);
        }
        if (limit.toNanos() % 1000 != 0) {
            throw new IllegalArgumentException(
                    what + " must be a whole number of microseconds, as response times are: " + what + "=" + limit);
        }
        return roundUp(limit);
    }
}
