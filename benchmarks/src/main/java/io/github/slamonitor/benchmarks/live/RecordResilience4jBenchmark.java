package io.github.slamonitor.benchmarks.live;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.metrics.LockFreeSlidingTimeWindowMetrics;
import io.github.resilience4j.core.metrics.Metrics;
import io.github.resilience4j.core.metrics.SlidingTimeWindowMetrics;
import io.github.resilience4j.core.metrics.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One request recorded into resilience4j: one window of 60 s with counts, failures, slow requests and their times. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordResilience4jBenchmark {

    private static final int SECONDS = 60;

    /**
     * The window with a lock.
     *
     * @param load what to record
     * @param windows where to
     */
    @Benchmark
    public void timeWindow(Load load, TimeWindow windows) {
        windows.record(load.service(), load.request());
    }

    /**
     * The window without a lock.
     *
     * @param load what to record
     * @param windows where to
     */
    @Benchmark
    public void lockFreeTimeWindow(Load load, LockFreeTimeWindow windows) {
        windows.record(load.service(), load.request());
    }

    /**
     * A circuit breaker, told of the outcome alone: asking for permission comes on top.
     *
     * @param load what to record
     * @param breakers where to
     */
    @Benchmark
    public void circuitBreaker(Load load, Breakers breakers) {
        breakers.record(load.service(), load.request());
    }

    /** What the two windows share. */
    public abstract static class Windows extends Peer {

        private Metrics[] windows = {};

        abstract Metrics window();

        @Override
        void open(String[] names) {
            windows = Arrays.stream(names).map(name -> window()).toArray(Metrics[]::new);
        }

        @Override
        void record(int service, int request) {
            long nanos = Requests.nanos(request);
            windows[service].record(nanos, TimeUnit.NANOSECONDS, outcome(nanos, Requests.failed(request) == 0));
        }

        private static Metrics.Outcome outcome(long nanos, boolean succeeded) {
            if (nanos > Requests.SLOW_NANOS) {
                return succeeded ? Metrics.Outcome.SLOW_SUCCESS : Metrics.Outcome.SLOW_ERROR;
            }
            return succeeded ? Metrics.Outcome.SUCCESS : Metrics.Outcome.ERROR;
        }

        @Override
        void check() {
            Snapshot figures = windows[0].getSnapshot();
            Expect.equal("count", Requests.COUNT, figures.getTotalNumberOfCalls());
            Expect.equal("failures", Requests.failures(), figures.getNumberOfFailedCalls());
            Expect.equal("slow", Requests.slow(), figures.getTotalNumberOfSlowCalls());
        }

        @Override
        long records() {
            return windows[0].getSnapshot().getTotalNumberOfCalls();
        }
    }

    /** Windows that threads wait for each other at. */
    public static class TimeWindow extends Windows {
        @Override
        Metrics window() {
            return new SlidingTimeWindowMetrics(SECONDS, Clock.systemUTC());
        }
    }

    /** Windows that threads retry at. */
    public static class LockFreeTimeWindow extends Windows {
        @Override
        Metrics window() {
            return new LockFreeSlidingTimeWindowMetrics(SECONDS);
        }
    }

    /** Circuit breakers that stay closed. */
    public static class Breakers extends Peer {

        private final RuntimeException failure = new IllegalStateException("a failed request");
        private CircuitBreaker[] breakers = {};

        @Override
        void open(String[] names) {
            CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                    .slidingWindow(SECONDS, 100, SlidingWindowType.TIME_BASED)
                    .failureRateThreshold(50)
                    .slowCallDurationThreshold(Duration.ofNanos(Requests.SLOW_NANOS))
                    .slowCallRateThreshold(50)
                    .build();
            breakers = Arrays.stream(names)
                    .map(name -> CircuitBreaker.of(name, config))
                    .toArray(CircuitBreaker[]::new);
        }

        @Override
        void record(int service, int request) {
            long nanos = Requests.nanos(request);
            if (Requests.failed(request) == 0) {
                breakers[service].onSuccess(nanos, TimeUnit.NANOSECONDS);
            } else {
                breakers[service].onError(nanos, TimeUnit.NANOSECONDS, failure);
            }
        }

        @Override
        void check() {
            CircuitBreaker.Metrics figures = breakers[0].getMetrics();
            Expect.equal("count", Requests.COUNT, figures.getNumberOfBufferedCalls());
            Expect.equal("failures", Requests.failures(), figures.getNumberOfFailedCalls());
            Expect.equal("slow", Requests.slow(), figures.getNumberOfSlowCalls());
        }

        @Override
        long records() {
            Expect.that("the breaker is closed", breakers[0].getState() == CircuitBreaker.State.CLOSED);
            return breakers[0].getMetrics().getNumberOfBufferedCalls();
        }
    }
}
