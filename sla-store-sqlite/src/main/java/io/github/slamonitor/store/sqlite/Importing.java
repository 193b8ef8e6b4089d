package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes the violations of a batch check in, each once. */
final class Importing {

    private Importing() {}

    static int take(Session session, ViolationTable table, List<Violation> violations) throws SQLException {
        int added = 0;
        for (Violation violation : violations) {
            Transition found = new Transition(Transition.Kind.OPENED, violation, violation.openedAt());
            added += table.insert(session, found, ViolationState.REPORTED) == null ? 0 : 1;
        }
        return added;
    }

    /** The violations of a report; those that have no time of their own get the one that is given. */
    static List<Violation> at(SlaReport report, Optional<Instant> time) {
        return report.violations().stream()
                .map(violation -> named(
                        violation, violation.openedAt().equals(Instant.EPOCH) ? given(time) : violation.openedAt()))
                .toList();
    }

    private static Instant given(Optional<Instant> time) {
        return time.orElseThrow(() -> new IllegalArgumentException(
                "the figures of this report have no times: say when they are from with importReport(report, at)"));
    }

    /** In a batch, policy, rule and service make the id; the time tells one batch from another. */
    private static Violation named(Violation violation, Instant at) {
        return new Violation(
                violation.id() + "/" + at,
                violation.service(),
                violation.policy(),
                violation.rule(),
                violation.kind(),
                violation.severity(),
                violation.reason(),
                violation.evidence(),
                at,
                violation.resolvedAt());
    }
}
