package io.github.slamonitor.examples;

import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.examples.watch.RequestSource;
import io.github.slamonitor.examples.watch.RowClock;
import io.github.slamonitor.examples.watch.RowFeeder;
import io.github.slamonitor.store.sqlite.ViolationHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for new rows again and again, and takes them to a monitor, whose time begins with the first of them. What was taken is remembered
 * once it is in the database: a program that is killed may at worst count again what came since then.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final long SAVE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_WAITING = 30;
    private static final long LONGEST_WRITE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LiveSetup setup;
    private final WatchedInput input;
    private final RequestSource source;
    private final Duration interval;
    private final SlaMonitor.Builder builder;
    private final ViolationHistory history;

    private @Nullable Started started;
    private long savedNanos;

    /** What there is as soon as the time of the rows is known. */
    private record Started(RowClock clock, SlaMonitor monitor, RowFeeder feeder, LiveServer server) {}

    Watch(
            LiveSetup setup,
            WatchedInput input,
            Duration interval,
            SlaMonitor.Builder builder,
            ViolationHistory history) {
        this.setup = setup;
        this.input = input;
        this.source = input.source();
        this.interval = interval;
        this.builder = builder;
        this.history = history;
    }

    /** Looks until it is asked to stop, or the input ends. */
    void run(StopSignal stop) throws InterruptedException, IOException {
        while (!stop.isAsked()) {
            long due = System.nanoTime() + interval.toNanos();
            source.look();
            long taken = feed(stop);
            finishLook(taken);
            if (source.isAtEnd()) {
                source.look(); // fails when it ended because it cannot be read
                return;
            }
            waitUntil(due, stop);
        }
    }

    private void waitUntil(long due, StopSignal stop) throws InterruptedException {
        long left = due - System.nanoTime();
        while (left > 0 && !stop.isAsked() && !source.isAtEnd()) {
            Duration pause = Duration.ofNanos(Math.min(left, SHORT.toNanos()));
            if (source.await(pause)) {
                feed(stop);
            } else {
                stop.await(left, TimeUnit.NANOSECONDS);
            }
            left = due - System.nanoTime();
        }
    }

    private long feed(StopSignal stop) {
        Optional<Instant> begin = input.stoppedAt().or(() -> source.next().map(request -> request.timestamp()));
        if (started == null && begin.isPresent()) {
            started = start(begin.get());
        }
        return started == null ? 0 : started.feeder().feed(source, stop::isAsked);
    }

    private Started start(Instant begin) {
        Instant now = Instant.now();
        RowClock clock = new RowClock(InstantSource.system(), begin.isAfter(now) ? now : begin);
        SlaMonitor monitor = builder.clock(clock).build();
        LiveServer server = LiveServer.start(setup.settings(), history, Optional.of(monitor), interval);
        server.uri().ifPresent(uri -> setup.narrator().line("The dashboard is at " + uri));
        return new Started(clock, monitor, new RowFeeder(monitor, clock, interval, this::saveNowAndThen), server);
    }

    private void finishLook(long taken) {
        if (started == null) {
            return;
        }
        started.feeder().settle();
        save(started);
        long rejected = source.takeRejected();
        if (taken > 0 || rejected > 0) {
            input.writeReport();
            setup.narrator()
                    .aside(String.format(
                            Locale.ROOT,
                            "%,d new rows%s",
                            taken,
                            rejected == 0 ? "" : ", " + rejected + " lines rejected"));
        }
    }

    /** While much is read at once, evaluations come faster than they can be written. */
    private void saveNowAndThen() {
        if (started != null) {
            awaitWritten(started.monitor(), MOST_WAITING);
            if (System.nanoTime() - savedNanos > SAVE_EVERY_NANOS) {
                save(started);
            }
        }
    }

    private void save(Started running) {
        awaitWritten(running.monitor(), 0);
        savedNanos = System.nanoTime();
        try {
            input.save(running.clock().instant());
        } catch (UncheckedIOException e) {
            LOG.error("where reading stopped cannot be written down, which is tried again: {}", e.getMessage());
        }
    }

    /** Figures are written by a thread of the monitor's own. */
    private static void awaitWritten(SlaMonitor monitor, int most) {
        long start = System.nanoTime();
        while (monitor.health().store().waiting() > most && System.nanoTime() - start < LONGEST_WRITE_NANOS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    long taken() {
        return started == null ? 0 : started.feeder().taken();
    }

    /** Ends the monitor, and then remembers what it has taken. */
    @Override
    public void close() {
        if (started != null) {
            started.server().close();
            if (!input.isKept()) {
                source.close();
                started.feeder().feed(source, () -> false);
            }
            started.monitor().close();
            save(started);
        }
    }
}
