package io.github.slamonitor;

import java.time.Instant;
import java.util.Optional;

/**
 * How the delivery of a round to a listener ended: it was told, or given up. Immutable.
 *
 * <pre>{@code
 * DeliveryEnd told = new DeliveryEnd("round-1", "mail", Instant.now(), Optional.empty());
 * }</pre>
 *
 * @param roundId the round
 * @param listener the name of the listener
 * @param at when, by the system's clock
 * @param failure why it was given up; empty when the listener was told
 */
public record DeliveryEnd(String roundId, String listener, Instant at, Optional<String> failure) {}
