package io.github.slamonitor;

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

    private RuleResult(
            String policy,
            SlaRule rule,
            ServiceMetrics metrics,
            Verdict verdict,
            @Nullable Measurement value,
            @Nullable String reason) {
        this.policy = policy;
        this.rule = rule;
        this.metrics = metrics;
        this.verdict = verdict;
        this.value = value;
        this.reason = reason;
    }

    static RuleResult of(String policy, SlaRule rule, ServiceMetrics metrics, boolean met, Measurement value) {
        return new RuleResult(policy, rule, metrics, met ? Verdict.MET : Verdict.VIOLATED, value, null);
    }

    static RuleResult insufficient(String policy, SlaRule rule, ServiceMetrics metrics, String reason) {
        return new RuleResult(policy, rule, metrics, Verdict.INSUFFICIENT_DATA, null, reason);
    }

    /** Whether the value is within the limit that resolves an open alert, which may be stricter than the rule's own. */
    boolean resolves() {
        if (value == null || verdict != Verdict.MET) {
            return false;
        }
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

    /** {@return the value in a clause ({@code 10.22% of 2407 requests failed}), or why there is none} */
    public String detail() {
        if (value == null) {
            return "insufficient data, " + reason;
        }
        String words = Words.value(value, rule.bound());
        return metrics.given(rule.indicator()) != null
                ? words
                : rule.indicator().calculation().words(words, metrics);
    }

    /** {@return the rule and what came of it in words: {@code failure rate at most 5%: 10.22% of 2407 requests failed}} */
    public String text() {
        return rule.condition() + (metrics.isLive() ? rule.scope() : "") + ": " + detail();
    }

    /** {@return the service and the {@link #text}} */
    @Override
    public String toString() {
        return service() + ": " + text();
    }
}
