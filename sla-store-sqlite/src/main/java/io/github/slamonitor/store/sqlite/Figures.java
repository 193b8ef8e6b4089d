package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads metric history: what is added up already, and after that single evaluations. */
final class Figures {

    private static final PointTable RULES = new PointTable(PointKind.VALUES);

    private Figures() {}

    /** A rule with the number of its figures, and by what they are multiplied. */
    private record Series(long id, double scale, StoredRule rule) {}

    static List<StoredRule> rules(Session session) throws SQLException {
        return series(session).stream().map(Series::rule).toList();
    }

    private static List<Series> series(Session session) throws SQLException {
        List<Series> all = new ArrayList<>();
        try (ResultSet rows = session.query("select r.id, r.scale, s.name, r.policy, r.rule, r.kind, r.unit, r.bound,"
                + " r.lowest, r.highest, r.severity from series r join service s on s.id = r.service"
                + " order by s.name, r.policy, r.rule")) {
            while (rows.next()) {
                String severity = rows.getString(11);
                StoredRule rule = new StoredRule(
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        Indicator.Kind.valueOf(rows.getString(6)),
                        Measurement.Unit.valueOf(rows.getString(7)),
                        rows.getString(8),
                        limit(rows, 9),
                        limit(rows, 10),
                        severity == null ? Optional.empty() : Optional.of(Severity.valueOf(severity)));
                all.add(new Series(rows.getLong(1), rows.getLong(2), rule));
            }
        }
        return all;
    }

    private static OptionalDouble limit(ResultSet rows, int column) throws SQLException {
        double limit = rows.getDouble(column);
        return rows.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(limit);
    }

    static List<StoredValue> latestValues(Session session) throws SQLException {
        Long at = session.number("select at from evaluation where figures <> '{}' order by at desc limit 1");
        if (at == null) {
            return List.of();
        }
        Map<Long, long[]> points = new HashMap<>();
        EvaluationTable.each(
                session,
                at - 1,
                at,
                (when, service, counts, figures) ->
                        EvaluationTable.values(figures, (id, point) -> points.put(id, point.clone())));
        List<StoredValue> values = new ArrayList<>();
        for (Series series : series(session)) {
            long[] point = points.get(series.id);
            if (point != null) {
                double value = point[PointKind.MEAN] / series.scale;
                boolean violated = point[PointKind.VIOLATED] > 0;
                values.add(new StoredValue(series.rule, Instant.ofEpochMilli(at), value, violated));
            }
        }
        return values;
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
            after = Math.max(from, Compaction.doneUpToOrNever(session));
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
}
