package io.github.slamonitor;

import java.time.Duration;

/**
 * How rounds are delivered to one listener: how long an attempt may take, how many rounds may wait, and how failures are tried
 * again. Immutable.
 *
 * <p>After a failed attempt the monitor pauses for {@link #firstBackoff}, then twice as long after each further failure of the
 * same round, at most {@link #maximumBackoff}. Each pause is shortened at random by up to a half, so that many monitors do not
 * come back to a recovering server all at once. Later rounds wait meanwhile, so that a listener is told everything in order.
 *
 * <pre>{@code
 * ListenerOptions patient = ListenerOptions.defaults()
 *         .attemptTimeout(Duration.ofSeconds(10))
 *         .giveUpAfter(Duration.ofDays(3));
 * }</pre>
 *
 * @param attemptTimeout how long the calls for one round may take together, from 1 ms to 1 h; 30 s unless changed. Then the
 *     listener's thread is interrupted and the attempt has failed
 * @param queueCapacity how many rounds may wait in memory, from 1 to 100,000; 1,000 unless changed. More are left in the store
 *     or, without one, merged into one round that tells what still holds
 * @param firstBackoff the pause after the first failure, from 1 ms to {@code maximumBackoff}; 1 s unless changed
 * @param maximumBackoff the longest pause, at most 1 d; 5 min unless changed
 * @param giveUpAfter how long a round is tried after it was queued, from zero to 365 d; 24 h unless changed. At least one
 *     attempt is made
 */
public record ListenerOptions(
        Duration attemptTimeout,
        int queueCapacity,
        Duration firstBackoff,
        Duration maximumBackoff,
        Duration giveUpAfter) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final int MAXIMUM_CAPACITY = 100_000;
    private static final ListenerOptions DEFAULTS = new ListenerOptions(
            Duration.ofSeconds(30), 1000, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24));

    /**
     * Checks the ranges.
     *
     * @param attemptTimeout from 1 ms to 1 h
     * @param queueCapacity from 1 to 100,000
     * @param firstBackoff from 1 ms to {@code maximumBackoff}
     * @param maximumBackoff from {@code firstBackoff} to 1 d
     * @param giveUpAfter from zero to 365 d
     * @throws IllegalArgumentException when one is out of range
     */
    public ListenerOptions {
        check("attemptTimeout", attemptTimeout, SHORTEST, Duration.ofHours(1));
        if (queueCapacity < 1 || queueCapacity > MAXIMUM_CAPACITY) {
            throw new IllegalArgumentException(
                    "queueCapacity must be from 1 to " + MAXIMUM_CAPACITY + ": queueCapacity=" + queueCapacity);
        }
        check("maximumBackoff", maximumBackoff, SHORTEST, Duration.ofDays(1));
        check("firstBackoff", firstBackoff, SHORTEST, maximumBackoff);
        check("giveUpAfter", giveUpAfter, Duration.ZERO, Duration.ofDays(365));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be from " + Words.period(least) + " to "
                    + Words.period(most) + ": " + name + "=" + value);
        }
    }

    /** {@return what holds for a listener that was added without options} */
    public static ListenerOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Limits the time of one attempt.
     *
     * @param timeout from 1 ms to 1 h
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public ListenerOptions attemptTimeout(Duration timeout) {
        return new ListenerOptions(timeout, queueCapacity, firstBackoff, maximumBackoff, giveUpAfter);
    }

    /**
     * Limits the rounds that wait in memory.
     *
     * @param rounds from 1 to 100,000
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public ListenerOptions queueCapacity(int rounds) {
        return new ListenerOptions(attemptTimeout, rounds, firstBackoff, maximumBackoff, giveUpAfter);
    }

    /**
     * Sets the first and the longest pause between attempts.
     *
     * @param first from 1 ms to {@code maximum}
     * @param maximum at most 1 d
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public ListenerOptions backoff(Duration first, Duration maximum) {
        return new ListenerOptions(attemptTimeout, queueCapacity, first, maximum, giveUpAfter);
    }

    /**
     * Limits how long a round is tried. Zero makes a single attempt.
     *
     * @param age from zero to 365 d
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public ListenerOptions giveUpAfter(Duration age) {
        return new ListenerOptions(attemptTimeout, queueCapacity, firstBackoff, maximumBackoff, age);
    }
}
