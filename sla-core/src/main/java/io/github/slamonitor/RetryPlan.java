package io.github.slamonitor;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** When to try a round again after a failure, or that it is given up. Stateless. */
final class RetryPlan {

    private final ListenerOptions options;
    private final Backoff backoff;

    RetryPlan(ListenerOptions options, DoubleSupplier random) {
        this.options = options;
        this.backoff = new Backoff(options, random);
    }

    /** {@return how long to pause before the next attempt; null to give up} */
    @Nullable
    Duration pause(WaitingRound round, Throwable failure, long now) {
        if (failure instanceof DeliveryException known && known.isPermanent()) {
            return null;
        }
        Duration remaining = options.giveUpAfter().minusNanos(now - round.queuedAt);
        if (remaining.isNegative() || remaining.isZero()) {
            return null;
        }
        Duration asked = askedPause(failure);
        Duration pause = asked == null ? after(round.attempts) : longer(asked, options.firstBackoff());
        return pause.compareTo(remaining) <= 0 ? pause : remaining;
    }

    /** {@return the pause that the listener asked for; null when it asked for none} */
    static @Nullable Duration askedPause(Throwable failure) {
        return failure instanceof DeliveryException known ? known.retryAfter().orElse(null) : null;
    }

    /** The pause after so many failures in a row, at least 1. */
    Duration after(int failures) {
        return backoff.after(failures);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
