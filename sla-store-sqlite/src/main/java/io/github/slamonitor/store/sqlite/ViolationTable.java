package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Round;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes each episode into one row, whatever the order in which its transitions come: a round that could not be written at first may
 * come after its successor.
 */
final class ViolationTable {

    private static final String INSERT =
            "insert into violation (id, service, policy, rule, kind, severity, reason, state,"
                    + " flapping, opened_at, resolved_at, changed_at, value, unit, bound, records, failures, slow, text, opening, latest, "
                    + WorstColumns.NAMES
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (id) do nothing returning number";

    private static final String UPDATE = "update violation set flapping = ?, resolved_at = ?, state ="
            + " case when ?2 is not null then 'RESOLVED' when acknowledged_at is not null then 'ACKNOWLEDGED' else 'OPEN' end,"
            + " changed_at = ?, value = ?, unit = ?, records = ?, failures = ?, slow = ?, text = ?, latest = ?"
            + " where number = ? and changed_at <= ?3 and state <> 'RESOLVED'";

    /** Takes in what happened to an episode; returns the number of its row. */
    long take(Session session, Transition transition) throws SQLException {
        boolean opens = transition.kind() == Transition.Kind.OPENED;
        Long number = opens ? insert(session, transition, null) : find(session, transition);
        if (number == null) { // the rarer way round: told late, or written late
            number = opens ? find(session, transition) : insert(session, transition, null);
            if (number == null) {
                throw new SQLException("a violation is neither new nor there");
            }
            if (opens) {
                session.update(
                        "update violation set opening = ? where number = ?",
                        toBytes(transition.violation(), transition.at()),
                        number);
                worsen(session, transition, number);
            }
        } else if (!opens) {
            update(session, transition, number);
            worsen(session, transition, number);
        }
        return number;
    }

    private static void worsen(Session session, Transition transition, long number) throws SQLException {
        Evidence evidence = transition.violation().evidence();
        WorstColumns.take(session, number, WorstFigures.of(evidence), evidence.bound());
    }

    private static @Nullable Long find(Session session, Transition transition) throws SQLException {
        return session.number(
                "select number from violation where id = ?",
                transition.violation().id());
    }

    /** Adds a violation that is not there, in the state given or, when null, the one that it shows; returns null when it is there. */
    @Nullable
    Long insert(Session session, Transition transition, @Nullable ViolationState state) throws SQLException {
        Violation violation = transition.violation();
        Evidence evidence = violation.evidence();
        Optional<Measurement> value = evidence.value();
        WorstFigures worst = WorstFigures.of(evidence);
        byte[] bytes = toBytes(violation, transition.at());
        session.update(
                "insert into violated_rule (policy, rule, kind) values (?, ?, ?) on conflict do nothing",
                violation.policy(),
                violation.rule(),
                violation.kind().name());
        ViolationState shown = violation.resolvedAt().isPresent() ? ViolationState.RESOLVED : ViolationState.OPEN;
        return session.number(
                INSERT,
                violation.id(),
                violation.service(),
                violation.policy(),
                violation.rule(),
                violation.kind().name(),
                violation.severity().name(),
                violation.reason().orElse(null),
                (state == null ? shown : state).name(),
                transition.kind() == Transition.Kind.FLAPPING ? 1 : 0,
                violation.openedAt().toEpochMilli(),
                millis(violation.resolvedAt()),
                transition.at().toEpochMilli(),
                value.isPresent() ? value.get().asDouble() : null,
                value.isPresent() ? value.get().unit().name() : null,
                evidence.bound().toString(),
                count(evidence.records()),
                count(evidence.failures()),
                count(evidence.slow()),
                evidence.text(),
                bytes,
                transition.kind() == Transition.Kind.OPENED ? null : bytes,
                WorstColumns.number(worst.value()),
                WorstColumns.number(worst.failureRate()),
                WorstColumns.number(worst.responseViolationRate()));
    }

    private static void update(Session session, Transition transition, long number) throws SQLException {
        Violation violation = transition.violation();
        Evidence evidence = violation.evidence();
        Optional<Measurement> value = evidence.value();
        session.update(
                UPDATE,
                transition.kind() == Transition.Kind.FLAPPING ? 1 : 0,
                millis(violation.resolvedAt()),
                transition.at().toEpochMilli(),
                value.isPresent() ? value.get().asDouble() : null,
                value.isPresent() ? value.get().unit().name() : null,
                count(evidence.records()),
                count(evidence.failures()),
                count(evidence.slow()),
                evidence.text(),
                toBytes(violation, transition.at()),
                number);
    }

    void acknowledge(Session session, String id, Acknowledgement by) throws SQLException {
        session.update(
                "update violation set acknowledged_by = ?, acknowledged_note = ?, acknowledged_at = ?,"
                        + " state = case state when 'OPEN' then 'ACKNOWLEDGED' else state end where id = ?",
                by.by(),
                by.note(),
                by.at().toEpochMilli(),
                id);
    }

    /** The form in which the core writes violations is a round, so this is one with a single transition. */
    private static byte[] toBytes(Violation violation, Instant at) {
        return new Round("", at, List.of(new Transition(Transition.Kind.REMINDED, violation, at))).toBytes();
    }

    static Violation fromBytes(byte[] bytes) {
        return Round.fromBytes(bytes).transitions().get(0).violation();
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.isPresent() ? time.get().toEpochMilli() : null;
    }

    private static @Nullable Long count(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : null;
    }
}
