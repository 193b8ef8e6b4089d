package io.github.slamonitor;

import io.github.slamonitor.engine.ServiceWindows;
import io.github.slamonitor.engine.TallyShape;
import io.github.slamonitor.engine.WindowShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One service of a monitor: its windows, and the rules that they are checked against. Evaluated by one thread at a time. */
final class MonitoredService {

    private final String name;
    private final ServiceWindows windows;
    private final ServiceRecorder recorder;
    private final List<Check> checks;
    private volatile List<RuleResult> results = List.of();

    MonitoredService(String name, Collection<SlaPolicy> policies, Intake intake, long nowMicros) {
        this.name = name;
        this.checks = checks(name, policies);
        this.recorder = new ServiceRecorder(name, shape(checks), nowMicros, intake);
        this.windows = recorder.windows();
    }

    private static List<Check> checks(String name, Collection<SlaPolicy> policies) {
        List<Check> checks = new ArrayList<>();
        for (SlaPolicy policy : policies) {
            if (policy.appliesTo(name)) {
                policy.rules().forEach(rule -> checks.add(new Check(policy.name(), rule, checks.size())));
            }
        }
        // Rules with one window follow each other, so that the figures of a window are read once.
        checks.sort((a, b) -> Long.compare(a.windowKey, b.windowKey));
        return List.copyOf(checks);
    }

    private static WindowShape shape(List<Check> checks) {
        Set<Long> limits = new HashSet<>();
        SortedMap<Long, Boolean> rolling = new TreeMap<>();
        SortedSet<Integer> recent = new TreeSet<>();
        boolean distribution = false;
        for (Check check : checks) {
            limits.addAll(RuleCheck.slowLimits(check.rule));
            for (SlaRule rule : check.rule.readings().toList()) {
                boolean needed = rule.indicator().calculation().needsLiveDistribution();
                distribution |= needed;
                rule.indicator().calculation().otherWindows().forEach(other -> rolling.putIfAbsent(other, false));
                if (rule.windowKey() < 0) {
                    recent.add((int) -rule.windowKey());
                } else {
                    rolling.merge(rule.windowKey(), needed, Boolean::logicalOr);
                }
            }
        }
        return new WindowShape(TallyShape.of(limits, distribution), rolling, recent);
    }

    String name() {
        return name;
    }

    ServiceRecorder recorder() {
        return recorder;
    }

    ServiceWindows windows() {
        return windows;
    }

    boolean isCovered() {
        return !checks.isEmpty();
    }

    /** The results of the last evaluation, in the order of policies and rules. */
    List<RuleResult> results() {
        return results;
    }

    /**
     * Checks every rule on what was rolled so far.
     *
     * @param wallMicros the end of the windows, by the wall clock
     * @param offsetMicros what the wall clock is ahead of engine time
     * @param watchedMicros how long the monitor has run
     */
    List<RuleResult> evaluate(long wallMicros, long offsetMicros, long watchedMicros) {
        RuleResult[] checked = new RuleResult[checks.size()];
        synchronized (windows) {
            long readKey = 0;
            ServiceMetrics metrics = null;
            for (Check check : checks) {
                if (metrics == null || check.windowKey != readKey) {
                    readKey = check.windowKey;
                    metrics = metrics(readKey, wallMicros, offsetMicros, watchedMicros);
                }
                checked[check.order] = check.plain
                        ? RuleCheck.plain(check.rule, check.policy, metrics)
                        : RuleCheck.combined(
                                check.rule,
                                check.policy,
                                rule -> figures(rule, wallMicros, offsetMicros, watchedMicros));
            }
        }
        results = List.of(checked);
        return results;
    }

    /**
     * The error budgets of the objectives that its rules are about, on what was rolled so far.
     *
     * @param wallMicros the end of the windows, by the wall clock
     * @param watchedMicros how long the monitor has run
     */
    List<ErrorBudget> errorBudgets(long wallMicros, long watchedMicros) {
        List<Objective> objectives = SlaPolicy.objectives(checks.stream()
                .sorted(Comparator.comparingInt(check -> check.order))
                .map(check -> check.rule));
        if (objectives.isEmpty()) {
            return List.of();
        }
        synchronized (windows) {
            List<ServiceMetrics> kept = new ArrayList<>();
            windows.shape().windows().keySet().forEach(key -> kept.add(metrics(key, wallMicros, 0, watchedMicros)));
            List<ErrorBudget> budgets = new ArrayList<>();
            for (Objective objective : objectives) {
                ServiceMetrics period = metrics(objective.periodMicros(), wallMicros, 0, watchedMicros);
                budgets.add(ErrorBudget.of(objective, period, kept));
            }
            return budgets;
        }
    }

    private ServiceMetrics figures(SlaRule rule, long wallMicros, long offsetMicros, long watchedMicros) {
        ServiceMetrics metrics = metrics(rule.windowKey(), wallMicros, offsetMicros, watchedMicros);
        long second = rule.indicator().calculation().secondWindow();
        return second == 0
                ? metrics
                : metrics.withSecondWindow(metrics(second, wallMicros, offsetMicros, watchedMicros));
    }

    private ServiceMetrics metrics(long key, long wallMicros, long offsetMicros, long watchedMicros) {
        long quietSince = windows.quietSince(offsetMicros);
        return key < 0
                ? ServiceMetrics.live(
                        name,
                        windows.recent((int) -key, offsetMicros),
                        wallMicros,
                        wallMicros,
                        new ServiceMetrics.Live(true, quietSince))
                : ServiceMetrics.live(
                        name,
                        windows.tally(key, offsetMicros),
                        wallMicros - key,
                        wallMicros,
                        new ServiceMetrics.Live(watchedMicros >= key, quietSince));
    }

    /** A rule, the policy that it belongs to, and where it looks: a length in microseconds, or less than zero a number of records. */
    private static final class Check {
        private final String policy;
        private final SlaRule rule;
        private final int order;
        private final long windowKey;
        /** Whether it needs the figures of this one window alone. */
        private final boolean plain;

        Check(String policy, SlaRule rule, int order) {
            this.policy = policy;
            this.rule = rule;
            this.order = order;
            this.windowKey = rule.windowKey();
            this.plain = rule.isPlain() && rule.indicator().calculation().secondWindow() == 0;
        }
    }
}
