package io.github.slamonitor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How fast an error budget was spent over one window. Plain data. Immutable.
 *
 * <pre>{@code
 * for (ErrorBudget budget : monitor.errorBudgets("checkout")) {
 *     budget.burnRates().forEach(System.out::println);   // over 1 h: 140, what is left lasts 3 h 4 min
 * }
 * }</pre>
 *
 * @param window the length of the window
 * @param records the number of requests in it
 * @param spent how many of them were bad: failed, or slower than the objective's limit
 * @param value {@code spent / records / error budget}: at 1 the budget lasts exactly its period. Empty without requests, and for an
 *     objective of 100%, which has no budget
 * @param timeToExhaustion how long the rest of the budget lasts if requests go on to come and to fail as in this window:
 *     {@code remaining x period / burn rate}, rounded down to the microsecond and at most 292,000 years. Zero when the budget is
 *     exhausted; empty when nothing in this window was bad, or when {@code value} or the rest is not known
 */
public record BurnRate(
        Duration window, long records, long spent, Optional<Measurement> value, Optional<Duration> timeToExhaustion) {

    /** {@return one line in words: {@code over 1 h: 140, what is left lasts 3 h 4 min}} */
    @Override
    public String toString() {
        String none = records == 0 ? "no requests" : "no error budget";
        String lasts = timeToExhaustion.map(BurnRate::lasts).orElse("");
        return "over " + Words.period(window) + ": "
                + value.map(Measurement::toString).orElse(none) + lasts;
    }

    private static String lasts(Duration time) {
        return time.isZero()
                ? ", nothing is left"
                : ", what is left lasts " + Words.period(time.truncatedTo(ChronoUnit.MINUTES));
    }
}
