package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import io.github.slamonitor.engine.ServiceWindows;
import io.github.slamonitor.engine.Tally;
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
        return !checks.all().isEmpty();
    }

    /** The results of the last evaluation, in the order of policies and rules. */
    List<RuleResult> results() {
        return results;
    }

    /** Checks every rule on what was rolled so far. */
    List<RuleResult> evaluate(Moment moment) {
        WindowFigures figures = figures(moment);
        RuleResult[] checked = new RuleResult[checks.all().size()];
        for (int i = 0; i < checked.length; i++) {
            Check check = checks.all().get(i);
            checked[i] = check.plain()
                    ? RuleCheck.plain(check.rule(), check.policy(), figures.at(check.window()))
                    : RuleCheck.combined(check.rule(), check.policy(), figures);
        }
        results = List.of(checked);
        return results;
    }

    private WindowFigures figures(Moment moment) {
        List<ServiceMetrics> figures = new ArrayList<>(checks.windows().size());
        synchronized (windows) { // a late request is in all of them or in none
            for (long window : checks.windows()) {
                figures.add(metrics(window, moment));
            }
        }
        return new WindowFigures(checks.windows(), figures);
    }

    /** The figures of the requests since the last time, whatever the windows. */
    ServiceMetrics takeUnreported() {
        return ServiceMetrics.counted(name, windows.take(), 0, 0);
    }

    /** The error budgets of the objectives that its rules are about, on what was rolled so far. */
    List<ErrorBudget> errorBudgets(Moment moment) {
        List<Objective> objectives = checks.objectives();
        if (objectives.isEmpty()) {
            return List.of();
        }
        synchronized (windows) {
            List<ServiceMetrics> kept = new ArrayList<>();
            windows.shape().windows().keySet().forEach(key -> kept.add(metrics(key, moment)));
            List<ErrorBudget> budgets = new ArrayList<>();
            for (Objective objective : objectives) {
                ServiceMetrics period = metrics(objective.periodMicros(), moment);
                budgets.add(ErrorBudget.of(objective, period, kept));
            }
            return budgets;
        }
    }

    private ServiceMetrics metrics(long key, Moment moment) {
        long offset = moment.offsetMicros();
        Tally tally = key > 0 ? windows.tally(key, offset) : windows.recent((int) -key, offset);
        return ServiceMetrics.ofWindow(name, key, tally, windows.quietSince(offset), moment);
    }
}
