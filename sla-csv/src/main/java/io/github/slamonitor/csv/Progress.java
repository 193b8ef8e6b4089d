package io.github.slamonitor.csv;

import java.util.concurrent.atomic.AtomicLong;

/** How much of a file was read. Thread-safe. */
final class Progress {

    private final AtomicLong done = new AtomicLong();
    private volatile long size;

    void start(long newSize) {
        size = newSize;
        done.set(0);
    }

    void add(long bytes) {
        done.addAndGet(bytes);
    }

    void finish() {
        done.set(size);
    }

    double share() {
        long all = size;
        return all == 0 ? 0 : Math.min(1, (double) done.get() / all);
    }
}
