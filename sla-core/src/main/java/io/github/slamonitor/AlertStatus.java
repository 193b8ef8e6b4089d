package io.github.slamonitor;

import java.util.Optional;

/**
 * The alert of a rule on a service as it is now, for dashboards. Immutable.
 *
 * <pre>{@code
 * List<AlertStatus> alerts = new ArrayList<>();   // of all rules and services
 * long unattended = alerts.stream()
 *         .filter(alert -> alert.violation().isPresent() && alert.acknowledgement().isEmpty())
 *         .count();
 * }</pre>
 *
 * @param state where it stands
 * @param flapping whether it opened and resolved so often that single changes are not told
 * @param muted whether a silence or a maintenance window keeps openings and reminders from being told
 * @param inhibitedBy an alert that keeps openings and reminders from being told, in words: {@code 'up' of 'database'}; empty when
 *     there is none, or this is inactive
 * @param violation the episode with the evidence of its opening; empty unless the state is {@link AlertState#FIRING} or it flaps
 * @param acknowledgement who looks after the episode; empty when nobody does
 */
public record AlertStatus(
        AlertState state,
        boolean flapping,
        boolean muted,
        Optional<String> inhibitedBy,
        Optional<Violation> violation,
        Optional<Acknowledgement> acknowledgement) {}
