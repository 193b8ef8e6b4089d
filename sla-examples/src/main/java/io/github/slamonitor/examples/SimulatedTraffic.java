package io.github.slamonitor.examples;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Plays one day of the {@link LiveShop} after another to a monitor, each from another seed, on a thread of its own. */
final class SimulatedTraffic implements AutoCloseable {

    private static final Instant FIRST_DAY = Instant.parse("2025-06-02T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final double SPEED = (double) DAY.toMillis() / LiveShop.DAY.toMillis();
    private static final long FARTHEST_BEHIND_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SlaMonitor monitor;
    private final Consumer<String> story;
    private final Thread thread = new Thread(this::play, "simulated-traffic");
    private volatile boolean stopped;

    private SimulatedTraffic(SlaMonitor monitor, Consumer<String> story) {
        this.monitor = monitor;
        this.story = story;
        thread.setDaemon(true);
    }

    /**
     * Starts to play.
     *
     * @param story is told when an incident begins and ends
     */
    static SimulatedTraffic start(SlaMonitor monitor, Consumer<String> story) {
        SimulatedTraffic traffic = new SimulatedTraffic(monitor, story);
        traffic.thread.start();
        return traffic;
    }

    private void play() {
        double from = LiveShop.FIRST_MOMENT;
        for (int day = 0; !stopped; day++) {
            playDay(day, from);
            from = 0;
        }
    }

    private void playDay(int day, double from) {
        Instant midnight = FIRST_DAY.plus(DAY.multipliedBy(day));
        Instant begin = midnight.plusMillis((long) (from * DAY.toMillis()));
        IncidentNews news = new IncidentNews(LiveShop.SERVICES, from);
        Iterator<MetricRecord> requests = new TrafficIterator(LiveShop.SERVICES, day + 1L, midnight, DAY);
        long startNanos = System.nanoTime();
        while (!stopped && requests.hasNext()) {
            MetricRecord request = requests.next();
            if (!request.timestamp().isBefore(begin)) {
                long due = startNanos + realNanos(Duration.between(begin, request.timestamp()));
                startNanos += waitUntil(due);
                news.tell(share(midnight, request.timestamp()), what -> story.accept(clock(request) + what));
                record(request);
            }
        }
    }

    private static double share(Instant midnight, Instant at) {
        return (double) Duration.between(midnight, at).toMillis() / DAY.toMillis();
    }

    private static long realNanos(Duration simulated) {
        return (long) (simulated.toNanos() / SPEED);
    }

    private static String clock(MetricRecord request) {
        LocalTime time = request.timestamp().atZone(ZoneOffset.UTC).toLocalTime();
        return "It is " + time.withSecond(0).withNano(0) + " in the shop: ";
    }

    /** Waits; returns how much later everything is to be, when the computer slept or was too busy. */
    private long waitUntil(long dueNanos) {
        long left = dueNanos - System.nanoTime();
        while (left > 0 && !stopped) {
            LockSupport.parkNanos(this, left);
            left = dueNanos - System.nanoTime();
        }
        return left < -FARTHEST_BEHIND_NANOS ? -left : 0;
    }

    private void record(MetricRecord request) {
        ServiceRecorder recorder = monitor.service(request.service());
        if (request.successful()) {
            recorder.success(request.responseTime());
        } else {
            recorder.failure(request.responseTime());
        }
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
