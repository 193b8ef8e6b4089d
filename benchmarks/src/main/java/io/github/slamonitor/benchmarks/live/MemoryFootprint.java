package io.github.slamonitor.benchmarks.live;

import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Bytes on the heap for each service, as the difference of two full collections. Ours after an hour of steady traffic, and while
 * two threads record as fast as they can; the peers after what their row says.
 */
public final class MemoryFootprint {

    private static final int SERVICES = 1_000;
    private static final int MANY_SERVICES = 100_000;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long NOISE = 10_000;

    private MemoryFootprint() {}

    /**
     * Prints a table.
     *
     * @param arguments {@code many} for 100,000 services alone, which take many minutes
     */
    public static void main(String[] arguments) {
        System.out.println("| what | services | bytes for each |");
        System.out.println("|---|---|---|");
        if (Arrays.asList(arguments).contains("many")) {
            ours("no requests", MANY_SERVICES, 0);
            ours("1 request/s for an hour", MANY_SERVICES, 1);
            return;
        }
        ours("no requests", SERVICES, 0);
        ours("1 request/s for an hour", SERVICES, 1);
        ours("10 requests/s for an hour", SERVICES, 10);
        contended();
        peers();
    }

    private static void ours(String traffic, int services, int requestsPerSecond) {
        row("five rules, " + traffic, services, () -> hour(Policies.fiveRules(), services, requestsPerSecond));
        row(
                "without the percentile, " + traffic,
                services,
                () -> hour(Policies.withoutPercentile(), services, requestsPerSecond));
    }

    /**
     * Fills every slot of every window with as many requests as it holds at a steady rate: the hour by the minute, its last five
     * minutes by 5 seconds, and its last minute by the second, as the slots of the windows are.
     */
    private static Kept hour(SlaPolicy policy, int services, int requestsPerSecond) {
        HandClock clock = new HandClock();
        SlaMonitor monitor = monitor(policy, services, clock);
        ServiceRecorder[] recorders = recorders(monitor, services);
        for (int seconds : new int[] {60, 5, 1}) {
            for (int slot = 0; slot < 60; slot++) {
                record(recorders, seconds * requestsPerSecond);
                monitor.evaluate(clock.advance(Duration.ofSeconds(seconds)));
            }
        }
        return new Kept(monitor, monitor::close);
    }

    private static SlaMonitor monitor(SlaPolicy policy, int services, HandClock clock) {
        return SlaMonitor.builder()
                .policy(policy)
                .clock(clock)
                .maximumServices(services)
                .evaluateEvery(Duration.ofHours(1))
                .start();
    }

    private static ServiceRecorder[] recorders(SlaMonitor monitor, int services) {
        return Arrays.stream(ServiceCount.names(services)).map(monitor::service).toArray(ServiceRecorder[]::new);
    }

    private static void record(ServiceRecorder[] recorders, int requests) {
        Load load = new Load();
        load.begin(1);
        for (ServiceRecorder recorder : recorders) {
            for (int i = 0; i < requests; i++) {
                record(recorder, load.request());
            }
        }
    }

    private static void record(ServiceRecorder recorder, int request) {
        if (Requests.failed(request) == 0) {
            recorder.success(Requests.nanos(request));
        } else {
            recorder.failure(Requests.nanos(request));
        }
    }

    private static void contended() {
        row("five rules, two threads at full speed", SERVICES, () -> contended(Policies.fiveRules()));
        row(
                "without the percentile, two threads at full speed",
                SERVICES,
                () -> contended(Policies.withoutPercentile()));
    }

    /** After the hour, three seconds in which the clock stands still: every service has its lanes after the first. */
    private static Kept contended(SlaPolicy policy) {
        Kept kept = hour(policy, SERVICES, 1);
        new HotThreads((SlaMonitor) kept.weighed, SERVICES, 2).run(Duration.ofSeconds(2), Duration.ofSeconds(1));
        return kept;
    }

    private static void peers() {
        String oneTable = Requests.COUNT + " requests at once";
        peer("Micrometer, plain", oneTable, RecordMicrometerBenchmark.Plain::new);
        peer("Micrometer, percentile histogram", oneTable, RecordMicrometerBenchmark.PercentileHistogram::new);
        peer("Micrometer, client percentiles", oneTable, RecordMicrometerBenchmark.ClientPercentiles::new);
        peer("resilience4j time window", oneTable, RecordResilience4jBenchmark.TimeWindow::new);
        peer("resilience4j lock-free time window", oneTable, RecordResilience4jBenchmark.LockFreeTimeWindow::new);
        peer("resilience4j circuit breaker", oneTable, RecordResilience4jBenchmark.Breakers::new);
        peer("HdrHistogram Recorder", oneTable, RecordHdrHistogramBenchmark.Recorders::new);
        peer("Prometheus classic histogram", oneTable, RecordPrometheusBenchmark.Classic::new);
        peer("Prometheus native histogram", oneTable, RecordPrometheusBenchmark.Native::new);
        row("Dropwizard timer, a minute of 10 requests/s", SERVICES, () -> dropwizardMinute(SERVICES, 10));
        row("Dropwizard timer, a minute of 1,000 requests/s", 10, () -> dropwizardMinute(10, 1_000));
    }

    private static void peer(String name, String traffic, Supplier<? extends Peer> peer) {
        row(name + ", " + traffic, SERVICES, () -> {
            Peer opened = peer.get();
            opened.open(ServiceCount.names(SERVICES));
            for (int service = 0; service < SERVICES; service++) {
                for (int request : Requests.table()) {
                    opened.record(service, request);
                }
            }
            opened.check();
            return new Kept(opened, () -> {});
        });
    }

    private static Kept dropwizardMinute(int services, int requestsPerSecond) {
        StepClock clock = new StepClock();
        Peer timers = new RecordDropwizardBenchmark.Timers(clock);
        timers.open(ServiceCount.names(services));
        Load load = new Load();
        load.begin(1);
        for (int i = 0; i < 60 * requestsPerSecond; i++) {
            clock.tick += TimeUnit.SECONDS.toNanos(1) / requestsPerSecond;
            for (int service = 0; service < services; service++) {
                timers.record(service, load.request());
            }
        }
        return new Kept(timers, () -> {});
    }

    /** Weighs what is made, with everything that it holds on to. */
    private static void row(String what, int services, Supplier<Kept> made) {
        long before = usedHeap();
        Kept kept = made.get();
        try {
            long bytes = usedHeap() - before;
            System.out.printf(Locale.ROOT, "| %s | %,d | %,d |%n", what, services, bytes / services);
        } finally {
            Reference.reachabilityFence(kept);
            kept.close.run();
        }
    }

    /** Until nothing more is freed: threads that have ended let go of what they held a little later. */
    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int unchanged = 0; unchanged < 3; unchanged++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (used < least - NOISE) {
                unchanged = 0;
            }
            least = Math.min(least, used);
        }
        return least;
    }

    /** What is weighed, and how it ends. */
    private record Kept(Object weighed, Runnable close) {}

    /** A clock of Dropwizard that is moved by hand. */
    private static final class StepClock extends com.codahale.metrics.Clock {
        private long tick;

        @Override
        public long getTick() {
            return tick;
        }
    }
}
