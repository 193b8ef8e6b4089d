package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads violations. */
final class ViolationRows {

    private static final String SELECT = "select opening, latest, state, flapping, acknowledged_by, acknowledged_note,"
            + " acknowledged_at from violation";

    private ViolationRows() {}

    /** What to do with each row. */
    @FunctionalInterface
    interface Each {
        void take(StoredViolation violation) throws SQLException;
    }

    static List<StoredViolation> page(Session session, ViolationQuery query) throws SQLException {
        List<StoredViolation> found = new ArrayList<>();
        each(session, query, " limit " + query.limit() + " offset " + query.offset(), found::add);
        return found;
    }

    /** All that the query finds, whatever its page. */
    static void all(Session session, ViolationQuery query, Each each) throws SQLException {
        each(session, query, "", each);
    }

    private static void each(Session session, ViolationQuery query, String page, Each each) throws SQLException {
        Condition condition = Condition.of(query);
        String sql = SELECT + condition.where() + Condition.orderBy(query) + page;
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            condition.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.take(read(rows));
                }
            }
        }
    }

    static long count(Session session, ViolationQuery query) throws SQLException {
        Condition condition = Condition.of(query);
        String sql = "select count(*) from violation" + condition.where();
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            condition.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    static Optional<StoredViolation> find(Session session, String id) throws SQLException {
        try (ResultSet rows = session.query(SELECT + " where id = ?", id)) {
            return rows.next() ? Optional.of(read(rows)) : Optional.empty();
        }
    }

    static List<Notification> notifications(Session session, String id) throws SQLException {
        List<Notification> found = new ArrayList<>();
        try (ResultSet rows = session.query(
                "select d.listener, t.kind, t.at, d.ended_at, d.failure from violation v"
                        + " join transition t on t.violation = v.number join delivery d on d.round = t.round"
                        + " where v.id = ? order by t.round, t.position, d.listener",
                id)) {
            while (rows.next()) {
                found.add(new Notification(
                        rows.getString(1),
                        Transition.Kind.valueOf(rows.getString(2)),
                        Instant.ofEpochMilli(rows.getLong(3)),
                        time(rows, 4),
                        Optional.ofNullable(rows.getString(5))));
            }
        }
        return found;
    }

    private static Optional<Instant> time(ResultSet rows, int column) throws SQLException {
        long millis = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static StoredViolation read(ResultSet rows) throws SQLException {
        Violation opening = ViolationTable.fromBytes(rows.getBytes(1));
        byte[] latest = rows.getBytes(2);
        return new StoredViolation(
                latest == null ? opening : ViolationTable.fromBytes(latest),
                opening.evidence(),
                ViolationState.valueOf(rows.getString(3)),
                rows.getInt(4) != 0,
                acknowledgement(rows));
    }

    private static Optional<Acknowledgement> acknowledgement(ResultSet rows) throws SQLException {
        String by = rows.getString(5);
        return by == null
                ? Optional.empty()
                : Optional.of(new Acknowledgement(by, rows.getString(6), Instant.ofEpochMilli(rows.getLong(7))));
    }
}
