package io.github.slamonitor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of one service as they are defined, computed from all its records with numbers of any size: what the
 * library, which keeps no records, must agree with. Times are in microseconds.
 */
final class NaiveModel {

    private final List<MetricRecord> records;
    private final List<MetricRecord> input;

    NaiveModel(String service, List<MetricRecord> input) {
        this.records = input.stream().filter(r -> r.service().equals(service)).toList();
        this.input = input;
    }

    long count() {
        return records.size();
    }

    long failures() {
        return records.stream().filter(record -> !record.successful()).count();
    }

    Fraction failureRate() {
        return Fraction.of(failures(), count());
    }

    Fraction availability() {
        return Fraction.of(count() - failures(), count());
    }

    Fraction average() {
        return Fraction.of(responseTimes().reduce(0L, Math::addExact), count());
    }

    Fraction minimum() {
        return Fraction.of(responseTimes().findFirst().orElseThrow(), 1);
    }

    Fraction maximum() {
        return Fraction.of(responseTimes().skip(count() - 1).findFirst().orElseThrow(), 1);
    }

    Fraction responseViolationRate(Duration limit) {
        return Fraction.of(slowerThan(limit), count());
    }

    Fraction burnRate(long spent, Ratio target) {
        Fraction budget = Fraction.of(BigDecimal.ONE.subtract(target.value()));
        return new Fraction(
                budget.denominator().multiply(BigInteger.valueOf(spent)),
                budget.numerator().multiply(BigInteger.valueOf(count())));
    }

    long slowerThan(Duration limit) {
        return records.stream()
                .filter(record -> record.responseTime().compareTo(limit) > 0)
                .count();
    }

    Fraction percentile(double percent) {
        long rank = BigDecimal.valueOf(percent)
                .multiply(BigDecimal.valueOf(count()))
                .movePointLeft(2)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Fraction.of(responseTimes().skip(rank - 1).findFirst().orElseThrow(), 1);
    }

    /** Requests a second over the time from the first to the last record of the whole input; null when it spans no time. */
    @Nullable
    Fraction throughput() {
        ToLongFunction<Instant> micros =
                time -> time.getEpochSecond() * 1_000_000 + Math.floorDiv(time.getNano(), 1000);
        long first = input.stream()
                .map(MetricRecord::timestamp)
                .mapToLong(micros)
                .min()
                .orElse(0);
        long last = input.stream()
                .map(MetricRecord::timestamp)
                .mapToLong(micros)
                .max()
                .orElse(0);
        return first == last ? null : Fraction.of(count() * 1_000_000, last - first);
    }

    /** Ascending, a started microsecond in full. */
    private Stream<Long> responseTimes() {
        return records.stream()
                .map(record -> new BigDecimal(record.responseTime().toNanos())
                        .movePointLeft(3)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact())
                .sorted();
    }
}
