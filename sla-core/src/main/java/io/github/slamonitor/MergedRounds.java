package io.github.slamonitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rounds for which there was no room, as the one round that tells what is left of them: an episode that opened and resolved
 * meanwhile is left out, as are reminders, but the end of whatever was told to have begun is kept. So an "opened" never stays
 * without its "resolved", and memory is bounded by the number of alerts, not of rounds. Not thread-safe.
 */
final class MergedRounds {

    private final Map<Alert, List<Transition>> kept = new LinkedHashMap<>();
    private @Nullable Round newest;

    private record Alert(String policy, String rule, String service) {

        static Alert of(Violation violation) {
            return new Alert(violation.policy(), violation.rule(), violation.service());
        }
    }

    /** Whether nothing is left to tell. */
    boolean isEmpty() {
        return kept.isEmpty();
    }

    void add(Round round) {
        newest = round;
        for (Transition transition : round.transitions()) {
            Alert alert = Alert.of(transition.violation());
            List<Transition> transitions = kept.computeIfAbsent(alert, added -> new ArrayList<>(2));
            merge(transitions, transition);
            if (transitions.isEmpty()) {
                kept.remove(alert);
            }
        }
    }

    private static void merge(List<Transition> transitions, Transition next) {
        switch (next.kind()) {
            case OPENED, FLAPPING -> transitions.add(next);
            case RESOLVED -> resolve(transitions, next);
            case FLAPPING_ENDED -> {
                // It says what holds now, so nothing that began before needs to be told.
                transitions.removeIf(earlier -> earlier.kind() != Transition.Kind.RESOLVED);
                transitions.add(next);
            }
            case REMINDED -> {}
        }
    }

    private static void resolve(List<Transition> transitions, Transition resolved) {
        for (int i = 0; i < transitions.size(); i++) {
            Transition earlier = transitions.get(i);
            if (earlier.violation().id().equals(resolved.violation().id())) {
                if (earlier.kind() == Transition.Kind.OPENED) {
                    transitions.remove(i);
                    return;
                }
                if (earlier.kind() == Transition.Kind.FLAPPING_ENDED) {
                    transitions.set(i, new Transition(earlier.kind(), resolved.violation(), resolved.at()));
                    return;
                }
            }
        }
        transitions.add(resolved);
    }

    /** The one round, under the id of the newest; nothing is left then. Not when empty. */
    Round take() {
        Round last = Objects.requireNonNull(newest);
        List<Transition> transitions = new ArrayList<>();
        kept.values().forEach(transitions::addAll);
        transitions.sort(Comparator.comparing(Transition::at));
        kept.clear();
        newest = null;
        return new Round(last.id(), last.at(), transitions);
    }
}
