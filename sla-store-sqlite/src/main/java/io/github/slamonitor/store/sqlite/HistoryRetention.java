package io.github.slamonitor.store.sqlite;

import java.time.Duration;
import java.util.List;

/**
 * How long what is kept. Each setting returns a changed copy. Immutable.
 *
 * <pre>{@code
 * HistoryRetention retention = HistoryRetention.defaults()
 *         .evaluationsFor(Duration.ofHours(6))
 *         .violationsFor(Duration.ofDays(3 * 365))
 *         .maximumBytes(2_000_000_000);
 * }</pre>
 *
 * @param evaluationsFor how long the figures of each single evaluation are kept
 * @param steps in what steps figures are kept after that, and how long: from the finest to the coarsest, each for longer than the one
 *     before. Counts and sums stay exact
 * @param violationsFor how long violations are kept after they are over
 * @param maximumBytes the size beyond which the oldest goes early: single evaluations first, then figures in steps, then violations
 *     that are over
 */
public record HistoryRetention(Duration evaluationsFor, List<Step> steps, Duration violationsFor, long maximumBytes) {

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * A resolution of metric history. Immutable.
     *
     * <pre>{@code
     * HistoryRetention.Step fiveMinutes = new HistoryRetention.Step(Duration.ofMinutes(5), Duration.ofDays(31));
     * }</pre>
     *
     * @param length how long a step is; whole minutes of which so many make a day
     * @param keptFor how long figures are kept in it
     */
    public record Step(Duration length, Duration keptFor) {

        /**
         * Checks the parts.
         *
         * @param length how long a step is
         * @param keptFor how long figures are kept in it
         * @throws IllegalArgumentException when no whole number of steps makes a day, or figures would be kept for less than a day
         */
        public Step {
            long minutes = length.toMinutes();
            if (minutes < 1 || !length.equals(Duration.ofMinutes(minutes)) || DAY.toMinutes() % minutes != 0) {
                throw new IllegalArgumentException(
                        "a step must be whole minutes of which a whole number makes a day: length=" + length);
            }
            if (keptFor.compareTo(DAY) < 0) {
                throw new IllegalArgumentException("figures must be kept for at least a day: keptFor=" + keptFor);
            }
        }

        long millis() {
            return length.toMillis();
        }
    }

    /**
     * Copies the list and checks the parts.
     *
     * @param evaluationsFor how long single evaluations are kept
     * @param steps the resolutions, finest first
     * @param violationsFor how long violations are kept after they are over
     * @param maximumBytes the size beyond which the oldest goes early
     * @throws IllegalArgumentException when a part is out of range, or the steps are in another order
     */
    public HistoryRetention {
        steps = List.copyOf(steps);
        notNegative("evaluationsFor", evaluationsFor);
        notNegative("violationsFor", violationsFor);
        if (maximumBytes < 1_000_000) {
            throw new IllegalArgumentException("maximumBytes must be at least 1,000,000: maximumBytes=" + maximumBytes);
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one step");
        }
        for (int i = 1; i < steps.size(); i++) {
            Step finer = steps.get(i - 1);
            Step coarser = steps.get(i);
            if (coarser.millis() % finer.millis() != 0
                    || coarser.millis() == finer.millis()
                    || coarser.keptFor().compareTo(finer.keptFor()) <= 0) {
                throw new IllegalArgumentException(
                        "each step must be a multiple of the one before and be kept for longer: steps=" + steps);
            }
        }
    }

    private static void notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative: " + what + "=" + duration);
        }
    }

    /** {@return each evaluation for a day, 5 minutes for 31 days, 1 hour for two years; violations for two years; any size} */
    public static HistoryRetention defaults() {
        return new HistoryRetention(
                DAY,
                List.of(
                        new Step(Duration.ofMinutes(5), Duration.ofDays(31)),
                        new Step(Duration.ofHours(1), Duration.ofDays(731))),
                Duration.ofDays(731),
                Long.MAX_VALUE);
    }

    /**
     * {@return this with another time for single evaluations}
     *
     * @param duration from zero; what is younger than an hour is kept in any case
     */
    public HistoryRetention evaluationsFor(Duration duration) {
        return new HistoryRetention(duration, steps, violationsFor, maximumBytes);
    }

    /**
     * {@return this with other steps}
     *
     * @param finestFirst each a multiple of the one before, and kept for longer
     */
    public HistoryRetention steps(Step... finestFirst) {
        return new HistoryRetention(evaluationsFor, List.of(finestFirst), violationsFor, maximumBytes);
    }

    /**
     * {@return this with another time for violations that are over}
     *
     * @param duration from zero
     */
    public HistoryRetention violationsFor(Duration duration) {
        return new HistoryRetention(evaluationsFor, steps, duration, maximumBytes);
    }

    /**
     * {@return this with a size beyond which the oldest goes early}
     *
     * @param bytes at least 1,000,000
     */
    public HistoryRetention maximumBytes(long bytes) {
        return new HistoryRetention(evaluationsFor, steps, violationsFor, bytes);
    }

    /** The step in which figures of a day are kept; that of the last one when they are too old for any. */
    Step stepFor(long dayEnd, long now) {
        for (Step step : steps) {
            if (dayEnd >= now - step.keptFor().toMillis()) {
                return step;
            }
        }
        return steps.get(steps.size() - 1);
    }
}
