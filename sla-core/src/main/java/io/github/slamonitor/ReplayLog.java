package io.github.slamonitor;

import java.util.ArrayList;
import java.util.List;

/** Writes down what happens to the alerts of an {@link AlertBook}, and how bad each got while it was open. Not thread-safe. */
final class ReplayLog {

    private final List<Open> episodes = new ArrayList<>();
    /** Those that are not over. */
    private final List<Open> open = new ArrayList<>();

    /** An alert that was told, its worst value so far, and whether it is over. */
    private static final class Open implements ReplayEpisode {
        private final Violation opened;
        private final List<Transition> told = new ArrayList<>();
        private Measurement worst;
        private long worstMicros;
        private Violation latest;

        Open(Violation opened, Measurement worst, long worstMicros) {
            this.opened = opened;
            this.latest = opened;
            this.worst = worst;
            this.worstMicros = worstMicros;
        }

        private void tell(Transition transition) {
            told.add(transition);
            latest = transition.violation();
        }

        private void compare(RuleResult result, long now) {
            Measurement value = result.value().orElseThrow();
            if (result.rule().bound().isWorse(value, worst)) {
                worst = value;
                worstMicros = now;
            }
        }

        private boolean isAbout(RuleResult result) {
            return rule().equals(result.rule().name())
                    && policy().equals(result.policy())
                    && service().equals(result.service());
        }

        @Override
        public long openedMicros() {
            return Micros.of(opened.openedAt());
        }

        @Override
        public String service() {
            return opened.service();
        }

        @Override
        public String policy() {
            return opened.policy();
        }

        @Override
        public String rule() {
            return opened.rule();
        }

        @Override
        public boolean isOpen() {
            return latest.resolvedAt().isEmpty();
        }

        @Override
        public ReplayedAlert alert(long end) {
            Violation whole = latest.resolvedAt().map(opened::resolved).orElse(opened);
            return ReplayedAlert.of(whole, worst, Micros.toInstant(worstMicros), Micros.toInstant(end));
        }

        @Override
        public List<Transition> transitions() {
            return told;
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
                episode(transition.violation(), now).tell(transition);
            }
        }
        if (!open.isEmpty()) {
            results.forEach(result -> compare(result, now));
            open.removeIf(known -> !known.isOpen());
        }
    }

    private Open episode(Violation violation, long now) {
        for (Open known : open) {
            if (known.opened.id().equals(violation.id())) {
                return known;
            }
        }
        Measurement value =
                violation.evidence().value().orElse(violation.evidence().bound().limit());
        Open begun = new Open(violation, value, now);
        open.add(begun);
        episodes.add(begun);
        return begun;
    }

    private void compare(RuleResult result, long now) {
        if (result.verdict() == Verdict.VIOLATED) {
            for (Open known : open) {
                if (known.isAbout(result)) {
                    known.compare(result, now);
                }
            }
        }
    }

    /** All alerts, in the order in which they were first told of. */
    List<? extends ReplayEpisode> episodes() {
        return episodes;
    }
}
