package io.github.slamonitor.engine;

/** A look at the totals of one rolling window as they are now, without copying them. Not thread-safe. */
public final class WindowTotals {

    private final Window window;

    WindowTotals(Window window) {
        this.window = window;
    }

    /** {@return the number of requests} */
    public long records() {
        return window.total(Counts.RECORDS);
    }

    /** {@return the number of requests that failed} */
    public long failures() {
        return window.total(Counts.FAILURES);
    }

    /** {@return the sum of all response times, in microseconds} */
    public long sumMicros() {
        return window.total(Counts.SUM);
    }

    /** {@return how many requests were slower than the limit at an index of the shape} */
    public long slow(int index) {
        return window.total(Counts.SLOW + index);
    }
}
