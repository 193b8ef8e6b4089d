package io.github.slamonitor;

/**
 * Times one request from {@link ServiceRecorder#start} until it is closed, and records it then: as a success, unless
 * {@link #fail} was called. Closing a second time does nothing. Not thread-safe.
 *
 * <pre>{@code
 * try (Stopwatch stopwatch = monitor.service("checkout").start()) {
 *     int status = 503;
 *     if (status >= 500) {
 *         stopwatch.fail();
 *     }
 * }
 * }</pre>
 */
public final class Stopwatch implements AutoCloseable {

    private final ServiceRecorder recorder;
    private final long startNanos = System.nanoTime();
    private boolean failed;
    private boolean closed;

    Stopwatch(ServiceRecorder recorder) {
        this.recorder = recorder;
    }

    /** Has the request recorded as a failure. */
    public void fail() {
        failed = true;
    }

    /** Records the request with the time since the start. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        long elapsed = System.nanoTime() - startNanos;
        if (failed) {
            recorder.failure(elapsed);
        } else {
            recorder.success(elapsed);
        }
    }
}
