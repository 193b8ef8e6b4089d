package io.github.slamonitor;

import io.github.slamonitor.Measurement.Unit;
import io.github.slamonitor.engine.Tally;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The calculation of each indicator. Records, so that two indicators of the same kind and limit are equal. */
final class Calculations {

    /** How many requests there are in a window cannot be said before it has been watched from its start. */
    private static final String NOT_WATCHED = "the monitor has not run for the whole window yet";

    private Calculations() {}

    record FailureRate() implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            return Measurement.exact(Unit.RATIO, metrics.failures(), metrics.records());
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return value + " of " + metrics.requestsInWords() + " failed";
        }
    }

    record Availability() implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            return Measurement.exact(Unit.RATIO, metrics.records() - metrics.failures(), metrics.records());
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return value + " of " + metrics.requestsInWords() + " succeeded";
        }
    }

    record AverageResponseTime() implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            return Measurement.exact(Unit.TIME, metrics.tally().sumMicros(), metrics.records());
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return metrics.requestsInWords() + " took " + value + " on average";
        }
    }

    record MinimumResponseTime() implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            return Measurement.exact(Unit.TIME, metrics.tally().minMicros(), 1);
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return "the fastest of " + metrics.requestsInWords() + " took " + value;
        }

        @Override
        public Set<Long> slowLimits(Bound bound) {
            return Percentile.slowLimits(bound);
        }

        @Override
        public OptionalLong slowLimit(Bound bound) {
            return Percentile.slowLimit(bound);
        }

        @Override
        public boolean needsLiveDistribution() {
            return true;
        }
    }

    record MaximumResponseTime() implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            return Measurement.exact(Unit.TIME, metrics.tally().maxMicros(), 1);
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return "the slowest of " + metrics.requestsInWords() + " took " + value;
        }

        @Override
        public Set<Long> slowLimits(Bound bound) {
            return Percentile.slowLimits(bound);
        }

        @Override
        public OptionalLong slowLimit(Bound bound) {
            return Percentile.slowLimit(bound);
        }

        @Override
        public boolean needsLiveDistribution() {
            return true;
        }
    }

    record ResponseViolationRate(ResponseTimeLimit limit) implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            return Measurement.exact(Unit.RATIO, metrics.slowerThan(limit.limit()), metrics.records());
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            String verb = metrics.counted() && metrics.records() == 1 ? " was " : " were ";
            return value + " of " + metrics.requestsInWords() + verb + limit;
        }

        @Override
        public Set<Long> slowLimits() {
            return Set.of(limit.micros());
        }

        @Override
        public OptionalLong slowLimit(Bound bound) {
            return OptionalLong.of(limit.micros());
        }
    }

    record ResponseTimePercentile(Percentile percentile) implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            Tally tally = metrics.tally();
            return Measurement.exact(Unit.TIME, tally.microsAtRank(percentile.rank(tally.records())), 1);
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return percentile + " of " + metrics.requestsInWords() + " was " + value;
        }

        @Override
        public boolean holds(Bound bound, Measurement value, ServiceMetrics metrics) {
            return metrics.counted() ? percentile.holds(bound, metrics.tally()) : bound.holds(value);
        }

        @Override
        public Set<Long> slowLimits(Bound bound) {
            return Percentile.slowLimits(bound);
        }

        @Override
        public OptionalLong slowLimit(Bound bound) {
            return Percentile.slowLimit(bound);
        }

        @Override
        public boolean needsDistribution() {
            return true;
        }
    }

    record Throughput() implements Calculation {
        @Override
        public @Nullable Measurement value(ServiceMetrics metrics) {
            long micros = metrics.isWatchedInFull() ? metrics.watchedMicros() : 0;
            if (micros <= 0) {
                return null;
            }
            // Records x 10^6 / microseconds, kept in range by dropping to whole seconds for very many records.
            return metrics.records() < Long.MAX_VALUE / 1_000_000
                    ? Measurement.exact(Unit.PER_SECOND, metrics.records() * 1_000_000, micros)
                    : Measurement.exact(Unit.PER_SECOND, metrics.records(), Math.max(1, micros / 1_000_000));
        }

        @Override
        public String missing(ServiceMetrics metrics) {
            return metrics.isWatchedInFull() ? "the records span no time" : NOT_WATCHED;
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            Duration watched = metrics.watched();
            String outside = watched.equals(metrics.window()) ? "" : " without maintenance";
            return value + " (" + metrics.requestsInWords() + " in " + Words.period(watched) + outside + ")";
        }

        @Override
        public long fewestRecords() {
            return 0;
        }
    }

    record RecordCount() implements Calculation {
        @Override
        public @Nullable Measurement value(ServiceMetrics metrics) {
            return metrics.isWatchedInFull() ? Measurement.count(metrics.records()) : null;
        }

        @Override
        public String missing(ServiceMetrics metrics) {
            return NOT_WATCHED;
        }

        /** Requests that did not count may be what is missing, never what is too much. */
        @Override
        public @Nullable String doubt(Bound bound, Measurement value, ServiceMetrics metrics) {
            long maintenance = bound.isTooLittle(value) ? metrics.windowMicros() - metrics.watchedMicros() : 0;
            return maintenance == 0
                    ? null
                    : metrics.requestsInWords() + ", but " + Words.period(Micros.toDuration(maintenance))
                            + " of the window are maintenance";
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return metrics.requestsInWords();
        }

        @Override
        public long fewestRecords() {
            return 0;
        }
    }

    record FailureCount() implements Calculation {
        @Override
        public Measurement value(ServiceMetrics metrics) {
            return Measurement.count(metrics.failures());
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return value + " of " + metrics.requestsInWords() + " failed";
        }
    }

    record TimeSinceLastRecord() implements Calculation {
        @Override
        public @Nullable Measurement value(ServiceMetrics metrics) {
            long last = metrics.quietSinceMicros();
            return last == Long.MIN_VALUE
                    ? null
                    : Measurement.exact(Unit.TIME, Math.max(0, metrics.windowEndMicros() - last), 1);
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return metrics.tally().lastMicros() == Long.MIN_VALUE
                    ? "no request has come for " + value
                    : "the last request was " + value + " ago";
        }

        @Override
        public long fewestRecords() {
            return 0;
        }
    }

    /** A user's own figure, which may be anything: NaN and infinity are no data, and what it throws is the reason. */
    record Custom(ToDoubleFunction<ServiceMetrics> function, List<Indicator<?>> builtOn) implements Calculation {
        @Override
        public @Nullable Measurement value(ServiceMetrics metrics) {
            double value = function.applyAsDouble(metrics);
            return Double.isFinite(value) ? Measurement.inexact(Unit.NUMBER, value) : null;
        }

        @Override
        public String missing(ServiceMetrics metrics) {
            return "the calculation gave no finite number";
        }

        @Override
        public String words(String value, ServiceMetrics metrics) {
            return metrics.counted() ? value + " over " + metrics.requestsInWords() : value;
        }

        @Override
        public Set<Long> slowLimits() {
            Set<Long> limits = new HashSet<>();
            builtOn.forEach(indicator -> limits.addAll(indicator.calculation().slowLimits()));
            return limits;
        }

        @Override
        public boolean needsLiveDistribution() {
            return builtOn.stream()
                    .anyMatch(indicator -> indicator.calculation().needsLiveDistribution());
        }

        @Override
        public boolean needsDistribution() {
            return builtOn.stream()
                    .anyMatch(indicator -> indicator.calculation().needsDistribution());
        }
    }
}
