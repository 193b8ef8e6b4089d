package io.github.slamonitor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a rule on figures. Where figures are missing, a verdict is given only if it would be the same whatever they are, but for one
 * case: a rule with too few requests has none, even when its condition does not hold, since a service that fell silent must not
 * look healthy.
 */
final class RuleCheck {

    /** Where a rule finds the figures of its window. */
    interface Figures {
        ServiceMetrics of(SlaRule rule);
    }

    private RuleCheck() {}

    /** A rule that is on one indicator and without a condition. */
    static RuleResult plain(SlaRule rule, String policy, ServiceMetrics metrics) {
        String tooFew = tooFew(rule, metrics);
        return tooFew != null
                ? RuleResult.insufficient(policy, rule, metrics, tooFew)
                : measured(rule, policy, metrics);
    }

    /** Any rule. */
    static RuleResult combined(SlaRule rule, String policy, Figures figures) {
        RuleResult own = withoutCondition(rule, policy, figures);
        SlaRule condition = rule.guard();
        if (condition == null || own.verdict() == Verdict.INSUFFICIENT_DATA) {
            return own;
        }
        RuleResult held = combined(condition, policy, figures);
        return switch (held.verdict()) {
            case MET -> own;
            case VIOLATED -> own.notApplicable(held);
            case INSUFFICIENT_DATA ->
                own.verdict() == Verdict.MET
                        ? own
                        : RuleResult.insufficient(
                                policy,
                                rule,
                                own.metrics(),
                                "whether " + condition.asPart() + " holds is not known: " + held.reason());
        };
    }

    private static RuleResult withoutCondition(SlaRule rule, String policy, Figures figures) {
        ServiceMetrics metrics = figures.of(rule);
        String tooFew = tooFew(rule, metrics);
        if (tooFew != null) {
            return RuleResult.insufficient(policy, rule, metrics, tooFew);
        }
        if (rule.parts().isEmpty()) {
            return measured(rule, policy, metrics);
        }
        List<RuleResult> parts = rule.parts().stream()
                .map(part -> combined(part, policy, figures))
                .toList();
        return Combination.of(rule).result(policy, rule, metrics, parts);
    }

    /** The limits, in microseconds, over which requests have to be counted to check a rule. */
    static Set<Long> slowLimits(SlaRule whole) {
        Set<Long> limits = new HashSet<>();
        whole.readings().forEach(rule -> {
            Calculation calculation = rule.indicator().calculation();
            limits.addAll(calculation.slowLimits());
            limits.addAll(calculation.slowLimits(rule.bound()));
            limits.addAll(calculation.slowLimits(rule.resolveBound()));
        });
        return limits;
    }

    private static @Nullable String tooFew(SlaRule rule, ServiceMetrics metrics) {
        long minimum = rule.minimumRecords();
        if (metrics.counted() ? metrics.records() >= minimum : minimum <= 1) {
            return null;
        }
        if (!metrics.counted()) {
            return "the number of requests is not known, at least " + minimum + " are asked for";
        }
        return metrics.records() == 0 ? "no requests" : metrics.requestsInWords() + " of at least " + minimum;
    }

    /** What a user's own indicator throws becomes insufficient data with that reason. */
    private static RuleResult measured(SlaRule rule, String policy, ServiceMetrics metrics) {
        try {
            return judged(rule, policy, metrics);
        } catch (RuntimeException | Error e) { // foreign code: all other rules are to be checked all the same
            String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return RuleResult.insufficient(
                    policy, rule, metrics, rule.indicator().name() + " failed: " + cause);
        }
    }

    private static RuleResult judged(SlaRule rule, String policy, ServiceMetrics metrics) {
        Indicator<?> indicator = rule.indicator();
        Measurement value = indicator.valueOrNull(metrics);
        if (value == null) {
            return RuleResult.insufficient(policy, rule, metrics, indicator.missing(metrics));
        }
        boolean met = metrics.given(indicator) != null
                ? rule.bound().holds(value)
                : indicator.calculation().holds(rule.bound(), value, metrics);
        String doubt = met ? null : indicator.calculation().doubt(rule.bound(), value, metrics);
        return doubt != null
                ? RuleResult.insufficient(policy, rule, metrics, doubt)
                : RuleResult.of(policy, rule, metrics, met, value);
    }
}
