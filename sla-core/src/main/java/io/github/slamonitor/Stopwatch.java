package io.github.slamonitor;

/**
 * Times one request from {@link ServiceRecorder#start} until it is closed, and records it then: as a failure, unless
 * {@link #succeed} was called. So a block that is left by an exception, or by a {@code return} that nobody thought of, never counts as a
 * success. Closing a second time does nothing. Not thread-safe.
 *
 * <pre>{@code
 * try (Stopwatch stopwatch = monitor.service("checkout").start()) {
 *     int status = 200;
 *     if (status < 500) {
 *         stopwatch.succeed();
 *     }
 * }
 * }</pre>
 */
public final class Stopwatch implements AutoCloseable {

    private final ServiceRecorder recorder;
    private final long startNanos = System.nanoTime();
    private boolean succeeded;
    private boolean closed;

    Stopwatch(ServiceRecorder recorder) {
        this.recorder = recorder;
    }

    /** Has the request recorded as a success; the last statement of the block. */
    public void succeed() {
        succeeded = true;
    }

    /** Records the request with the time since the start. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        long elapsed = System.nanoTime() - startNanos;
        if (succeeded) {
            recorder.success(elapsed);
        } else {
            recorder.failure(elapsed);
        }
    }
}
