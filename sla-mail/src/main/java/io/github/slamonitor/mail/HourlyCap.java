package io.github.slamonitor.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many mails went to one group of recipients within the last hour. Guarded by the lock of the dispatcher. */
final class HourlyCap {

    private static final Duration HOUR = Duration.ofHours(1);

    private final int most;
    private final Deque<Instant> sent = new ArrayDeque<>();

    HourlyCap(int most) {
        this.most = most;
    }

    /** When there is room for another mail; now or earlier when there is. */
    Instant roomAt(Instant now) {
        // A mail from the future was sent before the clock was set back.
        sent.removeIf(at -> !at.plus(HOUR).isAfter(now) || at.isAfter(now));
        return sent.size() < most ? now : sent.getFirst().plus(HOUR);
    }

    void take(Instant now) {
        sent.addLast(now);
    }

    int most() {
        return most;
    }
}
