package io.github.slamonitor.benchmarks.live;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * One request recorded into a Micrometer {@code Timer}, in a registry for Prometheus: {@code SimpleMeterRegistry} would drop
 * the buckets of a percentile histogram without a word. One timer for each service, so failures are not told apart.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordMicrometerBenchmark {

    /**
     * Count, sum and a maximum.
     *
     * @param load what to record
     * @param timers where to
     */
    @Benchmark
    public void plain(Load load, Plain timers) {
        timers.record(load.service(), load.request());
    }

    /**
     * With the buckets from which a server computes percentiles, and one for a service level objective.
     *
     * @param load what to record
     * @param timers where to
     */
    @Benchmark
    public void histogram(Load load, PercentileHistogram timers) {
        timers.record(load.service(), load.request());
    }

    /**
     * With percentiles over a minute, computed by the program itself.
     *
     * @param load what to record
     * @param timers where to
     */
    @Benchmark
    public void percentiles(Load load, ClientPercentiles timers) {
        timers.record(load.service(), load.request());
    }

    /** What the three kinds of timers share. */
    public abstract static class Timers extends Peer {

        private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        private Timer[] timers = {};

        abstract Timer.Builder configure(Timer.Builder timer);

        @Override
        void open(String[] names) {
            timers = Arrays.stream(names)
                    .map(name -> configure(Timer.builder("requests").tag("service", name))
                            .register(registry))
                    .toArray(Timer[]::new);
        }

        @Override
        void record(int service, int request) {
            timers[service].record(Requests.nanos(request), TimeUnit.NANOSECONDS);
        }

        @Override
        void check() {
            Expect.equal("count", Requests.COUNT, records());
            check(timers[0].takeSnapshot(), registry.scrape());
        }

        abstract void check(HistogramSnapshot figures, String exported);

        @Override
        long records() {
            return timers[0].count();
        }
    }

    /** Timers as they are by default. */
    public static class Plain extends Timers {

        @Override
        Timer.Builder configure(Timer.Builder timer) {
            return timer;
        }

        @Override
        void check(HistogramSnapshot figures, String exported) {
            Expect.that("a maximum is kept", figures.max() > 0);
            Expect.equal("buckets", 0, figures.histogramCounts().length);
        }
    }

    /** Timers with {@code publishPercentileHistogram} and an objective. */
    public static class PercentileHistogram extends Timers {

        private static final int BUCKETS = 69;

        @Override
        Timer.Builder configure(Timer.Builder timer) {
            return timer.publishPercentileHistogram().serviceLevelObjectives(Duration.ofNanos(Requests.SLOW_NANOS));
        }

        @Override
        void check(HistogramSnapshot figures, String exported) {
            CountAtBucket[] buckets = figures.histogramCounts();
            Expect.that("69 buckets are kept: " + buckets.length, buckets.length >= BUCKETS);
            CountAtBucket objective = Arrays.stream(buckets)
                    .filter(bucket -> bucket.bucket() == Requests.SLOW_NANOS)
                    .findFirst()
                    .orElseThrow();
            Expect.equal("requests within the objective", Requests.COUNT - Requests.slow(), (long) objective.count());
            long exportedBuckets =
                    exported.lines().filter(line -> line.contains("_bucket{")).count();
            Expect.that("buckets are exported: " + exportedBuckets, exportedBuckets >= BUCKETS);
        }
    }

    /** Timers with {@code publishPercentiles}. */
    public static class ClientPercentiles extends Timers {

        @Override
        Timer.Builder configure(Timer.Builder timer) {
            return timer.publishPercentiles(0.5, 0.95, 0.99).distributionStatisticExpiry(Duration.ofMinutes(1));
        }

        @Override
        void check(HistogramSnapshot figures, String exported) {
            Expect.equal("percentiles", 3, figures.percentileValues().length);
            Expect.near("p99", Requests.p99Nanos(), figures.percentileValues()[2].value(), 0.1);
        }
    }
}
