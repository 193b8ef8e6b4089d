package io.github.slamonitor.benchmarks.live;

import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that record into all services of a monitor as fast as they can. */
final class HotThreads {

    /** Requests between two looks at the clock. */
    private static final int BATCH = 10_000;

    private final ServiceRecorder[] recorders;
    private final int threads;
    private final AtomicLong recorded = new AtomicLong();

    HotThreads(SlaMonitor monitor, int services, int threads) {
        this.threads = threads;
        recorders = Arrays.stream(ServiceCount.names(services))
                .map(monitor::service)
                .toArray(ServiceRecorder[]::new);
    }

    /** Records until services have their lanes, and then for a time; returns the nanoseconds that a thread took for each request of it. */
    double run(Duration before, Duration time) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Long>> counts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            counts.add(pool.submit(() -> recordFor(before.toNanos(), time.toNanos())));
        }
        long count = counts.stream().mapToLong(HotThreads::get).sum();
        pool.shutdown();
        return (double) time.toNanos() * threads / count;
    }

    private static long get(Future<Long> count) {
        try {
            return count.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a recording thread failed", e);
        }
    }

    /** Returns how many requests were recorded in the second of two times. */
    private long recordFor(long nanosBefore, long nanos) {
        Load load = new Load();
        load.begin(recorders.length);
        recordUntil(System.nanoTime() + nanosBefore, load);
        return recordUntil(System.nanoTime() + nanos, load);
    }

    private long recordUntil(long end, Load load) {
        long count = 0;
        while (System.nanoTime() - end < 0) {
            recordBatch(load);
            count += BATCH;
        }
        recorded.addAndGet(count);
        return count;
    }

    private void recordBatch(Load load) {
        for (int i = 0; i < BATCH; i++) {
            ServiceRecorder recorder = recorders[load.service()];
            int request = load.request();
            if (Requests.failed(request) == 0) {
                recorder.success(Requests.nanos(request));
            } else {
                recorder.failure(Requests.nanos(request));
            }
        }
    }

    /** How many requests were recorded. */
    long recorded() {
        return recorded.get();
    }
}
