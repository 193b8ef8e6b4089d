package io.github.slamonitor;

import io.github.slamonitor.engine.Lanes;
import io.github.slamonitor.engine.ServiceWindows;
import io.github.slamonitor.engine.WindowShape;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * Records the requests of one service: a handle, got once from {@link SlaMonitor#service} and kept. Recording never throws,
 * waits for no evaluation and no listener, and allocates nothing.
 *
 * <p>A request without a timestamp of its own is taken to happen when it is recorded. A response time that is negative counts as
 * zero, one over 366 days as that; both are reported in {@link SlaMonitor#health}. Thread-safe.
 *
 * <pre>{@code
 * ServiceRecorder checkout = monitor.service("checkout");
 * long start = System.nanoTime();
 * checkout.success(System.nanoTime() - start);
 * String answer = checkout.time(() -> "the answer");
 * }</pre>
 */
@SuppressWarnings(
        "exports") // being the lanes saves a step through memory for each request; nothing of theirs is public
public final class ServiceRecorder extends Lanes {

    static final long LONGEST_NANOS = MetricRecord.MAXIMUM_RESPONSE_TIME.toNanos();

    private static final long LONGEST_ALONE = LONGEST_IN_WORD * 1000;

    /**
     * A cache line. What a thread writes to may lie right behind this object, which all threads read, and would be fetched again by
     * each of them after every write of another.
     */
    @SuppressWarnings("unused")
    private long gap1, gap2, gap3, gap4, gap5, gap6, gap7, gap8;

    private final String service;
    private final ServiceWindows windows;
    private final Intake intake;

    ServiceRecorder(String service, WindowShape shape, long nowMicros, Intake intake) {
        super(shape);
        this.service = service;
        this.windows = new ServiceWindows(shape, this, nowMicros);
        this.intake = intake;
    }

    ServiceWindows windows() {
        return windows;
    }

    /** {@return the name of the service; of the overflow entry when there were too many services} */
    public String service() {
        return service;
    }

    /**
     * Records a request that succeeded just now.
     *
     * @param elapsedNanos how long it took, in nanoseconds, such as a difference of {@link System#nanoTime}
     */
    public void success(long elapsedNanos) {
        record(elapsedNanos, 0);
    }

    /**
     * Records a request that failed just now.
     *
     * @param elapsedNanos how long it took, in nanoseconds, such as a difference of {@link System#nanoTime}
     */
    public void failure(long elapsedNanos) {
        record(elapsedNanos, 1);
    }

    /**
     * Records a request that succeeded just now.
     *
     * @param elapsed how long it took
     */
    public void success(Duration elapsed) {
        record(nanos(elapsed), 0);
    }

    /**
     * Records a request that failed just now.
     *
     * @param elapsed how long it took
     */
    public void failure(Duration elapsed) {
        record(nanos(elapsed), 1);
    }

    /**
     * Records a request that succeeded at a time, late or in order.
     *
     * @param elapsed how long it took
     * @param timestamp when it happened
     */
    public void success(Duration elapsed, Instant timestamp) {
        intake.recordAt(windows, service, timestamp, nanos(elapsed), 0);
    }

    /**
     * Records a request that failed at a time, late or in order.
     *
     * @param elapsed how long it took
     * @param timestamp when it happened
     */
    public void failure(Duration elapsed, Instant timestamp) {
        intake.recordAt(windows, service, timestamp, nanos(elapsed), 1);
    }

    private void record(long elapsedNanos, int failed) {
        // A started microsecond counts in full, so that "slower than" stays exact for limits of whole microseconds.
        boolean added =
                Long.compareUnsigned(elapsedNanos, LONGEST_ALONE) <= 0 && addAlone((elapsedNanos + 999) / 1000, failed);
        if (!added) {
            intake.recordOutOfLine(windows, service, elapsedNanos, failed);
        }
    }

    private static long nanos(Duration elapsed) {
        // Outside of these seconds toNanos() would throw; the intake sees that the result is out of range.
        long seconds = elapsed.toSeconds();
        return seconds < 0 ? -1 : seconds > LONGEST_NANOS / 1_000_000_000 ? Long.MAX_VALUE : elapsed.toNanos();
    }

    /** {@return a running stopwatch that records one request when it is closed} */
    public Stopwatch start() {
        return new Stopwatch(this);
    }

    /**
     * Runs a block and records it as one request, a failure when it throws.
     *
     * @param block the work
     * @param <T> what it returns
     * @return what the block returns
     * @throws Exception what the block throws
     */
    public <T> T time(Callable<T> block) throws Exception {
        long startNanos = System.nanoTime();
        int failed = 1;
        try {
            T result = block.call();
            failed = 0;
            return result;
        } finally {
            record(System.nanoTime() - startNanos, failed);
        }
    }

    /**
     * Runs a block and records it as one request, a failure when it throws.
     *
     * @param block the work; what it throws is thrown on
     */
    public void time(Runnable block) {
        long startNanos = System.nanoTime();
        int failed = 1;
        try {
            block.run();
            failed = 0;
        } finally {
            record(System.nanoTime() - startNanos, failed);
        }
    }

    /**
     * Records a request when a stage completes, with the time from now, and a failure when it completes with an exception.
     *
     * @param stage the work that was begun
     * @param <T> what it results in
     * @return a stage with the same outcome, which completes after the request is recorded
     */
    public <T> CompletionStage<T> time(CompletionStage<T> stage) {
        long startNanos = System.nanoTime();
        return stage.whenComplete((result, failure) -> record(System.nanoTime() - startNanos, failure == null ? 0 : 1));
    }
}
