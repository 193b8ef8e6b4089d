package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Bound;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.SlaRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers that stand for services, and for rules on services, in the tables of figures. Used by one thread at a time. */
final class SeriesTable {

    /** Beyond, a value is cut: so that the distance of two still fits into a long. */
    private static final double GREATEST = 1e18;

    private final Map<String, Long> services = new HashMap<>();
    private final Map<Key, Series> series = new HashMap<>();

    private record Key(long service, String policy, String rule) {}

    /** A rule on a service, and by what its values are multiplied to become whole numbers. */
    record Series(long id, long scale) {

        long scaled(Measurement value) {
            return Math.round(Math.max(-GREATEST, Math.min(GREATEST, value.asDouble() * scale)));
        }
    }

    long service(Session session, String name) throws SQLException {
        Long known = services.get(name);
        if (known != null) {
            return known;
        }
        session.update("insert into service (name) values (?) on conflict (name) do nothing", name);
        Long id = session.number("select id from service where name = ?", name);
        if (id == null) {
            throw new SQLException("a service is neither new nor there");
        }
        services.put(name, id);
        return id;
    }

    Series series(Session session, long service, MeasuredRule measured) throws SQLException {
        Key key = new Key(service, measured.policy(), measured.rule().name());
        Series known = series.get(key);
        if (known == null) {
            known = find(session, key, measured);
            series.put(key, known);
        }
        return known;
    }

    /** A rule whose bound was changed goes on under its name. */
    private static Series find(Session session, Key key, MeasuredRule measured) throws SQLException {
        SlaRule rule = measured.rule();
        Measurement.Unit unit = measured.value().unit();
        try (ResultSet row = session.query(
                "insert into series (service, policy, rule, kind, unit, scale, bound, lowest, highest, severity)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (service, policy, rule) do update set"
                        + " bound = excluded.bound, lowest = excluded.lowest, highest = excluded.highest,"
                        + " severity = excluded.severity returning id, scale",
                key.service,
                key.policy,
                key.rule,
                rule.indicator().kind().name(),
                unit.name(),
                scale(unit),
                rule.bound().toString(),
                lowest(rule.bound()),
                highest(rule.bound()),
                rule.severity().name())) {
            row.next();
            return new Series(row.getLong(1), row.getLong(2));
        }
    }

    private static @Nullable Double lowest(Bound bound) {
        return switch (bound.comparison()) {
            case AT_LEAST, ABOVE, BETWEEN -> bound.limit().asDouble();
            case AT_MOST, BELOW -> null;
        };
    }

    private static @Nullable Double highest(Bound bound) {
        return switch (bound.comparison()) {
            case AT_MOST, BELOW -> bound.limit().asDouble();
            case BETWEEN -> bound.upperLimit().orElseThrow().asDouble();
            case AT_LEAST, ABOVE -> null;
        };
    }

    /** A share in millionths, a time in microseconds. */
    private static long scale(Measurement.Unit unit) {
        return switch (unit) {
            case RATIO, NUMBER, MULTIPLE -> 1_000_000;
            case TIME, PER_SECOND -> 1000;
            case COUNT -> 100;
        };
    }

    /** To be called when a transaction was rolled back: what it added is not there. */
    void forget() {
        services.clear();
        series.clear();
    }
}
