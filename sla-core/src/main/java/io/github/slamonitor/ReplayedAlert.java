package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;

/**
 * An alert that a policy would have raised. Immutable.
 *
 * <pre>{@code
 * for (ReplayedAlert alert : SlaReplay.of(policy).run(records).alerts()) {
 *     System.out.println(alert.violation().openedAt() + " " + alert);
 * }
 * }</pre>
 *
 * @param violation the episode, with the evidence of its opening
 * @param worst the value farthest outside the bound while it was open
 * @param worstAt the evaluation that found it
 * @param lasted from opening to the end of the alert, or to the end of the replay when it was still open then
 */
public record ReplayedAlert(Violation violation, Measurement worst, Instant worstAt, Duration lasted) {

    static ReplayedAlert of(Violation violation, Measurement worst, Instant worstAt, Instant end) {
        Instant until = violation.resolvedAt().orElse(end);
        return new ReplayedAlert(violation, worst, worstAt, Duration.between(violation.openedAt(), until));
    }

    /** {@return whether it was still open at the end of the replay} */
    public boolean isOpen() {
        return violation.resolvedAt().isEmpty();
    }

    /** {@return the worst value in words, beside the bound: {@code 21.3%}} */
    public String worstInWords() {
        return Words.value(worst, violation.evidence().bound());
    }

    /** {@return one line in words} {@code 2026-01-05T00:11:10Z checkout: failure rate at most 5%, 8 min 10 s, worst 20%} */
    @Override
    public String toString() {
        return violation.openedAt() + " " + violation.service() + ": " + violation.rule() + ", "
                + (isOpen() ? "still open after " : "") + Words.period(lasted) + ", worst " + worstInWords();
    }
}
