package io.github.slamonitor;

import io.github.slamonitor.engine.TallyShape;
import io.github.slamonitor.engine.WindowShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the services that the same policies apply to are checked for. They share it: with thousands of services it takes no memory.
 *
 * @param inOrderOfWindows rules with one window follow each other, so that the figures of a window are read once
 * @param shape what must be counted
 */
record ServiceChecks(List<Check> inOrderOfWindows, WindowShape shape) {

    /** A rule, and the policy that it belongs to. */
    static final class Check {
        private final String policy;
        private final SlaRule rule;
        private final int order;
        private final long windowKey;
        private final boolean plain;

        private Check(String policy, SlaRule rule, int order) {
            this.policy = policy;
            this.rule = rule;
            this.order = order;
            this.windowKey = rule.windowKey();
            this.plain = rule.isPlain() && rule.indicator().calculation().secondWindow() == 0;
        }

        String policy() {
            return policy;
        }

        SlaRule rule() {
            return rule;
        }

        /** Its place among the rules as they were written. */
        int order() {
            return order;
        }

        /** Where it looks: a length in microseconds, or less than zero a number of records. */
        long windowKey() {
            return windowKey;
        }

        /** Whether it needs the figures of this one window alone. */
        boolean plain() {
            return plain;
        }
    }

    /** What a service is checked for. */
    static ServiceChecks of(String service, List<SlaPolicy> policies) {
        return of(applying(service, policies));
    }

    /** Those of some policies that apply to a service. */
    static List<SlaPolicy> applying(String service, List<SlaPolicy> policies) {
        return policies.stream().filter(policy -> policy.appliesTo(service)).toList();
    }

    /** What the services that all of these policies apply to are checked for. */
    static ServiceChecks of(List<SlaPolicy> policies) {
        List<Check> checks = new ArrayList<>();
        for (SlaPolicy policy : policies) {
            policy.rules().forEach(rule -> checks.add(new Check(policy.name(), rule, checks.size())));
        }
        checks.sort(Comparator.comparingLong(Check::windowKey));
        return new ServiceChecks(List.copyOf(checks), shape(checks));
    }

    private static WindowShape shape(List<Check> checks) {
        Set<Long> limits = new HashSet<>();
        SortedMap<Long, Boolean> rolling = new TreeMap<>();
        SortedSet<Integer> recent = new TreeSet<>();
        boolean distribution = false;
        for (Check check : checks) {
            limits.addAll(RuleCheck.slowLimits(check.rule));
            for (SlaRule rule : check.rule.readings().toList()) {
                Calculation calculation = rule.indicator().calculation();
                boolean needed = calculation.needsLiveDistribution();
                distribution |= needed;
                calculation.otherWindows().forEach(other -> rolling.putIfAbsent(other, false));
                if (rule.windowKey() < 0) {
                    recent.add((int) -rule.windowKey());
                } else {
                    rolling.merge(rule.windowKey(), needed, Boolean::logicalOr);
                }
            }
        }
        return new WindowShape(TallyShape.of(limits, distribution), rolling, recent);
    }

    /** The objectives that the rules are about. */
    List<Objective> objectives() {
        return SlaPolicy.objectives(inOrderOfWindows.stream()
                .sorted(Comparator.comparingInt(Check::order))
                .map(Check::rule));
    }
}
