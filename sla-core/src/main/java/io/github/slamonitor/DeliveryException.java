package io.github.slamonitor;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@link ViolationListener} that knows more about a failure than that it failed: that trying again is useless, or
 * when to try again. Whatever else a listener throws is tried again after the pauses of its {@link ListenerOptions}. Only the
 * exception that leaves the listener counts, not its causes. The message is logged and shown in {@link ListenerStatus}: keep
 * secrets out of it. Immutable but for what every {@link Throwable} lets change.
 *
 * <pre>{@code
 * ViolationListener listener = new ViolationListener() {
 *     @Override
 *     public void round(Round round) throws Exception {
 *         int status = 429;
 *         if (status == 429) {
 *             throw DeliveryException.retryAfter(Duration.ofSeconds(30), "too many messages");
 *         }
 *         if (status == 404) {
 *             throw DeliveryException.permanent("there is no such channel", null);
 *         }
 *     }
 * };
 * }</pre>
 */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How long to wait; null when trying again is useless. */
    private final @Nullable Duration pause;

    private DeliveryException(String message, @Nullable Throwable cause, @Nullable Duration pause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.pause = pause;
    }

    /**
     * A failure that no repetition mends: the round is given up at once, which is logged as an error and counted, and the next
     * one is delivered.
     *
     * @param message what is wrong
     * @param cause what it comes from; may be null
     * @return the exception to throw
     */
    public static DeliveryException permanent(String message, @Nullable Throwable cause) {
        return new DeliveryException(message, cause, null);
    }

    /**
     * A failure after which the receiver names the time to wait. It replaces the pause that was due, longer or shorter, but is at
     * least the {@linkplain ListenerOptions#firstBackoff() first pause} and ends when the round is
     * {@linkplain ListenerOptions#giveUpAfter() given up}, with one last attempt.
     *
     * @param pause how long to wait; zero or less, from a time that has passed, asks for the shortest pause
     * @param message what is wrong
     * @return the exception to throw
     */
    public static DeliveryException retryAfter(Duration pause, String message) {
        return new DeliveryException(message, null, Objects.requireNonNull(pause, "pause"));
    }

    /** {@return whether the round is given up} */
    public boolean isPermanent() {
        return pause == null;
    }

    /** {@return how long to wait before the next attempt; empty when there is none} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(pause);
    }
}
