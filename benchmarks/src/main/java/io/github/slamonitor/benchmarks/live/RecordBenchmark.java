package io.github.slamonitor.benchmarks.live;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One request recorded into a running monitor, and the floor under it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {

    /**
     * Four increments of plain array cells, the thread's own.
     *
     * @param load what to record
     * @param cells where to
     */
    @Benchmark
    public void floor(Load load, Cells cells) {
        cells.add(load.service(), load.request());
    }

    /**
     * Through a handle that was got once.
     *
     * @param load what to record
     * @param monitor where to
     */
    @Benchmark
    public void handle(Load load, FiveRules monitor) {
        monitor.byHandle(load.service(), load.request(), 0);
    }

    /**
     * Through a handle, with one reading of a clock, which many peers do inside.
     *
     * @param load what to record
     * @param monitor where to
     */
    @Benchmark
    public void handleOneClockRead(Load load, FiveRules monitor) {
        monitor.byHandle(load.service(), load.request(), System.nanoTime());
    }

    /**
     * Through a handle, with the clock read before and after, as a program does that times a request.
     *
     * @param load what to record
     * @param monitor where to
     */
    @Benchmark
    public void handleTwoClockReads(Load load, FiveRules monitor) {
        long start = System.nanoTime();
        monitor.byHandle(load.service(), load.request(), System.nanoTime() - start);
    }

    /**
     * By the name of the service.
     *
     * @param load what to record
     * @param monitor where to
     */
    @Benchmark
    public void name(Load load, FiveRules monitor) {
        monitor.byName(load.service(), load.request(), 0);
    }

    /**
     * By the name of the service, with one reading of a clock.
     *
     * @param load what to record
     * @param monitor where to
     */
    @Benchmark
    public void nameOneClockRead(Load load, FiveRules monitor) {
        monitor.byName(load.service(), load.request(), System.nanoTime());
    }

    /**
     * Through a handle, when no rule is on a percentile.
     *
     * @param load what to record
     * @param monitor where to
     */
    @Benchmark
    public void handleWithoutPercentile(Load load, FourRules monitor) {
        monitor.byHandle(load.service(), load.request(), 0);
    }

    /** A monitor with {@link Policies#fiveRules}. */
    public static class FiveRules extends StartedMonitor {
        /** Used by JMH. */
        public FiveRules() {
            super(Policies.fiveRules());
        }
    }

    /** A monitor with {@link Policies#withoutPercentile}. */
    public static class FourRules extends StartedMonitor {
        /** Used by JMH. */
        public FourRules() {
            super(Policies.withoutPercentile());
        }
    }

    /** Count, failures, sum and slow requests of each service: the least that any tool must write. */
    @State(Scope.Thread)
    public static class Cells {

        private static final int CELLS = 4;

        /** Keeps the cells of two threads out of each other's cache lines. */
        private static final int PADDING = 16;

        private long[] cells = {};

        /**
         * Makes room.
         *
         * @param count how many services there are
         */
        @Setup
        public void setUp(ServiceCount count) {
            cells = new long[PADDING + CELLS * count.services + PADDING];
        }

        void add(int service, int request) {
            long nanos = Requests.nanos(request);
            int at = PADDING + CELLS * service;
            cells[at]++;
            cells[at + 1] += Requests.failed(request);
            cells[at + 2] += nanos;
            cells[at + 3] += (Requests.SLOW_NANOS - nanos) >>> 63;
        }
    }
}
