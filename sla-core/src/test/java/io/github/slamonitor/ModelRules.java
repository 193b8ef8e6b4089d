package io.github.slamonitor;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureCount;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.indicator;
import static io.github.slamonitor.Indicators.maximumResponseTime;
import static io.github.slamonitor.Indicators.minimumResponseTime;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static io.github.slamonitor.Indicators.throughput;

import io.github.slamonitor.Bound.Comparison;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random records, and random rules on every indicator, drawn so that values often fall on a limit or beside it. */
final class ModelRules {

    static final List<String> SERVICES = List.of("auth", "checkout", "payment-eu", "payment-us");

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private ModelRules() {}

    /** A limit as the library takes it and as a plain number. */
    private record Limit<B>(B bound, Fraction number) {}

    /** Response times: mostly some round ones and their neighbours, a nanosecond or a microsecond off. */
    static Arbitrary<Duration> responseTimes() {
        Arbitrary<Duration> round = Arbitraries.of(0, 1, 100, 500, 1000, 90_000).map(Duration::ofMillis);
        Arbitrary<Duration> aside = Arbitraries.of(-1000, -1, 0, 0, 1, 1000).map(Duration::ofNanos);
        Arbitrary<Duration> near = Combinators.combine(round, aside)
                .as((time, off) -> time.plus(off).isNegative() ? time : time.plus(off));
        Arbitrary<Duration> any =
                Arbitraries.longs().between(0, Duration.ofHours(19).toNanos()).map(Duration::ofNanos);
        return Arbitraries.frequencyOf(Tuple.of(3, near), Tuple.of(1, any));
    }

    static Arbitrary<List<MetricRecord>> records() {
        Arbitrary<Instant> timestamps =
                Arbitraries.longs().between(0, Duration.ofMinutes(5).toNanos()).map(Requests.START::plusNanos);
        return Combinators.combine(Arbitraries.of(SERVICES), timestamps, responseTimes(), Arbitraries.of(true, false))
                .as(MetricRecord::new)
                .list()
                .ofMaxSize(60);
    }

    static Arbitrary<ModelRule> rules() {
        return Combinators.combine(
                        Arbitraries.oneOf(ratios(), times(), percentiles(), numbers(), burnRates()),
                        Arbitraries.integers().between(0, 6))
                .as((rule, minimum) -> minimum == 0 ? rule : rule.minimumRecords(minimum));
    }

    private static Arbitrary<ModelRule> ratios() {
        Arbitrary<Duration> slow = wholeMicros(responseTimes());
        return Arbitraries.oneOf(
                ratio(failureRate(), NaiveModel::failureRate),
                ratio(availability(), NaiveModel::availability),
                slow.flatMap(limit ->
                        ratio(responseViolationRate(slowerThan(limit)), model -> model.responseViolationRate(limit))));
    }

    private static Arbitrary<ModelRule> ratio(
            Indicator<Ratio> indicator, Function<NaiveModel, @Nullable Fraction> value) {
        Arbitrary<BigDecimal> some =
                Arbitraries.of(1, 5, 10, 20, 25, 33, 50, 75, 90).map(BigDecimal::valueOf);
        Arbitrary<BigDecimal> any = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("99.99"))
                .ofScale(7);
        Arbitrary<Limit<Ratio>> limits = Arbitraries.oneOf(some, any)
                .map(percent -> percent.movePointLeft(2))
                .map(share -> new Limit<>(Ratio.of(share), Fraction.of(share)));
        return bounded(indicator, limits, value);
    }

    private static Arbitrary<ModelRule> times() {
        return Arbitraries.oneOf(
                time(averageResponseTime(), NaiveModel::average),
                time(minimumResponseTime(), NaiveModel::minimum),
                time(maximumResponseTime(), NaiveModel::maximum));
    }

    private static Arbitrary<ModelRule> percentiles() {
        return Arbitraries.of(0.0001, 0.1, 1.0, 5.0, 25.0, 33.3333, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0)
                .flatMap(percent -> time(responseTimePercentile(percent), model -> model.percentile(percent)));
    }

    private static Arbitrary<ModelRule> time(
            Indicator<Duration> indicator, Function<NaiveModel, @Nullable Fraction> value) {
        Arbitrary<Limit<Duration>> limits = wholeMicros(responseTimes())
                .map(time -> time.isZero() ? Duration.ofNanos(1000) : time)
                .map(time -> new Limit<>(time, Fraction.of(time.toNanos(), 1000)));
        return bounded(indicator, limits, value);
    }

    private static Arbitrary<ModelRule> numbers() {
        Arbitrary<Limit<Rate>> rates = Arbitraries.integers()
                .between(1, 100)
                .map(requests -> new Limit<>(Rate.perMinute(requests), Fraction.of(requests, 60)));
        return Arbitraries.oneOf(
                bounded(recordCount(), wholeNumbers(1), model -> Fraction.of(model.count(), 1)),
                bounded(failureCount(), wholeNumbers(1), model -> Fraction.of(model.failures(), 1)),
                bounded(surplus(), wholeNumbers(-20), ModelRules::surplus),
                bounded(throughput(), rates, NaiveModel::throughput));
    }

    private static Arbitrary<Limit<Number>> wholeNumbers(int smallest) {
        return Arbitraries.integers().between(smallest, 40).map(number -> new Limit<>(number, Fraction.of(number, 1)));
    }

    /** Limits on both sides of what the failing of a few requests out of a few makes, and under what the failing of all makes. */
    private static Arbitrary<ModelRule> burnRates() {
        Arbitrary<Limit<Number>> limits = Arbitraries.of("0.5", "1", "2", "2.5", "3.3333", "5", "9.9999")
                .map(BigDecimal::new)
                .map(factor -> new Limit<>(factor, Fraction.of(factor)));
        Arbitrary<Ratio> targets =
                Arbitraries.of("0.9", "0.99", "0.95", "0.999999999").map(share -> Ratio.of(new BigDecimal(share)));
        Arbitrary<Duration> periods = Arbitraries.of(10, 300, 90 * 86_400).map(Duration::ofSeconds);
        return Combinators.combine(targets, periods, Arbitraries.of(0, 100, 1000))
                .flatAs((target, period, millis) -> burnRate(target, period, Duration.ofMillis(millis), limits));
    }

    private static Arbitrary<ModelRule> burnRate(
            Ratio target, Duration period, Duration slow, Arbitrary<Limit<Number>> limits) {
        return slow.isZero()
                ? bounded(
                        Indicators.burnRate(Objective.availability(target).over(period)),
                        limits,
                        model -> model.burnRate(model.failures(), target))
                : bounded(
                        Indicators.burnRate(
                                Objective.responsesWithin(slow, target).over(period)),
                        limits,
                        model -> model.burnRate(model.slowerThan(slow), target));
    }

    /** An indicator as a user might add it. */
    private static Indicator<Number> surplus() {
        return indicator(
                "surplus",
                metrics -> metrics.records() - 2.0 * metrics.failures() - metrics.slowerThan(HALF_A_SECOND),
                responseViolationRate(slowerThan(HALF_A_SECOND)));
    }

    private static Fraction surplus(NaiveModel model) {
        return Fraction.of(model.count() - 2 * model.failures() - model.slowerThan(HALF_A_SECOND), 1);
    }

    private static <B> Arbitrary<ModelRule> bounded(
            Indicator<B> indicator, Arbitrary<Limit<B>> limits, Function<NaiveModel, @Nullable Fraction> value) {
        return Combinators.combine(Arbitraries.of(Comparison.values()), limits, limits)
                .as((comparison, one, other) -> {
                    boolean ordered = one.number().compareTo(other.number()) <= 0;
                    Limit<B> limit = ordered ? one : other;
                    Limit<B> upper = ordered ? other : one;
                    SlaRule rule = rule(indicator, comparison, limit.bound(), upper.bound());
                    return new ModelRule(
                            rule, comparison, limit.number(), upper.number(), value, rule.minimumRecords());
                });
    }

    private static <B> SlaRule rule(Indicator<B> indicator, Comparison comparison, B limit, B upper) {
        return switch (comparison) {
            case AT_MOST -> indicator.atMost(limit);
            case AT_LEAST -> indicator.atLeast(limit);
            case BELOW -> indicator.below(limit);
            case ABOVE -> indicator.above(limit);
            case BETWEEN -> indicator.between(limit, upper);
        };
    }

    private static Arbitrary<Duration> wholeMicros(Arbitrary<Duration> times) {
        return times.map(time -> Duration.ofNanos(time.toNanos() / 1000 * 1000));
    }
}
