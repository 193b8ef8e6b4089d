package io.github.slamonitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An alert that a policy would have raised. Immutable.
 *
 * <pre>{@code
 * for (ReplayedAlert alert : SlaReplay.of(policy).run(records).alerts()) {
 *     System.out.println(alert.openedAt() + " " + alert);
 * }
 * }</pre>
 */
public final class ReplayedAlert {

    /** Without its id, which takes longer to make than all else and is rarely asked for. */
    private final Violation nameless;

    private final Measurement worst;
    private final Instant worstAt;
    private final Duration lasted;

    private ReplayedAlert(Violation nameless, Measurement worst, Instant worstAt, Duration lasted) {
        this.nameless = nameless;
        this.worst = worst;
        this.worstAt = worstAt;
        this.lasted = lasted;
    }

    /**
     * An alert.
     *
     * @param violation whose id does not matter
     * @param end when the replay ends
     */
    static ReplayedAlert of(Violation violation, Measurement worst, Instant worstAt, Instant end) {
        Instant until = violation.resolvedAt().orElse(end);
        return new ReplayedAlert(violation.withId(""), worst, worstAt, Duration.between(violation.openedAt(), until));
    }

    /** {@return the episode, with the evidence of its opening} */
    public Violation violation() {
        AlertKey key = new AlertKey(policy(), rule(), service());
        return nameless.withId(key.violationId(openedAt(), Micros.of(openedAt())));
    }

    /** {@return the service that it is about} */
    public String service() {
        return nameless.service();
    }

    /** {@return the policy that raises it} */
    public String policy() {
        return nameless.policy();
    }

    /** {@return the name of the rule that is violated} */
    public String rule() {
        return nameless.rule();
    }

    /** {@return what it opened on} */
    public Evidence evidence() {
        return nameless.evidence();
    }

    /** {@return when it opened} */
    public Instant openedAt() {
        return nameless.openedAt();
    }

    /** {@return when it was over; empty when it was still open at the end of the replay} */
    public Optional<Instant> resolvedAt() {
        return nameless.resolvedAt();
    }

    /** {@return whether it was still open at the end of the replay} */
    public boolean isOpen() {
        return resolvedAt().isEmpty();
    }

    /** {@return the value farthest outside the bound while it was open} */
    public Measurement worst() {
        return worst;
    }

    /** {@return the evaluation that found it} */
    public Instant worstAt() {
        return worstAt;
    }

    /** {@return the worst value in words, beside the bound: {@code 21.3%}} */
    public String worstInWords() {
        return Words.value(worst, evidence().bound());
    }

    /** {@return from opening to the end of the alert, or to the end of the replay when it was still open then} */
    public Duration lasted() {
        return lasted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplayedAlert that
                && nameless.equals(that.nameless)
                && worst.equals(that.worst)
                && worstAt.equals(that.worstAt)
                && lasted.equals(that.lasted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nameless, worst, worstAt, lasted);
    }

    /** {@return one line in words} {@code 2026-01-05T00:11:10Z checkout: failure rate at most 5%, 8 min 10 s, worst 20%} */
    @Override
    public String toString() {
        return openedAt() + " " + service() + ": " + rule() + ", " + (isOpen() ? "still open after " : "")
                + Words.period(lasted) + ", worst " + worstInWords();
    }
}
