package io.github.slamonitor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes down what happens in a replay: the changes of alerts, and how bad each got while it was open. Not thread-safe. */
final class ReplayLog {

    private final List<Transition> transitions = new ArrayList<>();
    private final List<ReplayedAlert> ended = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();

    /** An alert that is not over, and its worst value so far. */
    private static final class Open {
        private final Violation violation;
        private Measurement worst;
        private long worstAt;

        Open(Violation violation, Measurement worst, long worstAt) {
            this.violation = violation;
            this.worst = worst;
            this.worstAt = worstAt;
        }

        boolean isAbout(RuleResult result) {
            return violation.rule().equals(result.rule().name())
                    && violation.policy().equals(result.policy())
                    && violation.service().equals(result.service());
        }

        ReplayedAlert ended(Violation told, long end) {
            Violation whole = told.resolvedAt().map(violation::resolved).orElse(violation);
            return ReplayedAlert.of(whole, worst, Micros.toInstant(worstAt), Micros.toInstant(end));
        }
    }

    /**
     * Takes in an evaluation.
     *
     * @param told what it changed
     * @param results what it found
     */
    void add(long now, List<Transition> told, List<RuleResult> results) {
        for (Transition transition : told) {
            if (transition.kind() != Transition.Kind.REMINDED) {
                transitions.add(transition);
                begin(transition, results, now);
            }
        }
        if (!open.isEmpty()) {
            results.forEach(result -> compare(result, now));
        }
        for (Transition transition : told) {
            if (transition.violation().resolvedAt().isPresent()) {
                end(transition.violation(), now);
            }
        }
    }

    private void begin(Transition transition, List<RuleResult> results, long now) {
        Violation violation = transition.violation();
        for (Open known : open) {
            if (known.violation.id().equals(violation.id())) {
                return;
            }
        }
        Measurement value =
                violation.evidence().value().orElse(violation.evidence().bound().limit());
        open.add(new Open(violation, value, now));
        results.forEach(result -> compare(result, now));
    }

    private void compare(RuleResult result, long now) {
        if (result.verdict() != Verdict.VIOLATED) {
            return;
        }
        Measurement value = result.value().orElseThrow();
        for (Open known : open) {
            if (known.isAbout(result) && result.rule().bound().isWorse(value, known.worst)) {
                known.worst = value;
                known.worstAt = now;
            }
        }
    }

    private void end(Violation violation, long now) {
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open known = each.next();
            if (known.violation.id().equals(violation.id())) {
                ended.add(known.ended(violation, now));
                each.remove();
            }
        }
    }

    List<Transition> transitions() {
        return transitions;
    }

    /** All alerts, those that are still open at the end too. */
    List<ReplayedAlert> alerts(long end) {
        List<ReplayedAlert> all = new ArrayList<>(ended);
        open.forEach(known -> all.add(known.ended(known.violation, end)));
        return all;
    }
}
