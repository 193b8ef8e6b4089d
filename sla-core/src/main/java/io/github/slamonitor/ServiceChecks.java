package io.github.slamonitor;

import io.github.slamonitor.engine.TallyShape;
import io.github.slamonitor.engine.WindowShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the services that the same policies apply to are checked for. They share it: with thousands of services it takes no memory.
 *
 * @param all the rules as they were written
 * @param windows where they look: lengths in microseconds, or less than zero numbers of records
 * @param shape what must be counted
 */
record ServiceChecks(List<Check> all, List<Long> windows, WindowShape shape) {

    /**
     * A rule, and the policy that it belongs to.
     *
     * @param window which of the windows it looks at
     * @param plain whether it needs the figures of that window alone
     */
    record Check(String policy, SlaRule rule, int window, boolean plain) {}

    /** What a service is checked for. */
    static ServiceChecks of(String service, List<SlaPolicy> policies) {
        return of(applying(service, policies));
    }

    /** Those of some policies that apply to a service. */
    static List<SlaPolicy> applying(String service, List<SlaPolicy> policies) {
        List<SlaPolicy> applying = new ArrayList<>();
        for (SlaPolicy policy : policies) {
            if (policy.appliesTo(service)) {
                applying.add(policy);
            }
        }
        return applying;
    }

    /** What the services that all of these policies apply to are checked for. */
    static ServiceChecks of(List<SlaPolicy> policies) {
        List<Long> windows = windows(policies);
        List<Check> checks = new ArrayList<>();
        for (SlaPolicy policy : policies) {
            for (SlaRule rule : policy.rules()) {
                boolean plain = rule.isPlain() && rule.indicator().calculation().secondWindow() == 0;
                checks.add(new Check(policy.name(), rule, windows.indexOf(rule.windowKey()), plain));
            }
        }
        return new ServiceChecks(List.copyOf(checks), windows, shape(checks));
    }

    /** Some of the rules, over the same windows. */
    ServiceChecks only(List<Check> some) {
        return new ServiceChecks(some, windows, shape);
    }

    private static List<Long> windows(List<SlaPolicy> policies) {
        Set<Long> windows = new LinkedHashSet<>();
        for (SlaPolicy policy : policies) {
            for (SlaRule whole : policy.rules()) {
                for (SlaRule rule : whole.readings().toList()) {
                    windows.add(rule.windowKey());
                    long second = rule.indicator().calculation().secondWindow();
                    if (second != 0) {
                        windows.add(second);
                    }
                }
            }
        }
        return List.copyOf(windows);
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
                for (long other : calculation.otherWindows()) {
                    rolling.putIfAbsent(other, false);
                }
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
        return SlaPolicy.objectives(all.stream().map(Check::rule));
    }
}
