package io.github.slamonitor;

import io.github.slamonitor.Indicator.Kind;
import io.github.slamonitor.Measurement.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The words of the rules DSL: indicators and the units of their bounds, made to be imported statically.
 *
 * <pre>{@code
 * SlaPolicy checkout = SlaPolicy.named("checkout")
 *         .appliesTo("checkout", "payment-*")
 *         .require(failureRate().atMost(percent(5)))
 *         .require(averageResponseTime().atMost(Duration.ofMillis(1500)))
 *         .require(responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(10)))
 *         .build();
 * }</pre>
 */
public final class Indicators {

    private Indicators() {}

    /** {@return share of requests that failed: failures / requests} */
    public static Indicator<Ratio> failureRate() {
        return new Indicator<>(Kind.FAILURE_RATE, "failure rate", Unit.RATIO, new Calculations.FailureRate());
    }

    /** {@return share of requests that succeeded: 1 - failure rate} */
    public static Indicator<Ratio> availability() {
        return new Indicator<>(Kind.AVAILABILITY, "availability", Unit.RATIO, new Calculations.Availability());
    }

    /** {@return sum of response times divided by the number of requests, failed ones included} */
    public static Indicator<Duration> averageResponseTime() {
        return time(Kind.AVERAGE_RESPONSE_TIME, "average response time", new Calculations.AverageResponseTime());
    }

    /** {@return the shortest response time} */
    public static Indicator<Duration> minimumResponseTime() {
        return time(Kind.MINIMUM_RESPONSE_TIME, "minimum response time", new Calculations.MinimumResponseTime());
    }

    /** {@return the longest response time} */
    public static Indicator<Duration> maximumResponseTime() {
        return time(Kind.MAXIMUM_RESPONSE_TIME, "maximum response time", new Calculations.MaximumResponseTime());
    }

    /**
     * {@return share of requests slower than a limit: slow requests / requests}
     *
     * @param limit see {@link #slowerThan}
     */
    public static Indicator<Ratio> responseViolationRate(ResponseTimeLimit limit) {
        return new Indicator<>(
                Kind.RESPONSE_VIOLATION_RATE,
                "response violation rate (" + limit + ")",
                Unit.RATIO,
                new Calculations.ResponseViolationRate(limit));
    }

    /**
     * {@return a percentile of response times by the nearest-rank definition: of n response times in ascending order, the one at rank
     * ceil(n x percent / 100)} The verdict of a rule on it is exact; the value shown is on
     * the same side of the limit, and within 1% of the true one if that is under 19 hours.
     *
     * @param percent over 0 and at most 100, with at most 4 decimal places: 50 is the median, 99.9 is p99.9
     * @throws IllegalArgumentException when out of range
     */
    public static Indicator<Duration> responseTimePercentile(double percent) {
        Percentile percentile = Percentile.of(percent);
        return time(
                Kind.RESPONSE_TIME_PERCENTILE,
                percentile + " response time",
                new Calculations.ResponseTimePercentile(percentile));
    }

    /**
     * {@return requests a second: requests / length of the window} In a batch the window is the time from the first to the last record
     * of the whole input. No requests are a throughput of 0, not missing data.
     */
    public static Indicator<Rate> throughput() {
        return new Indicator<>(Kind.THROUGHPUT, "throughput", Unit.PER_SECOND, new Calculations.Throughput());
    }

    /** {@return number of requests} No requests are a count of 0, not missing data. */
    public static Indicator<Number> recordCount() {
        return count(Kind.RECORD_COUNT, "record count", new Calculations.RecordCount());
    }

    /** {@return number of requests that failed} */
    public static Indicator<Number> failureCount() {
        return count(Kind.FAILURE_COUNT, "failure count", new Calculations.FailureCount());
    }

    /**
     * {@return how many times faster than an objective allows its error budget is spent: share of bad requests / (1 - target)} At 1 the
     * budget lasts exactly its period, at 10 a tenth of that. As in the Google SRE Workbook, chapter 5, "Alerting on SLOs".
     *
     * @param objective whose error budget; with a target of 100% there is none, and a policy refuses the rule
     */
    public static Indicator<Number> burnRate(Objective objective) {
        return new Indicator<>(
                Kind.BURN_RATE,
                "burn rate of " + objective.promise(),
                Unit.MULTIPLE,
                new BurnRateCalculation(objective, null));
    }

    /**
     * {@return the lesser of the burn rates over the window of the rule and over a second window, so that it is over a limit exactly when
     * both are} Without requests in either there is no value. In a batch, where all windows are the whole input, there is one rate.
     *
     * <pre>{@code
     * SlaRule page = burnRate(Objective.availability(percent(99.9)), Duration.ofMinutes(5)).atMost(14.4)
     *         .over(Duration.ofHours(1)).minimumRecords(100).severity(Severity.CRITICAL);
     * }</pre>
     *
     * @param objective see {@link #burnRate(Objective)}
     * @param alsoOver the second window, from a minute to {@link SlaRule#MAXIMUM_WINDOW}; usually a twelfth of the rule's
     * @throws IllegalArgumentException when the second window is out of range
     */
    public static Indicator<Number> burnRate(Objective objective, Duration alsoOver) {
        if (alsoOver.compareTo(Duration.ofMinutes(1)) < 0 || alsoOver.compareTo(SlaRule.MAXIMUM_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    "a second window must be from 1 min to 90 d: alsoOver=" + Words.period(alsoOver));
        }
        return new Indicator<>(
                Kind.BURN_RATE,
                "burn rate of " + objective.promise() + " (" + Words.period(alsoOver) + " too)",
                Unit.MULTIPLE,
                new BurnRateCalculation(objective, alsoOver));
    }

    /**
     * {@return a rule that is violated when no request came for a time: a heartbeat that stopped} Counts from the latest request,
     * live also from the start of the monitor for a service that a policy names in full. In a batch it looks at the time between the
     * service's latest request and the latest of the whole input.
     *
     * @param limit over zero and at most 366 days
     * @throws IllegalArgumentException when out of range
     */
    public static SlaRule noDataFor(Duration limit) {
        return time(Kind.TIME_SINCE_LAST_RECORD, "time since the last request", new Calculations.TimeSinceLastRecord())
                .atMost(limit);
    }

    /**
     * {@return one rule of several, met when all of them are} One that is violated decides, whatever is known of the others; the text
     * of a violation says which parts broke. The parts look where the whole rule does unless they name a window of their own, and
     * alert settings are those of the whole.
     *
     * <pre>{@code
     * SlaRule healthy = allOf(
     *                 failureRate().atMost(percent(5)),
     *                 responseTimePercentile(99).atMost(Duration.ofMillis(800)).over(Duration.ofMinutes(30)))
     *         .named("healthy")
     *         .severity(Severity.CRITICAL);
     * }</pre>
     *
     * @param first a rule without alert settings
     * @param second another
     * @param more and others
     * @throws IllegalArgumentException when a part has alert settings, which would have no effect, or stands twice
     */
    public static SlaRule allOf(SlaRule first, SlaRule second, SlaRule... more) {
        return Combination.allOf(parts(first, second, more));
    }

    /**
     * {@return one rule of several, met when at least one of them is} One that is met decides, whatever is known of the others. For all
     * else see {@link #allOf}.
     *
     * @param first a rule without alert settings
     * @param second another
     * @param more and others
     * @throws IllegalArgumentException when a part has alert settings, which would have no effect, or stands twice
     */
    public static SlaRule anyOf(SlaRule first, SlaRule second, SlaRule... more) {
        return Combination.anyOf(parts(first, second, more));
    }

    private static List<SlaRule> parts(SlaRule first, SlaRule second, SlaRule... more) {
        List<SlaRule> parts = new ArrayList<>(List.of(first, second));
        parts.addAll(List.of(more));
        return parts;
    }

    /**
     * {@return a figure of your own} A result of NaN or infinity, and anything that the calculation throws, count as insufficient data.
     *
     * <pre>{@code
     * Duration limit = Duration.ofMillis(500);
     * Indicator<Number> fast = indicator(
     *         "fast successes",
     *         metrics -> 1 - (double) (metrics.slowerThan(limit) + metrics.failures()) / metrics.records(),
     *         responseViolationRate(slowerThan(limit)));
     * }</pre>
     *
     * @param name what it is called in reports, not blank
     * @param calculation without side effects; called by the thread that evaluates, so by several at once if several evaluate
     * @param builtOn indicators that the calculation uses, so that what they need is counted: limits for
     *     {@link ServiceMetrics#slowerThan} and percentiles; counts, sums and extremes are always there
     */
    public static Indicator<Number> indicator(
            String name, ToDoubleFunction<ServiceMetrics> calculation, Indicator<?>... builtOn) {
        Objects.requireNonNull(calculation, "calculation");
        return new Indicator<>(
                Kind.CUSTOM,
                Names.check("indicator name", name),
                Unit.NUMBER,
                new Calculations.Custom(calculation, List.of(builtOn)));
    }

    /**
     * {@return a ratio in percent; see {@link Ratio#percent}}
     *
     * @param percent from 0 to 100
     */
    public static Ratio percent(double percent) {
        return Ratio.percent(percent);
    }

    /**
     * {@return requests a second; see {@link Rate#perSecond}}
     *
     * @param requests from 0 to a billion
     */
    public static Rate perSecond(double requests) {
        return Rate.perSecond(requests);
    }

    /**
     * {@return requests a minute; see {@link Rate#perMinute}}
     *
     * @param requests from 0 to a billion
     */
    public static Rate perMinute(double requests) {
        return Rate.perMinute(requests);
    }

    /**
     * {@return the limit over which a request is slow}
     *
     * @param limit a whole number of microseconds from zero to 366 days; a request of exactly this time is not slow
     */
    public static ResponseTimeLimit slowerThan(Duration limit) {
        return new ResponseTimeLimit(limit);
    }

    private static Indicator<Duration> time(Kind kind, String name, Calculation calculation) {
        return new Indicator<>(kind, name, Unit.TIME, calculation);
    }

    private static Indicator<Number> count(Kind kind, String name, Calculation calculation) {
        return new Indicator<>(kind, name, Unit.COUNT, calculation);
    }
}
