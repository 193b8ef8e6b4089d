package io.github.slamonitor;

import io.github.slamonitor.Measurement.Unit;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of the error budget of an {@link Objective} one service has left, and how fast it goes. All figures are exact fractions of
 * numbers of requests, never infinite and never NaN. Plain data. Immutable.
 *
 * <pre>{@code
 * for (ErrorBudget budget : monitor.errorBudgets("checkout")) {
 *     System.out.println(budget);
 *     budget.burnRates().forEach(System.out::println);
 *     boolean soon = budget.timeToExhaustion(Duration.ofHours(6)).filter(time -> time.toDays() < 2).isPresent();
 * }
 * }</pre>
 *
 * <p>The budget is counted in requests, as in the Google SRE Workbook: {@code allowed = records x (1 - target)}. It grows with
 * traffic, so a service that has run for an hour has the budget of an hour; {@link #complete} tells.
 *
 * @param service the name of the service
 * @param objective what the budget is for
 * @param records the number of requests in the period
 * @param spent how many of them were bad: failed, or slower than the objective's limit
 * @param allowed how many of them may be bad; 0 for an objective of 100%
 * @param remaining {@code 1 - spent / allowed}: 100% when nothing is spent, 0% when as much as allowed, negative when more. Empty
 *     without requests, which say nothing, and for an objective of 100%, which leaves no budget to have a share of
 * @param complete whether the monitor has run for the whole period; true in a batch, which is taken for one
 * @param burnRates how fast it goes over each window that the monitor keeps for this service, shortest first; in a batch, over the
 *     whole input
 */
public record ErrorBudget(
        String service,
        Objective objective,
        long records,
        long spent,
        Measurement allowed,
        Optional<Measurement> remaining,
        boolean complete,
        List<BurnRate> burnRates) {

    /**
     * Copies the list.
     *
     * @param service the name of the service
     * @param objective what the budget is for
     * @param records the number of requests
     * @param spent how many were bad
     * @param allowed how many may be bad
     * @param remaining the share of the budget that is left
     * @param complete whether the whole period was seen
     * @param burnRates how fast it goes, by window
     */
    public ErrorBudget {
        burnRates = List.copyOf(burnRates);
    }

    static ErrorBudget of(Objective objective, ServiceMetrics period, Collection<ServiceMetrics> windows) {
        long records = period.records();
        long spent = objective.spent(period);
        Measurement budget = objective.budgetShare();
        Measurement allowed = Measurement.quotient(Unit.COUNT, records, budget.numerator(), budget.denominator(), 1);
        Optional<Measurement> remaining = Optional.ofNullable(remaining(objective.burnRate(period)));
        boolean exhausted = isExhausted(spent, allowed);
        List<BurnRate> rates = new ArrayList<>();
        for (ServiceMetrics window : windows) {
            Measurement rate = objective.burnRate(window);
            Duration left =
                    exhausted ? Duration.ZERO : timeLeft(remaining.orElse(null), rate, objective.periodMicros());
            rates.add(new BurnRate(
                    window.window(),
                    window.records(),
                    objective.spent(window),
                    Optional.ofNullable(rate),
                    Optional.ofNullable(left)));
        }
        return new ErrorBudget(
                period.service(), objective, records, spent, allowed, remaining, period.isWatchedInFull(), rates);
    }

    private static @Nullable Measurement remaining(@Nullable Measurement rate) {
        return rate == null
                ? null
                : Measurement.quotient(
                        Unit.RATIO,
                        BigInteger.valueOf(rate.denominator()).subtract(BigInteger.valueOf(rate.numerator())),
                        BigInteger.valueOf(rate.denominator()));
    }

    private static @Nullable Duration timeLeft(
            @Nullable Measurement remaining, @Nullable Measurement rate, long periodMicros) {
        if (remaining == null || rate == null || rate.numerator() == 0) {
            return null;
        }
        BigInteger micros = BigInteger.valueOf(periodMicros)
                .multiply(BigInteger.valueOf(remaining.numerator()))
                .multiply(BigInteger.valueOf(rate.denominator()))
                .divide(BigInteger.valueOf(remaining.denominator()).multiply(BigInteger.valueOf(rate.numerator())));
        return Micros.toDuration(micros.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    private static boolean isExhausted(long spent, Measurement allowed) {
        return spent > 0 && allowed.compareTo(Measurement.count(spent)) <= 0;
    }

    /** {@return whether as much as allowed is spent, or more; for an objective of 100%, whether anything is} */
    public boolean exhausted() {
        return isExhausted(spent, allowed);
    }

    /**
     * {@return the burn rate over a window; empty without requests, and for an objective of 100%}
     *
     * @param window one of {@link #burnRates}
     * @throws IllegalArgumentException when it is not; the message names those that are
     */
    public Optional<Measurement> burnRate(Duration window) {
        return rate(window).value();
    }

    /**
     * {@return how long the rest of the budget lasts at the burn rate of a window; see {@link BurnRate#timeToExhaustion}}
     *
     * @param window one of {@link #burnRates}
     * @throws IllegalArgumentException when it is not; the message names those that are
     */
    public Optional<Duration> timeToExhaustion(Duration window) {
        return rate(window).timeToExhaustion();
    }

    private BurnRate rate(Duration window) {
        return burnRates.stream()
                .filter(rate -> rate.window().equals(window))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("window must be one of "
                        + burnRates.stream()
                                .map(rate -> Words.period(rate.window()))
                                .toList()
                        + ", which are kept: window=" + Words.period(window)));
    }

    /** {@return one line in words: {@code checkout: 90% of the error budget of 99% availability over 30 d left, 10 of 10000 requests bad}} */
    @Override
    public String toString() {
        String left = remaining.isPresent()
                ? remaining.get() + " of the error budget of " + objective + " left"
                : (objective.hasBudget() ? "error budget of " : "no error budget with ") + objective;
        String used = records == 0 ? "no requests" : spent + " of " + Words.requests(records) + " bad";
        return service + ": " + left + ", " + used;
    }
}
