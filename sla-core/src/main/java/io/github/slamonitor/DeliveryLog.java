package io.github.slamonitor;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What deliveries to one listener log: its name, counts and failures in one line, never the listener itself. */
final class DeliveryLog {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    private final String listener;

    DeliveryLog(String listener) {
        this.listener = listener;
    }

    void failed(WaitingRound round, Duration pause, String error) {
        LOG.warn(
                "listener {}: attempt {} to deliver round {} failed, the next is in {}: {}",
                listener,
                round.attempts,
                round.round.id(),
                Words.period(Duration.ofMillis(pause.toMillis())),
                error);
    }

    void gaveUp(WaitingRound round, String error) {
        LOG.error(
                "listener {}: round {} with {} changes is given up after {} attempts: {}",
                listener,
                round.round.id(),
                round.round.transitions().size(),
                round.attempts,
                error);
    }

    void abandoned(int stuck) {
        LOG.error(
                "listener {}: a call does not end although it was interrupted, its thread is left behind ({} of {}){}",
                listener,
                stuck,
                ListenerThread.MOST_ABANDONED,
                stuck < ListenerThread.MOST_ABANDONED
                        ? ""
                        : "; the listener is suspended until one of these calls ends");
    }

    void full(int capacity, WaitingRounds.Place place, ListenerStatus status) {
        String fate = place == WaitingRounds.Place.STORE
                ? "further rounds wait in the store"
                : "further rounds are merged into one that tells what still holds";
        LOG.error(
                "listener {}: its queue of {} rounds is full, {}; latest failure: {}",
                listener,
                capacity,
                fate,
                status.lastError().orElse("none"));
    }

    void roomAgain(ListenerStatus status) {
        LOG.warn(
                "listener {}: its queue has room again; {} rounds so far had to wait in the store or were merged",
                listener,
                status.overflowed());
    }

    void closed(int left, boolean moreInStore, boolean stored) {
        LOG.warn(
                "listener {}: {}{} rounds were not delivered before the monitor was closed; {}",
                listener,
                moreInStore ? "more than " : "",
                left,
                stored ? "the store has them for the next start" : "without a store they are lost");
    }

    void noThread(Throwable failure) {
        LOG.error("listener {}: no thread could be started, its rounds wait: {}", listener, FailureText.of(failure));
    }

    void stumbled(Throwable failure) {
        LOG.error("listener {}: delivery stumbled and goes on shortly: {}", listener, FailureText.of(failure), failure);
    }
}
