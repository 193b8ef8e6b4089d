package io.github.slamonitor;

import java.time.Instant;

/**
 * Something that happened to a violation in one evaluation. Immutable.
 *
 * <pre>{@code
 * ViolationListener listener = new ViolationListener() {
 *     @Override
 *     public void round(Round round) {
 *         for (Transition transition : round.transitions()) {
 *             System.out.println(transition.kind() + " " + transition.violation());
 *         }
 *     }
 * };
 * }</pre>
 *
 * @param kind what happened
 * @param violation the episode as it is after this
 * @param at when the evaluation took place
 */
public record Transition(Kind kind, Violation violation, Instant at) {

    /** What can happen to a violation. */
    public enum Kind {
        /** A rule was violated for as long as it asks for: the episode begins. */
        OPENED,
        /** The episode still goes on, and it is time to say so again. */
        REMINDED,
        /** The rule is met again: the episode is over. */
        RESOLVED,
        /** The rule opened and resolved so often that its single changes are not told any more. */
        FLAPPING,
        /** The rule has calmed down; what holds now is told by the violation's {@code resolvedAt}. */
        FLAPPING_ENDED
    }

    /** {@return a name for this notification that stays the same when it is sent again} */
    public String id() {
        return violation.id() + "/" + kind + "/" + at.toEpochMilli();
    }
}
