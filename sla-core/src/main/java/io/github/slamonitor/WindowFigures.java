package io.github.slamonitor;

import java.util.List;

/**
 * The figures of all windows that the rules of one service look at, read at one moment. Rules are checked on them without a lock: an
 * indicator of the user's own may take its time and holds up no thread that records.
 *
 * @param windows lengths in microseconds, or less than zero numbers of records
 * @param figures of each of them
 */
record WindowFigures(List<Long> windows, List<ServiceMetrics> figures) implements RuleCheck.Figures {

    ServiceMetrics at(int window) {
        return figures.get(window);
    }

    @Override
    public ServiceMetrics of(SlaRule rule) {
        long second = rule.indicator().calculation().secondWindow();
        ServiceMetrics own = of(rule.windowKey());
        return second == 0 ? own : own.withSecondWindow(of(second));
    }

    private ServiceMetrics of(long window) {
        return figures.get(windows.indexOf(window));
    }
}
