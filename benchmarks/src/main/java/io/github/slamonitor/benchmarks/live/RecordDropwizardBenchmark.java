package io.github.slamonitor.benchmarks.live;

import com.codahale.metrics.Clock;
import com.codahale.metrics.SlidingTimeWindowArrayReservoir;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** One request recorded into a Dropwizard {@code Timer} that keeps every response time of the last 60 s. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordDropwizardBenchmark {

    /**
     * A timer with a sliding window.
     *
     * @param load what to record
     * @param timers where to
     */
    @Benchmark
    public void timer(Load load, Timers timers) {
        timers.record(load.service(), load.request());
    }

    /** Timers, new ones for each iteration: at this rate those of a minute would fill the memory. */
    public static class Timers extends Peer {

        private final Clock clock;
        private String[] names = {};
        private Timer[] timers = {};

        /** Used by JMH. */
        public Timers() {
            this(Clock.defaultClock());
        }

        Timers(Clock clock) {
            this.clock = clock;
        }

        /** Forgets what was recorded. */
        @Setup(Level.Iteration)
        public void renew() {
            open(names);
            recordsBefore = 0;
        }

        @Override
        void open(String[] services) {
            names = services;
            timers = Arrays.stream(names).map(name -> timer()).toArray(Timer[]::new);
        }

        private Timer timer() {
            return new Timer(new SlidingTimeWindowArrayReservoir(60, TimeUnit.SECONDS, clock), clock);
        }

        @Override
        void record(int service, int request) {
            timers[service].update(Requests.nanos(request), TimeUnit.NANOSECONDS);
        }

        @Override
        void check() {
            Snapshot figures = timers[0].getSnapshot();
            Expect.equal("count in the window", Requests.COUNT, figures.size());
            Expect.near("p99", Requests.p99Nanos(), figures.get99thPercentile(), 0.05);
        }

        @Override
        long records() {
            return timers[0].getCount();
        }
    }
}
