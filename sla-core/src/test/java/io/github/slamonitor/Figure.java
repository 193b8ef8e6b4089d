package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;

/** Failure rates on each side of the limits of {@link #RULE} and of its resolve bound. */
enum Figure {
    /** 10% failed: not within the rule. */
    BROKEN,
    /** 4% failed: within the rule, but not within a resolve bound of 3%. */
    BETWEEN,
    /** 1% failed: within both. */
    GOOD,
    /** Nothing is known. */
    NONE;

    static final SlaRule RULE = failureRate().atMost(percent(5)).named("failures");
    static final SlaRule RULE_WITH_RESOLVE_BOUND = RULE.resolvedAt(percent(3));

    RuleResult of(SlaRule rule) {
        return of(rule, "auth");
    }

    RuleResult of(SlaRule rule, String service) {
        ServiceMetrics unknown = ServiceMetrics.named(service);
        return rule.check(
                "checkout",
                switch (this) {
                    case BROKEN -> unknown.with(failureRate(), percent(10));
                    case BETWEEN -> unknown.with(failureRate(), percent(4));
                    case GOOD -> unknown.with(failureRate(), percent(1));
                    case NONE -> unknown;
                });
    }
}
