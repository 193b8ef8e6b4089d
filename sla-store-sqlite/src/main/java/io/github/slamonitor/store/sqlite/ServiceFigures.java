package io.github.slamonitor.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what services were asked in a period, beside the slow requests of a rule: what is added up in steps already, and after that
 * single evaluations.
 */
final class ServiceFigures {

    /** A step that holds everything. */
    private static final long WHOLE = Long.MAX_VALUE;

    private final Session session;
    private final long from;
    private final long until;
    private final long done;
    /** Of the days that lie wholly within the period and have sums, the first, and the one after the last. */
    private final long firstDay;

    private final long endDay;

    ServiceFigures(Session session, Instant from, Instant until) throws SQLException {
        this.session = session;
        this.from = from.toEpochMilli();
        this.until = until.toEpochMilli();
        this.done = Compaction.doneUpToOrNever(session);
        long dayAfterStart = -Math.floorDiv(-this.from, PointTable.DAY) * PointTable.DAY;
        this.firstDay = Math.max(dayAfterStart, DaySums.firstDay(session));
        this.endDay = Math.floorDiv(this.until, PointTable.DAY) * PointTable.DAY;
    }

    /** A rule whose slow requests are counted. */
    private record Rule(long series, String policy, String rule) {

        private static final Rule NONE = new Rule(-1, "", "");
    }

    /** Requests by the start of their step; each step is at least so long. */
    private record Sums(Rule rule, long step, NavigableMap<Long, ServiceSum> byStart) {

        void add(long start, long length, long[] counts, long slow) {
            long bucket = step == WHOLE ? 0 : length >= step ? start : Math.floorDiv(start, step) * step;
            byStart.computeIfAbsent(bucket, key -> new ServiceSum()).add(counts, slow, length);
        }

        ServiceSum whole() {
            return byStart.computeIfAbsent(0L, key -> new ServiceSum());
        }

        boolean isValued() {
            return byStart.values().stream().anyMatch(ServiceSum::isValued);
        }

        List<ServicePoint> points() {
            List<ServicePoint> points = new ArrayList<>(byStart.size());
            byStart.forEach((start, sum) -> points.add(sum.point(start, step, rule.policy, rule.rule)));
            return points;
        }
    }

    ServiceTotals totals(String name) throws SQLException {
        Long service = service(name);
        if (service == null) {
            return new ServiceSum().totals("", "");
        }
        Sums sums = sums(service, WHOLE);
        ServiceSum all = sums.byStart.isEmpty()
                ? new ServiceSum()
                : sums.byStart.firstEntry().getValue();
        return all.totals(sums.rule.policy, sums.rule.rule);
    }

    /** In steps, with the slow requests of a rule on a response violation rate. */
    List<ServicePoint> trend(String name, Duration step) throws SQLException {
        Long service = service(name);
        return service == null ? List.of() : sums(service, step.toMillis()).points();
    }

    /** In steps, with the slow requests of some rule. */
    List<ServicePoint> trend(String name, String policy, String rule, Duration step) throws SQLException {
        Long service = service(name);
        if (service == null) {
            return List.of();
        }
        Long series = session.number(
                "select id from series where service = ? and policy = ? and rule = ?", service, policy, rule);
        Rule counted = series == null ? Rule.NONE : new Rule(series, policy, rule);
        return sums(service, counted, step.toMillis()).points();
    }

    private @Nullable Long service(String name) throws SQLException {
        return session.number("select id from service where name = ?", name);
    }

    /** With the first rule on a response violation rate that has a value; there are seldom several. */
    private Sums sums(long service, long step) throws SQLException {
        List<Rule> rules = new ArrayList<>();
        try (ResultSet rows = session.query(
                "select id, policy, rule from series where service = ? and kind = 'RESPONSE_VIOLATION_RATE'"
                        + " order by policy, rule",
                service)) {
            while (rows.next()) {
                rules.add(new Rule(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
        }
        Sums sums = sums(service, rules.isEmpty() ? Rule.NONE : rules.get(0), step);
        for (int i = 1; i < rules.size() && !sums.isValued(); i++) {
            sums = sums(service, rules.get(i), step);
        }
        return sums;
    }

    private Sums sums(long service, Rule rule, long step) throws SQLException {
        Sums sums = new Sums(rule, step, new TreeMap<>());
        if (step == WHOLE && firstDay < endDay) {
            DaySums.read(session, service, rule.series, firstDay, endDay, sums.whole());
            readSteps(service, from, firstDay, sums);
            readSteps(service, endDay, until, sums);
        } else {
            readSteps(service, from, until, sums);
        }
        readEvaluations(service, sums);
        return sums;
    }

    private void readSteps(long service, long from, long until, Sums sums) throws SQLException {
        if (from >= until) {
            return;
        }
        try (ResultSet rows = session.query(
                "select p.day, p.step, p.points, r.points from service_points p"
                        + " left join rule_points r on r.series = ? and r.day = p.day and r.step = p.step"
                        + " where p.service = ? and p.day > ? and p.day < ? order by p.day",
                sums.rule.series,
                service,
                from - PointTable.DAY,
                until)) {
            while (rows.next()) {
                long step = rows.getLong(2);
                long day = rows.getLong(1);
                long[] slow = slow(step, rows.getBytes(4));
                Points.decode(rows.getBytes(3), PointKind.COUNTS.fields(), (slot, numbers) -> {
                    long start = day + slot * step;
                    if (start >= from && start < until) {
                        sums.add(start, step, numbers, slow[slot]);
                    }
                });
            }
        }
    }

    /** The slow requests of each step of a day; -1 where the rule had no value. */
    private static long[] slow(long step, byte @Nullable [] values) {
        long[] slow = new long[(int) (PointTable.DAY / step)];
        Arrays.fill(slow, -1);
        if (values != null) {
            Points.decode(values, PointKind.VALUES.fields(), (slot, numbers) -> {
                if (numbers[PointKind.EVALUATIONS] > 0) {
                    slow[slot] = numbers[PointKind.SLOW];
                }
            });
        }
        return slow;
    }

    private void readEvaluations(long service, Sums sums) throws SQLException {
        long[] slow = new long[1];
        EvaluationTable.ofService(session, service, Math.max(from, done), until, (at, id, counts, figures) -> {
            slow[0] = -1;
            EvaluationTable.values(figures, (series, point) -> {
                if (series == sums.rule.series) {
                    slow[0] = point[PointKind.SLOW];
                }
            });
            sums.add(at - 1, 1, counts, slow[0]);
        });
    }
}
