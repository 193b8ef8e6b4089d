package io.github.slamonitor.benchmarks.live;

import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaReport;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One evaluation of five rules for each service, on full windows. What happened since the last one is recorded before it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EvaluateBenchmark {

    /**
     * The evaluation, and the move of the clock to it.
     *
     * @param services what is evaluated
     * @return the report
     */
    @Benchmark
    public SlaReport evaluate(Services services) {
        return services.evaluate();
    }

    /** A monitor that is evaluated by hand, on a clock that is moved by hand. */
    @State(Scope.Benchmark)
    public static class Services {

        /** How many services there are. */
        @Param({"100", "1000"})
        public int services;

        /** Requests of each service before each evaluation. */
        @Param({"0", "10", "1000"})
        public int requests;

        /** From one evaluation to the next, in seconds. After a minute, the figures are written to the store too. */
        @Param({"1", "60"})
        public int seconds;

        private final HandClock clock = new HandClock();
        private final int[] table = Requests.table();

        @SuppressWarnings("NullAway.Init") // set up by JMH
        private SlaMonitor monitor;

        private ServiceRecorder[] recorders = {};
        private int position;

        /** Fills every slot of every window. */
        @Setup
        public void setUp() {
            // Started, so that recording is what it is in a program. Its own evaluations are an hour apart.
            monitor = SlaMonitor.builder()
                    .policy(Policies.fiveRules())
                    .clock(clock)
                    .evaluateEvery(Duration.ofHours(1))
                    .start();
            recorders = Arrays.stream(ServiceCount.names(services))
                    .map(monitor::service)
                    .toArray(ServiceRecorder[]::new);
            fill(Duration.ofMinutes(1));
            fill(Duration.ofSeconds(5));
            fill(Duration.ofSeconds(1));
        }

        private void fill(Duration step) {
            for (int slot = 0; slot < 60; slot++) {
                recordEach(10);
                monitor.evaluate(clock.advance(step));
            }
        }

        /** Records what happened since the last evaluation. */
        @Setup(Level.Invocation)
        public void recordRequests() {
            recordEach(requests);
        }

        private void recordEach(int count) {
            for (ServiceRecorder recorder : recorders) {
                for (int i = 0; i < count; i++) {
                    int request = table[position++ & (Requests.COUNT - 1)];
                    if (Requests.failed(request) == 0) {
                        recorder.success(Requests.nanos(request));
                    } else {
                        recorder.failure(Requests.nanos(request));
                    }
                }
            }
        }

        SlaReport evaluate() {
            return monitor.evaluate(clock.advance(Duration.ofSeconds(seconds)));
        }

        /** Fails unless every rule was checked, on the requests. */
        @TearDown
        public void tearDown() {
            recordEach(requests);
            SlaReport report = evaluate();
            Expect.equal("rules checked", 5L * services, report.results().size());
            Expect.that("no rule is violated", report.violated().isEmpty());
            Expect.that(
                    "the last requests are counted",
                    requests == 0 || report.services().get(0).records() >= requests);
            Expect.equal("jumps of the clock", 0, monitor.health().clockJumps());
            monitor.close();
        }
    }
}
