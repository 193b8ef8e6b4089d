package io.github.slamonitor;

import io.github.slamonitor.ServiceChecks.Check;
import io.github.slamonitor.engine.WindowSums;

/**
 * What a {@link QuickAlert} is about.
 *
 * @param service the name of the service
 * @param check the rule, and its policy
 * @param start since when a monitor is taken to have run, in microseconds since the epoch
 */
record QuickSubject(String service, Check check, long start) {

    SlaRule rule() {
        return check.rule();
    }

    /** What the rule came to on the sums of its window at a time. */
    RuleResult result(WindowSums sums, long timeMicros) {
        Moment moment = new Moment(timeMicros, 0, timeMicros - start, Maintenance.NONE);
        ServiceMetrics metrics =
                ServiceMetrics.ofWindow(service, rule().windowKey(), sums.tally(), sums.lastRecord(), moment);
        return RuleCheck.plain(rule(), check.policy(), metrics);
    }
}
