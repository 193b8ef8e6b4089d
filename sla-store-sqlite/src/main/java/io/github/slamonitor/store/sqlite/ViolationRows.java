package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Indicator;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads violations. */
final class ViolationRows {

    private static final String SELECT = "select opening, latest, state, flapping, acknowledged_by, acknowledged_note,"
            + " acknowledged_at, " + WorstColumns.NAMES + " from violation";

    /** From here on it is worth counting how far the end is. */
    private static final long FAR = 1000;

    private ViolationRows() {}

    /** What to do with each row. */
    @FunctionalInterface
    interface Each {
        void take(StoredViolation violation) throws SQLException;
    }

    static List<StoredViolation> page(Session session, ViolationQuery query) throws SQLException {
        if (query.offset() >= FAR) {
            return farPage(session, query);
        }
        List<StoredViolation> first =
                query.order() == ViolationQuery.Order.SEVERITY ? read(session, firstSeverity(query)) : List.of();
        return first.size() == query.limit() ? first : read(session, query);
    }

    private static List<StoredViolation> read(Session session, ViolationQuery query) throws SQLException {
        List<StoredViolation> found = new ArrayList<>();
        each(session, query, query.descending(), page(query.offset(), query.limit()), found::add);
        return found;
    }

    /** What comes first in the order of severities, most often all of a page, is found in the order of opening, without sorting all. */
    private static ViolationQuery firstSeverity(ViolationQuery query) {
        Set<Severity> asked = query.severities().isEmpty() ? EnumSet.allOf(Severity.class) : query.severities();
        ViolationQuery of = query.severities(query.descending() ? Collections.max(asked) : Collections.min(asked));
        return query.descending()
                ? of.descending(ViolationQuery.Order.OPENED)
                : of.ascending(ViolationQuery.Order.OPENED);
    }

    /** What is nearer to the end is found from there: to leave out a million takes seconds. */
    private static List<StoredViolation> farPage(Session session, ViolationQuery query) throws SQLException {
        long after = count(session, query) - query.offset();
        boolean fromTheEnd = after < query.offset();
        long offset = fromTheEnd ? Math.max(0, after - query.limit()) : query.offset();
        long limit = Math.min(query.limit(), Math.max(0, after));
        List<StoredViolation> found = new ArrayList<>();
        each(session, query, query.descending() != fromTheEnd, page(offset, limit), found::add);
        if (fromTheEnd) {
            Collections.reverse(found);
        }
        return found;
    }

    private static String page(long offset, long limit) {
        return " limit " + limit + " offset " + offset;
    }

    /** All that the query finds, whatever its page. */
    static void all(Session session, ViolationQuery query, Each each) throws SQLException {
        each(session, query, query.descending(), "", each);
    }

    /** The rows are found in the indexes alone, and read one by one: they are big, and are not to be sorted. */
    private static void each(Session session, ViolationQuery query, boolean descending, String page, Each each)
            throws SQLException {
        select(session, "select number", query, Condition.orderBy(query.order(), descending) + page, numbers -> {
            while (numbers.next()) {
                try (ResultSet row = session.query(SELECT + " where number = ?", numbers.getLong(1))) {
                    row.next();
                    each.take(read(row));
                }
            }
        });
    }

    static long count(Session session, ViolationQuery query) throws SQLException {
        long[] count = new long[1];
        select(session, "select count(*)", query, "", rows -> count[0] = rows.getLong(1));
        return count[0];
    }

    static Map<Indicator.Kind, Long> countByKind(Session session, ViolationQuery query) throws SQLException {
        List<String> kinds = new ArrayList<>();
        try (ResultSet rows = session.query("select distinct kind from violated_rule")) {
            while (rows.next()) {
                kinds.add(rows.getString(1));
            }
        }
        // One look at each row for a few kinds takes half the time of SQLite's grouping, which sorts them first.
        String what = kinds.stream()
                .map(kind -> "count(*) filter (where kind = '" + kind + "')")
                .collect(Collectors.joining(", ", "select ", ""));
        Map<Indicator.Kind, Long> counts = new EnumMap<>(Indicator.Kind.class);
        if (!kinds.isEmpty()) {
            select(session, what, query, "", row -> {
                for (int i = 0; i < kinds.size(); i++) {
                    if (row.getLong(i + 1) > 0) {
                        counts.put(Indicator.Kind.valueOf(kinds.get(i)), row.getLong(i + 1));
                    }
                }
            });
        }
        return counts;
    }

    /** What to do with the result of a statement. */
    @FunctionalInterface
    private interface Rows {
        void take(ResultSet rows) throws SQLException;
    }

    private static void select(Session session, String what, ViolationQuery query, String end, Rows rows)
            throws SQLException {
        Condition condition = Condition.of(query);
        String sql = what + condition.fromWhere() + end;
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            condition.bind(statement);
            try (ResultSet found = statement.executeQuery()) {
                rows.take(found);
            }
        }
    }

    /** When the newest violation of each service opened; a service without any is left out. */
    static Map<String, Instant> newest(Session session, Collection<String> services) throws SQLException {
        Map<String, Instant> newest = new LinkedHashMap<>();
        for (String service : services) {
            Long openedAt = session.number("select max(opened_at) from violation where service = ?", service);
            if (openedAt != null) {
                newest.put(service, Instant.ofEpochMilli(openedAt));
            }
        }
        return newest;
    }

    static ViolationFilters filters(Session session) throws SQLException {
        Set<String> services = new TreeSet<>();
        String next = session.text("select min(service) from violation");
        while (next != null) { // from one service to the next in the index: there are few beside the violations
            services.add(next);
            next = text(session, "select min(service) from violation where service > ?", next);
        }
        List<ViolationFilters.Rule> rules = new ArrayList<>();
        try (ResultSet rows = session.query("select policy, rule, kind from violated_rule order by policy, rule")) {
            while (rows.next()) {
                rules.add(new ViolationFilters.Rule(
                        rows.getString(1), rows.getString(2), Indicator.Kind.valueOf(rows.getString(3))));
            }
        }
        return new ViolationFilters(List.copyOf(services), rules);
    }

    private static @Nullable String text(Session session, String sql, String value) throws SQLException {
        try (ResultSet row = session.query(sql, value)) {
            return row.next() ? row.getString(1) : null;
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
                WorstColumns.read(rows, 8),
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
