package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import io.github.slamonitor.engine.ServiceWindows;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One service of a monitor: its windows, and the rules that they are checked against. Evaluated by one thread at a time. */
final class MonitoredService {

    private final String name;
    private final ServiceWindows windows;
    private final ServiceRecorder recorder;
    private final ServiceChecks checks;
    private volatile List<RuleResult> results = List.of();

    MonitoredService(String name, ServiceChecks checks, Intake intake, long nowMicros) {
        this.name = name;
        this.checks = checks;
        this.recorder = new ServiceRecorder(name, checks.shape(), nowMicros, intake);
        this.windows = recorder.windows();
    }

    /** A service whose requests are moved into its windows by a replay; it has a recorder that nobody uses. */
    static MonitoredService replayed(String name, ServiceChecks checks, long nowMicros) {
        InstantSource clock = () -> Micros.toInstant(nowMicros);
        return new MonitoredService(name, checks, new Intake(new EngineClock(clock, () -> 0), List.of()), nowMicros);
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
        return !checks.inOrderOfWindows().isEmpty();
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
        RuleResult[] checked = new RuleResult[checks.inOrderOfWindows().size()];
        synchronized (windows) {
            long readKey = 0;
            ServiceMetrics metrics = null;
            for (Check check : checks.inOrderOfWindows()) {
                if (metrics == null || check.windowKey() != readKey) {
                    readKey = check.windowKey();
                    metrics = metrics(readKey, wallMicros, offsetMicros, watchedMicros);
                }
                checked[check.order()] = check.plain()
                        ? RuleCheck.plain(check.rule(), check.policy(), metrics)
                        : RuleCheck.combined(
                                check.rule(),
                                check.policy(),
                                rule -> figures(rule, wallMicros, offsetMicros, watchedMicros));
            }
        }
        results = List.of(checked);
        return results;
    }

    /** The figures of the requests since the last time, whatever the windows. */
    ServiceMetrics takeUnreported() {
        return ServiceMetrics.counted(name, windows.take(), 0, 0);
    }

    /**
     * The error budgets of the objectives that its rules are about, on what was rolled so far.
     *
     * @param wallMicros the end of the windows, by the wall clock
     * @param watchedMicros how long the monitor has run
     */
    List<ErrorBudget> errorBudgets(long wallMicros, long watchedMicros) {
        List<Objective> objectives = checks.objectives();
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
}
