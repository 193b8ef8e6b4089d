package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How evaluations went so far. Immutable.
 *
 * @param evaluations how many took place
 * @param failed how many were broken off by an error
 * @param late how many began too late
 * @param last how long the last one took
 * @param longest how long the longest one took
 * @param at the time of the last one; null before the first
 */
record Course(
        long evaluations,
        long failed,
        long late,
        Duration last,
        Duration longest,
        @Nullable Instant at) {

    static final Course NONE = new Course(0, 0, 0, Duration.ZERO, Duration.ZERO, null);

    Course evaluated(Instant wall, Duration took) {
        Duration most = took.compareTo(longest) > 0 ? took : longest;
        return new Course(evaluations + 1, failed, late, took, most, wall);
    }

    Course plusFailed() {
        return new Course(evaluations, failed + 1, late, last, longest, at);
    }

    Course plusLate() {
        return new Course(evaluations, failed, late + 1, last, longest, at);
    }

    Optional<Instant> evaluatedAt() {
        return Optional.ofNullable(at);
    }
}
