package io.github.slamonitor.benchmarks.live;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One response time recorded into an HdrHistogram {@code Recorder} with 1% error: no windows, no failures. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordHdrHistogramBenchmark {

    /**
     * A recorder.
     *
     * @param load what to record
     * @param recorders where to
     */
    @Benchmark
    public void recorder(Load load, Recorders recorders) {
        recorders.record(load.service(), load.request());
    }

    /** Recorders of microseconds with two digits, which grow as they need. */
    public static class Recorders extends Peer {

        private Recorder[] recorders = {};

        @Override
        void open(String[] names) {
            recorders = Arrays.stream(names).map(name -> new Recorder(2)).toArray(Recorder[]::new);
        }

        @Override
        void record(int service, int request) {
            recorders[service].recordValue(Requests.nanos(request) / 1000);
        }

        @Override
        void check() {
            Histogram figures = recorders[0].getIntervalHistogram();
            Expect.equal("count", Requests.COUNT, figures.getTotalCount());
            Expect.near("p99", Requests.p99Nanos() / 1e3, (double) figures.getValueAtPercentile(99), 0.02);
        }

        /** Since the last call: reading takes the figures out. */
        @Override
        long records() {
            return recorders[0].getIntervalHistogram().getTotalCount();
        }
    }
}
