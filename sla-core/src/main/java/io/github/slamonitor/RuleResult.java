package io.github.slamonitor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking one rule on the figures of one service. Immutable.
 *
 * <pre>{@code
 * for (RuleResult result : report.results()) {
 *     System.out.println(result.verdict() + " " + result.service() + ": " + result.text());
 * }
 * }</pre>
 */
public final class RuleResult {

    private final String policy;
    private final SlaRule rule;
    private final ServiceMetrics metrics;
    private final Verdict verdict;
    private final @Nullable Measurement value;
    private final @Nullable String reason;
    private final @Nullable Combined combined;

    /** What a rule of several came to: its parts, and the condition if that does not hold. */
    private record Combined(
            List<RuleResult> parts, @Nullable RuleResult unheld) {}

    private RuleResult(
            String policy,
            SlaRule rule,
            ServiceMetrics metrics,
            Verdict verdict,
            @Nullable Measurement value,
            @Nullable String reason,
            @Nullable Combined combined) {
        this.policy = policy;
        this.rule = rule;
        this.metrics = metrics;
        this.verdict = verdict;
        this.value = value;
        this.reason = reason;
        this.combined = combined;
    }

    static RuleResult of(String policy, SlaRule rule, ServiceMetrics metrics, boolean met, Measurement value) {
        return new RuleResult(policy, rule, metrics, met ? Verdict.MET : Verdict.VIOLATED, value, null, null);
    }

    static RuleResult insufficient(String policy, SlaRule rule, ServiceMetrics metrics, String reason) {
        return new RuleResult(policy, rule, metrics, Verdict.INSUFFICIENT_DATA, null, reason, null);
    }

    /** As it is with the results of its parts. */
    RuleResult withParts(List<RuleResult> parts) {
        return new RuleResult(policy, rule, metrics, verdict, value, reason, new Combined(parts, null));
    }

    /** As it is when the condition of the rule does not hold. */
    RuleResult notApplicable(RuleResult unheld) {
        return new RuleResult(policy, rule, metrics, Verdict.MET, value, reason, new Combined(parts(), unheld));
    }

    /** Whether the value is within the limit that resolves an open alert, which may be stricter than the rule's own. */
    boolean resolves() {
        if (value == null || verdict != Verdict.MET) {
            return false;
        }
        if (!applies()) {
            return true;
        }
        return parts().isEmpty() ? resolvesByValue(value) : Combination.of(rule).resolves(parts());
    }

    private boolean resolvesByValue(Measurement value) {
        Bound resolveBound = rule.resolveBound();
        return resolveBound.equals(rule.bound())
                || (metrics.given(rule.indicator()) != null
                        ? resolveBound.holds(value)
                        : rule.indicator().calculation().holds(resolveBound, value, metrics));
    }

    /** {@return the name of the policy that the rule belongs to} */
    public String policy() {
        return policy;
    }

    /** {@return the rule} */
    public SlaRule rule() {
        return rule;
    }

    /** {@return the name of the service} */
    public String service() {
        return metrics.service();
    }

    /** {@return the figures that the rule was checked against} */
    public ServiceMetrics metrics() {
        return metrics;
    }

    /** {@return the verdict} */
    public Verdict verdict() {
        return verdict;
    }

    /** {@return the indicator's value; empty exactly when the verdict is {@link Verdict#INSUFFICIENT_DATA}} */
    public Optional<Measurement> value() {
        return Optional.ofNullable(value);
    }

    /** {@return the results of the parts of a rule that is made of several, in their order; none for others, and without enough requests} */
    public List<RuleResult> parts() {
        return combined == null ? List.of() : combined.parts();
    }

    /** {@return whether the rule counted: false when it was to count only {@linkplain SlaRule#when while a condition holds} that did not} */
    public boolean applies() {
        return combined == null || combined.unheld() == null;
    }

    /** Why there is no value; empty when there is one. */
    String reason() {
        return reason == null ? "" : reason;
    }

    /** {@return the value in a clause ({@code 10.22% of 2407 requests failed}), or why there is none} */
    public String detail() {
        if (value == null) {
            return "insufficient data, " + reason;
        }
        return combined == null || combined.unheld() == null
                ? figures(value)
                : "does not count now, as " + combined.unheld().rule().asPart() + " does not hold: "
                        + combined.unheld().detail() + "; " + figures(value);
    }

    private String figures(Measurement value) {
        if (!parts().isEmpty()) {
            return Combination.of(rule).detail(parts(), partsVerdict(value));
        }
        String words = Words.value(value, rule.bound());
        return metrics.given(rule.indicator()) != null
                ? words
                : rule.indicator().calculation().words(words, metrics);
    }

    /** What the parts came to, whether or not they count. */
    private Verdict partsVerdict(Measurement value) {
        return rule.bound().holds(value) ? Verdict.MET : Verdict.VIOLATED;
    }

    /** {@return the rule and what came of it in words: {@code failure rate at most 5%: 10.22% of 2407 requests failed}} */
    public String text() {
        return (metrics.isLive() ? rule.toString() : rule.condition()) + ": " + detail();
    }

    /** {@return the service and the {@link #text}} */
    @Override
    public String toString() {
        return service() + ": " + text();
    }
}
