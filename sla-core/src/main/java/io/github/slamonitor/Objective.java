package io.github.slamonitor;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What share of requests has to be good over a period: the field's "service level objective" (SLO). What may be bad is its error
 * budget, which {@link SlaMonitor#errorBudgets} and {@link #errorBudget} tell, and whose {@linkplain Indicators#burnRate burn rate}
 * rules can be about. Always complete; each setting returns a changed copy. Immutable.
 *
 * <pre>{@code
 * Objective available = Objective.availability(percent(99.9)).over(Duration.ofDays(28));
 * Objective fast = Objective.responsesWithin(Duration.ofMillis(500), percent(99));
 * SlaPolicy policy = SlaPolicy.named("checkout").objective(available).objective(fast).build();
 * }</pre>
 *
 * <p>Live, the period rolls like any window: it is kept in 60 slots, so that one of 30 days takes in the last 29.5 to 30 days.
 */
public final class Objective {

    /** The period of an objective that names none: 30 days. */
    public static final Duration DEFAULT_PERIOD = Duration.ofDays(30);

    /** Leaves room for what the names of alerts say beside it. */
    private static final int LONGEST_NAME = 150;

    private final Ratio target;
    /** 1 - target. */
    private final Measurement budget;

    private final @Nullable ResponseTimeLimit slowerThan;
    private final Duration period;
    private final String name;

    private Objective(Ratio target, @Nullable ResponseTimeLimit slowerThan, Duration period, String name) {
        this.target = target;
        this.budget = new Ratio(BigDecimal.ONE.subtract(target.value())).toMeasurement();
        this.slowerThan = slowerThan;
        this.period = period;
        this.name = name;
    }

    /**
     * {@return an objective on the share of requests that succeed}
     *
     * @param target over 0%; 100% leaves no error budget
     * @throws IllegalArgumentException when the target is 0%
     */
    public static Objective availability(Ratio target) {
        return new Objective(checked(target), null, DEFAULT_PERIOD, "availability");
    }

    /**
     * {@return an objective on the share of requests that take at most a time, whether they succeed or not}
     *
     * @param limit a whole number of microseconds from zero to 366 days; a request of exactly this time is good
     * @param target over 0%; 100% leaves no error budget
     * @throws IllegalArgumentException when the target is 0%, or the limit is out of range
     */
    public static Objective responsesWithin(Duration limit, Ratio target) {
        ResponseTimeLimit slowerThan = new ResponseTimeLimit(limit);
        String name = "requests within " + Words.limit(Measurement.time(limit));
        return new Objective(checked(target), slowerThan, DEFAULT_PERIOD, name);
    }

    private static Ratio checked(Ratio target) {
        if (target.value().signum() == 0) {
            throw new IllegalArgumentException("an objective must be over 0%: target=" + target);
        }
        return target;
    }

    /**
     * Sets the period that the error budget is for.
     *
     * @param period from {@link SlaRule#MINIMUM_WINDOW} to {@link SlaRule#MAXIMUM_WINDOW}
     * @return the changed copy
     * @throws IllegalArgumentException when out of range
     */
    public Objective over(Duration period) {
        if (period.compareTo(SlaRule.MINIMUM_WINDOW) < 0 || period.compareTo(SlaRule.MAXIMUM_WINDOW) > 0) {
            throw new IllegalArgumentException("a period must be from 10 s to 90 d: period=" + Words.period(period));
        }
        return new Objective(target, slowerThan, period, name);
    }

    /**
     * Gives the objective a name of its own. The names of its alerts contain it, so two objectives of one policy that are both about
     * availability, or about the same limit, need it.
     *
     * @param name on one line, at most {@value #LONGEST_NAME} characters
     * @return the changed copy
     * @throws IllegalArgumentException when it is blank, too long, or has control characters
     */
    public Objective named(String name) {
        String checked = Names.check("objective name", name);
        if (checked.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("objective name must have at most " + LONGEST_NAME
                    + " characters: objective name=\"" + checked + "\"");
        }
        return new Objective(target, slowerThan, period, checked);
    }

    /** {@return the name given by {@link #named}, else what it is about: {@code availability}, {@code requests within 500 ms}} */
    public String name() {
        return name;
    }

    /** {@return the share of requests that has to be good} */
    public Ratio target() {
        return target;
    }

    /** {@return the share of requests that may be bad: 1 - target} */
    public Ratio budget() {
        return new Ratio(BigDecimal.ONE.subtract(target.value()));
    }

    /** {@return the period that the error budget is for} */
    public Duration period() {
        return period;
    }

    /** {@return the time that a good request takes at most; empty for availability} */
    public Optional<Duration> responseTimeLimit() {
        return Optional.ofNullable(slowerThan).map(ResponseTimeLimit::limit);
    }

    /**
     * {@return the alerts that {@link SlaPolicy.Builder#objective} requires, as rules: {@link BurnRatePair pairs} of a long and a short
     * window, without those that could never open}
     */
    public List<SlaRule> burnRateAlerts() {
        List<SlaRule> rules = new ArrayList<>();
        for (BurnRatePair pair : BurnRatePair.ALL) {
            if (pair.whyLeftOut(this) == null) {
                rules.add(pair.rule(this));
            }
        }
        return rules;
    }

    /**
     * {@return the error budget of a service, with some figures taken for its whole period} For a batch, whose one window is the whole
     * input; {@link SlaMonitor#errorBudgets} tells of a running monitor.
     *
     * @param figures of counted requests, such as {@link SlaReport#services}; for an objective on response times, of a policy that has it
     * @throws IllegalStateException when no requests were {@linkplain ServiceMetrics#counted counted}, or not those over the limit
     */
    public ErrorBudget errorBudget(ServiceMetrics figures) {
        return ErrorBudget.of(this, figures, List.of(figures));
    }

    /** The number of bad requests. */
    long spent(ServiceMetrics figures) {
        return slowerThan == null ? figures.failures() : figures.slowerThan(slowerThan.limit());
    }

    /** The share of bad requests in a clause, to follow {@code as}: {@code 2.01% of 60000 requests failed}. */
    String spentInWords(ServiceMetrics figures) {
        return share(figures) + " of " + figures.requestsInWords()
                + (slowerThan == null ? " failed" : " were " + slowerThan);
    }

    Measurement share(ServiceMetrics figures) {
        return Measurement.exact(Measurement.Unit.RATIO, spent(figures), figures.records());
    }

    /** How many times faster than the objective allows its budget is spent; null without requests or without a budget. */
    @Nullable
    Measurement burnRate(ServiceMetrics figures) {
        if (figures.records() == 0 || !hasBudget()) {
            return null;
        }
        return Measurement.quotient(
                Measurement.Unit.MULTIPLE, spent(figures), budget.denominator(), figures.records(), budget.numerator());
    }

    long periodMicros() {
        return period.toNanos() / 1000;
    }

    /** Why the burn rate can never be over a limit; null when it can. */
    @Nullable
    String whyNeverOver(Measurement limit) {
        if (!hasBudget()) {
            return "an objective of 100% leaves no error budget";
        }
        return limit.compareTo(mostBurnRate()) < 0
                ? null
                : Words.limit(limit) + " times the error budget of " + budget() + " is not under 100% of requests";
    }

    /** The burn rate when all requests are bad. */
    Measurement mostBurnRate() {
        return Measurement.quotient(Measurement.Unit.MULTIPLE, 1, budget.denominator(), 1, budget.numerator());
    }

    /** The {@link #budget} as the fraction that figures are calculated with. */
    Measurement budgetShare() {
        return budget;
    }

    boolean hasBudget() {
        return budget.numerator() > 0;
    }

    @Nullable
    ResponseTimeLimit slowerThan() {
        return slowerThan;
    }

    /** The objective without its period: {@code 99.9% availability}. */
    String promise() {
        return slowerThan == null
                ? target + " availability"
                : target + " of requests within " + Words.limit(Measurement.time(slowerThan.limit()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Objective that
                && target.equals(that.target)
                && Objects.equals(slowerThan, that.slowerThan)
                && period.equals(that.period)
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, slowerThan, period, name);
    }

    /** {@return the objective in words: {@code 99.9% availability over 30 d}} */
    @Override
    public String toString() {
        return promise() + " over " + Words.period(period);
    }
}
