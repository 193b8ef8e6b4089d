package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.store.sqlite.PointKind.COUNTS;
import static io.github.slamonitor.store.sqlite.PointKind.VALUES;

import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.MeasuredService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/** The figures of single evaluations: a row for each service, with the values of its rules as a JSON object by number of the rule. */
final class EvaluationTable {

    private static final int VALUE = 0;
    private static final int VIOLATED = 1;
    private static final int SLOW = 2;

    private final SeriesTable series;

    EvaluationTable(SeriesTable series) {
        this.series = series;
    }

    /** Takes the values of rules. */
    @FunctionalInterface
    interface EachValue {
        void value(long series, long[] numbers);
    }

    /** Takes what a service measured in one evaluation. */
    @FunctionalInterface
    interface EachRow {
        void row(long at, long service, long[] counts, byte[] figures) throws SQLException;
    }

    /** Writes a round unless it is there; returns the time under which it stands, or empty when it was there. */
    OptionalLong add(Session session, MeasuredRound round) throws SQLException {
        if (session.number("select at from measured_round where id = ?", round.id()) != null) {
            return OptionalLong.empty();
        }
        long at = round.at().toEpochMilli();
        while (session.number("select at from measured_round where at = ?", at) != null) {
            at++; // a clock that was put back: no two rounds share a time
        }
        session.update(
                "insert into measured_round (at, id, started_at) values (?, ?, ?)",
                at,
                round.id(),
                round.from().toEpochMilli());
        for (MeasuredService service : round.services()) {
            add(session, at, service);
        }
        return OptionalLong.of(at);
    }

    private void add(Session session, long at, MeasuredService measured) throws SQLException {
        long service = series.service(session, measured.service());
        session.update(
                "insert into evaluation (at, service, records, failures, micros, figures) values (?, ?, ?, ?, ?, ?)",
                at,
                service,
                measured.records(),
                measured.failures(),
                micros(measured.totalResponseTime()),
                figures(session, service, measured));
    }

    private static long micros(Duration time) {
        return time.getSeconds() * 1_000_000 + time.getNano() / 1000;
    }

    private String figures(Session session, long service, MeasuredService measured) throws SQLException {
        StringBuilder text = new StringBuilder("{");
        for (MeasuredRule rule : measured.rules()) {
            SeriesTable.Series of = series.series(session, service, rule);
            text.append(text.length() > 1 ? ",\"" : "\"").append(of.id()).append("\":");
            Points.append(text, new long[] {
                of.scaled(rule.value()), rule.violated() ? 1 : 0, rule.slow().orElse(0)
            });
        }
        return text.append('}').toString();
    }

    /** Reads what was evaluated after a time and up to another, in the order of the times. */
    static void each(Session session, long after, long upTo, EachRow each) throws SQLException {
        try (ResultSet rows = session.query(
                "select at, service, records, failures, micros, figures from evaluation where at > ? and at <= ? order by at",
                after,
                upTo)) {
            read(rows, each);
        }
    }

    /** Reads what was evaluated of one service after a time and up to another. */
    static void ofService(Session session, long service, long after, long upTo, EachRow each) throws SQLException {
        try (ResultSet rows = session.query(
                "select e.at, e.service, e.records, e.failures, e.micros, e.figures"
                        + " from measured_round r cross join evaluation e on e.at = r.at and e.service = ?"
                        + " where r.at > ? and r.at <= ? order by r.at",
                service,
                after,
                upTo)) {
            read(rows, each);
        }
    }

    private static void read(ResultSet rows, EachRow each) throws SQLException {
        long[] counts = new long[COUNTS.fields()];
        while (rows.next()) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] = rows.getLong(3 + i);
            }
            each.row(rows.getLong(1), rows.getLong(2), counts, rows.getBytes(6));
        }
    }

    /** Takes the values out of an object such as {@code {"12":[102199,1],"13":[297340]}}, each as a point of one evaluation. */
    static void values(byte[] figures, EachValue each) {
        long[] read = new long[3];
        long[] point = new long[VALUES.fields()];
        int at = 1;
        while (at < figures.length - 1) {
            long id = 0;
            for (at++; figures[at] != '"'; at++) {
                id = id * 10 + (figures[at] - '0');
            }
            at = Points.readArray(figures, at + 3, read);
            point[PointKind.EVALUATIONS] = 1;
            point[PointKind.MEAN] = read[VALUE];
            point[PointKind.LOW] = 0;
            point[PointKind.HIGH] = 0;
            point[PointKind.VIOLATED] = read[VIOLATED];
            point[PointKind.SLOW] = read[SLOW];
            each.value(id, point);
            at++; // the comma
        }
    }

    /** Removes the oldest rounds of those before a time, at most some of them; returns how many. */
    static int removeOldest(Session session, long before, int most) throws SQLException {
        int removed = 0;
        while (removed < most) {
            Long oldest = session.number("select min(at) from measured_round where at < ?", before);
            if (oldest == null) {
                break;
            }
            session.update("delete from evaluation where at = ?", oldest);
            session.update("delete from measured_round where at = ?", oldest);
            removed++;
        }
        return removed;
    }
}
