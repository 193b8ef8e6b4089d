package io.github.slamonitor;

import io.github.slamonitor.engine.ServiceWindows;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records that the fast path of {@link ServiceRecorder} does not: those with a timestamp, those of a monitor whose ticker does
 * not run, and those with something wrong. Nothing is dropped without being counted. Thread-safe.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** A record this far in the future, 1 minute, counts as of now; clocks of two machines may differ that much. */
    static final long FUTURE_TOLERANCE_MICROS = 60_000_000;

    /** Whether a ticker runs, so that records of now need no time; plain, since a thread that sees it late is right too. */
    boolean ticking;

    private static final MethodHandle RECORD_NOW = recordNow();
    /** Not static, so that it is no constant to a compiler. */
    private final MethodHandle outOfLine = RECORD_NOW;

    private volatile boolean closed;
    private final EngineClock clock;
    private final List<MaintenanceWindow> maintenance;
    private final LongAdder tooLate = new LongAdder();
    private final LongAdder fromFuture = new LongAdder();
    private final LongAdder afterClose = new LongAdder();
    private final LongAdder invalidTimes = new LongAdder();
    private final LongAdder inMaintenance = new LongAdder();

    Intake(EngineClock clock, List<MaintenanceWindow> maintenance) {
        this.clock = clock;
        this.maintenance = maintenance;
    }

    /**
     * Records a request of now that {@link ServiceRecorder} could not, by a call that a compiler cannot make part of the caller: through
     * a handle that is no constant to it. Else what the first requests need is compiled into the path of all others, which then is too
     * large to become part of whoever records.
     */
    void recordOutOfLine(ServiceWindows windows, String service, long elapsedNanos, int failed) {
        try {
            outOfLine.invokeExact(this, windows, service, elapsedNanos, failed);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // it declares none
        }
    }

    void recordNow(ServiceWindows windows, String service, long elapsedNanos, int failed) {
        if (closed) {
            count(afterClose, service, "the monitor is closed");
        } else if (ticking) {
            windows.addOtherwise(micros(elapsedNanos, service), failed);
        } else {
            recordAt(windows, service, clock.wallTime(), elapsedNanos, failed);
        }
    }

    void recordAt(ServiceWindows windows, String service, Instant timestamp, long elapsedNanos, int failed) {
        if (closed) {
            count(afterClose, service, "the monitor is closed");
            return;
        }
        long wall = wallMicros(timestamp);
        long now = ticking ? clock.last() : clock.at(clock.wallTime());
        long time = clock.engineTime(wall);
        if (time > now + FUTURE_TOLERANCE_MICROS) {
            count(fromFuture, service, "its timestamp is over a minute in the future");
        } else if (isInMaintenance(service, timestamp)) {
            inMaintenance.increment();
        } else if (!add(windows, time, now, micros(elapsedNanos, service), failed)) {
            count(tooLate, service, "its timestamp is before every window");
        }
    }

    /** Without a ticker, opening the slot of now and counting must not be torn apart by another thread. */
    private boolean add(ServiceWindows windows, long time, long now, long micros, int failed) {
        if (ticking) {
            return windows.addAt(time, micros, failed);
        }
        synchronized (windows) {
            windows.roll(now, false, true);
            return windows.addAt(time, micros, failed);
        }
    }

    private boolean isInMaintenance(String service, Instant timestamp) {
        if (maintenance.isEmpty() || timestamp.isBefore(Micros.EARLIEST)) {
            return false; // a year before all calendars is too late for every window
        }
        return isWorkedOn(service, timestamp);
    }

    /** Whether a service is in maintenance at a time. */
    boolean isWorkedOn(String service, Instant at) {
        for (MaintenanceWindow window : maintenance) {
            if (window.covers(service, at)) {
                return true;
            }
        }
        return false;
    }

    private static MethodHandle recordNow() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(
                            Intake.class,
                            "recordNow",
                            MethodType.methodType(
                                    void.class, ServiceWindows.class, String.class, long.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static long wallMicros(Instant timestamp) {
        // The years that fit; others are clamped, and then found to be too late or in the future.
        long seconds = Math.max(-100_000_000_000L, Math.min(timestamp.getEpochSecond(), 1_000_000_000_000L));
        return seconds * 1_000_000 + timestamp.getNano() / 1000;
    }

    private long micros(long elapsedNanos, String service) {
        if (elapsedNanos < 0 || elapsedNanos > ServiceRecorder.LONGEST_NANOS) {
            count(invalidTimes, service, "its response time is not from zero to 366 days");
        }
        return (Math.max(0, Math.min(elapsedNanos, ServiceRecorder.LONGEST_NANOS)) + 999) / 1000;
    }

    private static void count(LongAdder counter, String service, String what) {
        if (counter.sum() == 0) {
            LOG.warn(
                    "a record of {} is left out or corrected, and more are only counted: {}",
                    Names.shown(service),
                    what);
        }
        counter.increment();
    }

    /** Counts requests that were recorded while the monitor was being closed. */
    void addAfterClose(long requests) {
        afterClose.add(requests);
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        ticking = false;
    }

    long tooLate() {
        return tooLate.sum();
    }

    long fromFuture() {
        return fromFuture.sum();
    }

    long afterClose() {
        return afterClose.sum();
    }

    long invalidTimes() {
        return invalidTimes.sum();
    }

    long inMaintenance() {
        return inMaintenance.sum();
    }
}
