package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.sql.SQLException;

/** Takes the violations of a batch check in, each once. */
final class Importing {

    private Importing() {}

    static int take(Session session, ViolationTable table, SlaReport report) throws SQLException {
        int added = 0;
        for (Violation violation : report.violations()) {
            Violation named = named(violation);
            Transition found = new Transition(Transition.Kind.OPENED, named, named.openedAt());
            added += table.insert(session, found, ViolationState.REPORTED) == null ? 0 : 1;
        }
        return added;
    }

    /** In a batch, policy, rule and service make the id; the time tells one batch from another. */
    private static Violation named(Violation violation) {
        return new Violation(
                violation.id() + "/" + violation.openedAt(),
                violation.service(),
                violation.policy(),
                violation.rule(),
                violation.kind(),
                violation.severity(),
                violation.reason(),
                violation.evidence(),
                violation.openedAt(),
                violation.resolvedAt());
    }
}
