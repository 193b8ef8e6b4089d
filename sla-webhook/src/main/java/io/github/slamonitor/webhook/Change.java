package io.github.slamonitor.webhook;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing to tell of a violation.
 *
 * @param id the same when it is told again
 * @param acknowledgement who looks after the violation; for {@link Kind#ACKNOWLEDGED} alone
 */
record Change(String id, Kind kind, Violation violation, Instant at, Optional<Acknowledgement> acknowledgement) {

    /** What can be told: what can happen to a violation in an evaluation, and what somebody says of it in between. */
    enum Kind {
        OPENED,
        REMINDED,
        RESOLVED,
        FLAPPING,
        FLAPPING_ENDED,
        ACKNOWLEDGED
    }

    static Change of(Transition transition) {
        Kind kind = Kind.valueOf(transition.kind().name());
        return new Change(transition.id(), kind, transition.violation(), transition.at(), Optional.empty());
    }

    static Change of(Violation violation, Acknowledgement acknowledgement) {
        String id = violation.id() + "/" + Kind.ACKNOWLEDGED + "/"
                + acknowledgement.at().toEpochMilli();
        return new Change(id, Kind.ACKNOWLEDGED, violation, acknowledgement.at(), Optional.of(acknowledgement));
    }

    /** Whether the rule is met again. */
    boolean isOver() {
        return kind == Kind.RESOLVED
                || (kind == Kind.FLAPPING_ENDED && violation.resolvedAt().isPresent());
    }

    /** What has to be seen first is least: what is violated before what is met again, the worse first. */
    int order() {
        return isOver() ? Severity.values().length : Severity.CRITICAL.compareTo(violation.severity());
    }

    Look look() {
        return isOver() ? Look.RESOLVED : Look.of(violation.severity());
    }
}
