package io.github.slamonitor.benchmarks.live;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One response time recorded into a histogram of Prometheus' own client: no windows, no failures. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordPrometheusBenchmark {

    /**
     * With the default 12 buckets.
     *
     * @param load what to record
     * @param histograms where to
     */
    @Benchmark
    public void classic(Load load, Classic histograms) {
        histograms.record(load.service(), load.request());
    }

    /**
     * With exponential buckets.
     *
     * @param load what to record
     * @param histograms where to
     */
    @Benchmark
    public void nativeHistogram(Load load, Native histograms) {
        histograms.record(load.service(), load.request());
    }

    /** What the two kinds share. */
    public abstract static class Histograms extends Peer {

        private final Histogram histogram;
        private DistributionDataPoint[] points = {};

        Histograms(Histogram histogram) {
            this.histogram = histogram;
        }

        static Histogram.Builder builder() {
            return Histogram.builder().name("request_seconds").labelNames("service");
        }

        @Override
        void open(String[] names) {
            points = Arrays.stream(names).map(histogram::labelValues).toArray(DistributionDataPoint[]::new);
        }

        @Override
        void record(int service, int request) {
            points[service].observe(Requests.nanos(request) * 1e-9);
        }

        @Override
        void check() {
            HistogramDataPointSnapshot figures = figures();
            Expect.equal("count", Requests.COUNT, figures.getCount());
            check(figures);
        }

        abstract void check(HistogramDataPointSnapshot figures);

        @Override
        long records() {
            return figures().getCount();
        }

        private HistogramDataPointSnapshot figures() {
            return histogram.collect().getDataPoints().stream()
                    .filter(point -> "service-0".equals(point.getLabels().get("service")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Histograms with fixed buckets. */
    public static class Classic extends Histograms {

        /** Used by JMH. */
        public Classic() {
            super(builder().classicOnly().build());
        }

        @Override
        void check(HistogramDataPointSnapshot figures) {
            ClassicHistogramBuckets buckets = figures.getClassicBuckets();
            Expect.equal("buckets", 12, buckets.size());
            Expect.equal(
                    "requests over 500 ms",
                    Requests.slow(),
                    IntStream.range(0, buckets.size())
                            .filter(i -> buckets.getUpperBound(i) > 0.5)
                            .mapToLong(buckets::getCount)
                            .sum());
        }
    }

    /** Histograms with exponential buckets. */
    public static class Native extends Histograms {

        /** Used by JMH. */
        public Native() {
            super(builder().nativeOnly().build());
        }

        @Override
        void check(HistogramDataPointSnapshot figures) {
            NativeHistogramBuckets buckets = figures.getNativeBucketsForPositiveValues();
            Expect.that("many buckets are kept: " + buckets.size(), buckets.size() > 50);
            Expect.equal(
                    "requests in buckets",
                    Requests.COUNT,
                    IntStream.range(0, buckets.size())
                            .mapToLong(buckets::getCount)
                            .sum());
        }
    }
}
