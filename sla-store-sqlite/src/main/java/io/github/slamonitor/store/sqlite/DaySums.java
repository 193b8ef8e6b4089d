package io.github.slamonitor.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Sums of the requests of whole days, of services and of those that a rule was there for: kept as long as there are steps of the day. */
final class DaySums {

    private static final String FROM = "day_sums_from";

    private DaySums() {}

    static void addService(Session session, long service, long day, long[] counts) throws SQLException {
        session.update(
                "insert into service_day (service, day, records, failures, micros) values (?, ?, ?, ?, ?)"
                        + " on conflict (service, day) do update set records = records + excluded.records,"
                        + " failures = failures + excluded.failures, micros = micros + excluded.micros",
                service,
                day,
                counts[PointKind.RECORDS],
                counts[PointKind.FAILURES],
                counts[PointKind.MICROS]);
    }

    static void addRule(Session session, long series, long day, Judged judged) throws SQLException {
        session.update(
                "insert into rule_day (series, day, slow, records) values (?, ?, ?, ?)"
                        + " on conflict (series, day) do update set slow = slow + excluded.slow,"
                        + " records = records + excluded.records",
                series,
                day,
                judged.slow,
                judged.records);
    }

    /** The requests in the time in which a rule had a value. */
    static final class Judged {

        private long slow;
        private long records;

        static void add(Map<Long, Judged> sums, long series, long slow, long records) {
            Judged judged = sums.computeIfAbsent(series, key -> new Judged());
            judged.slow += slow;
            judged.records += records;
        }
    }

    static void delete(Session session, PointKind kind, long day) throws SQLException {
        String table = kind == PointKind.COUNTS ? "service_day" : "rule_day";
        session.update("delete from " + table + " where day = ?", day);
    }

    /** The first day of those that were added up as a whole. */
    static long firstDay(Session session) throws SQLException {
        Long from = session.number("select at from progress where name = ?", FROM);
        return from == null ? Long.MIN_VALUE : -Math.floorDiv(-from, PointTable.DAY) * PointTable.DAY;
    }

    /** Adds whole days up; the rule is that with the number of its series, if there is such a one. */
    static void read(Session session, long service, long series, long firstDay, long endDay, ServiceSum sum)
            throws SQLException {
        try (ResultSet rows = session.query(
                "select s.records, s.failures, s.micros, r.slow, r.records from service_day s"
                        + " left join rule_day r on r.series = ? and r.day = s.day"
                        + " where s.service = ? and s.day >= ? and s.day < ?",
                series,
                service,
                firstDay,
                endDay)) {
            long[] counts = new long[PointKind.COUNTS.fields()];
            while (rows.next()) {
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = rows.getLong(1 + i);
                }
                long slow = rows.getLong(4);
                sum.addDay(counts, rows.wasNull() ? -1 : slow, rows.getLong(5));
            }
        }
    }
}
