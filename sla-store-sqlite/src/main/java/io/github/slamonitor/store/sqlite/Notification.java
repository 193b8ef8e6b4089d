package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Transition;
import java.time.Instant;
import java.util.Optional;

/**
 * That a listener was, or is to be, told of something that happened to a violation. Immutable.
 *
 * <pre>{@code
 * for (Notification notification : history.notifications(violation.id())) {
 *     System.out.println(notification.listener() + " was told of " + notification.kind() + " at " + notification.endedAt());
 * }
 * }</pre>
 *
 * @param listener the name of the listener
 * @param kind what it is told
 * @param at when that happened
 * @param endedAt when the listener was told, or given up; empty when that is still to come
 * @param failure why it was given up; empty when the listener was told, or is still to be
 */
public record Notification(
        String listener, Transition.Kind kind, Instant at, Optional<Instant> endedAt, Optional<String> failure) {}
