package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Measurement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads metric history: what is added up already, and after that single evaluations. */
final class Figures {

    private static final PointTable SERVICES = new PointTable(PointKind.COUNTS);
    private static final PointTable RULES = new PointTable(PointKind.VALUES);

    private Figures() {}

    static List<StoredRule> rules(Session session) throws SQLException {
        List<StoredRule> rules = new ArrayList<>();
        try (ResultSet rows = session.query("select s.name, r.policy, r.rule, r.kind, r.unit, r.bound from series r"
                + " join service s on s.id = r.service order by s.name, r.policy, r.rule")) {
            while (rows.next()) {
                rules.add(new StoredRule(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        Indicator.Kind.valueOf(rows.getString(4)),
                        Measurement.Unit.valueOf(rows.getString(5)),
                        rows.getString(6)));
            }
        }
        return rules;
    }

    static List<TrendPoint> trend(
            Session session, String service, String policy, String rule, Instant from, Instant until, Duration step)
            throws SQLException {
        try (ResultSet row = session.query(
                "select r.id, r.scale, r.service from series r join service s on s.id = r.service"
                        + " where s.name = ? and r.policy = ? and r.rule = ?",
                service,
                policy,
                rule)) {
            if (!row.next()) {
                return List.of();
            }
            Trend trend = new Trend(row.getLong(2), Math.max(1, step.toMillis()));
            read(
                    session,
                    row.getLong(1),
                    row.getLong(3),
                    from.toEpochMilli(),
                    until.toEpochMilli(),
                    !step.isZero(),
                    trend);
            return trend;
        }
    }

    private static void read(
            Session session, long series, long service, long from, long until, boolean inSteps, Trend trend)
            throws SQLException {
        long after = from; // the first millisecond that is not read yet
        if (inSteps) {
            RULES.read(session, series, from, until, trend::add);
            after = Math.max(from, doneUpTo(session));
        }
        EvaluationTable.ofService(
                session,
                service,
                after,
                until,
                (at, id, counts, figures) -> EvaluationTable.values(figures, (found, point) -> {
                    if (found == series) {
                        trend.add(at - 1, 1, point);
                    }
                }));
    }

    private static long doneUpTo(Session session) throws SQLException {
        Long done = Compaction.doneUpTo(session);
        return done == null ? Long.MIN_VALUE : done;
    }

    static ServiceTotals totals(Session session, String name, Instant from, Instant until) throws SQLException {
        long[] sum = new long[PointKind.COUNTS.fields()];
        Long service = session.number("select id from service where name = ?", name);
        if (service != null) {
            long start = from.toEpochMilli();
            long end = until.toEpochMilli();
            SERVICES.read(session, service, start, end, (at, step, counts) -> PointKind.COUNTS.merge(sum, counts));
            EvaluationTable.ofService(
                    session,
                    service,
                    Math.max(start, doneUpTo(session)),
                    end,
                    (at, id, counts, figures) -> PointKind.COUNTS.merge(sum, counts));
        }
        long micros = sum[PointKind.MICROS];
        return new ServiceTotals(
                sum[PointKind.RECORDS],
                sum[PointKind.FAILURES],
                Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000));
    }
}
