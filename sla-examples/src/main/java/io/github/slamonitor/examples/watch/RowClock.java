package io.github.slamonitor.examples.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of the rows: while they are read it is that of the latest row, and from there on it goes as the system's clock does. Rows that
 * are written as things happen so have the time of now, and those of last year's file the time of last year. It never goes back.
 * Thread-safe.
 */
public final class RowClock implements InstantSource {

    /** Rows of within this time are taken for those of a program that runs now. */
    private static final Duration LIVE = Duration.ofMinutes(10);
    /** A row that is farther in the future is a mistake. */
    private static final Duration FUTURE = Duration.ofMinutes(1);

    private final InstantSource system;
    private Instant now;
    private Instant latestRow = Instant.MIN;
    private boolean reading;
    private Duration behind = Duration.ZERO;

    /**
     * A clock.
     *
     * @param system the system's clock
     * @param now where it starts
     */
    public RowClock(InstantSource system, Instant now) {
        this.system = system;
        this.now = now;
        Duration lag = Duration.between(now, system.instant());
        this.behind = lag.compareTo(LIVE) < 0 ? Duration.ZERO : lag;
    }

    @Override
    public synchronized Instant instant() {
        if (!reading) {
            Instant going = system.instant().minus(behind);
            now = going.isAfter(now) ? going : now;
        }
        return now;
    }

    /** {@return whether a row of this time can be} */
    boolean isPossible(Instant row) {
        return !row.isAfter(system.instant().plus(FUTURE));
    }

    /** Goes on to the time of a row, or of what comes before it. */
    synchronized void advanceTo(Instant time) {
        reading = true;
        latestRow = time.isAfter(latestRow) ? time : latestRow;
        now = time.isAfter(now) ? time : now;
    }

    /** Goes on as the system's clock does, because all rows were read that there are. */
    synchronized void settle() {
        if (reading) {
            Duration lag = Duration.between(latestRow, system.instant());
            Duration bounded = lag.compareTo(LIVE) < 0 ? Duration.ZERO : lag;
            behind = bounded.compareTo(behind) < 0 ? bounded : behind;
            reading = false;
        }
    }
}
