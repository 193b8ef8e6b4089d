package io.github.slamonitor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule says about its alert; the accessors of {@link SlaRule} say what each setting means. */
record AlertSettings(
        Duration pendingFor,
        Duration keepFiringFor,
        Duration remindEvery,
        int flappingChanges,
        Duration flappingPeriod,
        Severity severity,
        @Nullable String reason,
        List<Inhibitor> inhibitors) {

    static final AlertSettings DEFAULT = new AlertSettings(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Severity.WARNING, null, List.of());

    AlertSettings withPendingFor(Duration time) {
        return new AlertSettings(
                time, keepFiringFor, remindEvery, flappingChanges, flappingPeriod, severity, reason, inhibitors);
    }

    AlertSettings withKeepFiringFor(Duration time) {
        return new AlertSettings(
                pendingFor, time, remindEvery, flappingChanges, flappingPeriod, severity, reason, inhibitors);
    }

    AlertSettings withRemindEvery(Duration time) {
        return new AlertSettings(
                pendingFor, keepFiringFor, time, flappingChanges, flappingPeriod, severity, reason, inhibitors);
    }

    AlertSettings withFlapping(int changes, Duration period) {
        return new AlertSettings(pendingFor, keepFiringFor, remindEvery, changes, period, severity, reason, inhibitors);
    }

    AlertSettings withSeverity(Severity other) {
        return new AlertSettings(
                pendingFor, keepFiringFor, remindEvery, flappingChanges, flappingPeriod, other, reason, inhibitors);
    }

    AlertSettings withReason(String other) {
        return new AlertSettings(
                pendingFor, keepFiringFor, remindEvery, flappingChanges, flappingPeriod, severity, other, inhibitors);
    }

    AlertSettings withInhibitors(List<Inhibitor> others) {
        return new AlertSettings(
                pendingFor, keepFiringFor, remindEvery, flappingChanges, flappingPeriod, severity, reason, others);
    }
}
