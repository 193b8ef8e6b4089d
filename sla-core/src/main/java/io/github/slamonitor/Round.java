package io.github.slamonitor;

import java.time.Instant;
import java.util.List;

/**
 * Everything that one evaluation has to tell. Immutable.
 *
 * <pre>{@code
 * ViolationListener digest = new ViolationListener() {
 *     @Override
 *     public void round(Round round) {
 *         System.out.println(round.transitions().size() + " changes at " + round.at());
 *     }
 * };
 * }</pre>
 *
 * @param id the same when the round is delivered again, so that a duplicate can be recognised
 * @param at when the evaluation took place
 * @param transitions what happened, at least one
 */
public record Round(String id, Instant at, List<Transition> transitions) {

    /**
     * Copies the list.
     *
     * @param id a name of its own
     * @param at when the evaluation took place
     * @param transitions what happened
     */
    public Round {
        transitions = List.copyOf(transitions);
    }
}
