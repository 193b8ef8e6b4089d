package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.store.sqlite.PointTable.DAY;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds single evaluations up into steps, an hour at a time, and steps that are old into coarser ones. An hour is added up and noted
 * as done in one transaction, so nothing is counted twice or lost, whenever the program ends.
 *
 * <p>A round belongs to the step that holds the last millisecond before it, since what it measured was before it.
 */
final class Compaction {

    private static final long HOUR = 3_600_000;
    private static final String DONE = "compacted";

    private final HistoryRetention retention;
    private final PointTable services = new PointTable(PointKind.COUNTS);
    private final PointTable rules = new PointTable(PointKind.VALUES);

    Compaction(HistoryRetention retention) {
        this.retention = retention;
    }

    /** Up to when everything is added up; before the first round, null. */
    static @Nullable Long doneUpTo(Session session) throws SQLException {
        return session.number("select at from progress where name = ?", DONE);
    }

    /** The same, as a time that is before all others when there was no round. */
    static long doneUpToOrNever(Session session) throws SQLException {
        Long done = doneUpTo(session);
        return done == null ? Long.MIN_VALUE : done;
    }

    private static void noteDone(Session session, long upTo) throws SQLException {
        session.update(
                "insert into progress (name, at) values (?, ?) on conflict (name) do update set at = excluded.at",
                DONE,
                upTo);
    }

    /** To be called for each round that was written, in its transaction. */
    void written(Session session, long at) throws SQLException {
        Long done = doneUpTo(session);
        if (done == null) {
            noteDone(session, startOfHour(at - 1));
        } else if (at <= done) { // a clock that was put back: that hour is done already
            write(session, collect(session, at - 1, at, at));
        }
    }

    /** The figures of rounds of one day, added up; nothing of them is written yet. */
    static final class Sums {

        private final long day;
        private final long step;
        private final Map<Long, PointTable.Day> services = new HashMap<>();
        private final Map<Long, PointTable.Day> rules = new HashMap<>();
        private final Map<Long, long[]> totals = new HashMap<>();
        private final Map<Long, DaySums.Judged> judged = new HashMap<>();
        /** Up to when everything is added up once this is written. */
        private long done;

        Sums(long day, long step) {
            this.day = day;
            this.step = step;
        }

        private void add(long at, long service, long[] counts, byte[] figures) {
            long timeOfDay = at - 1 - day;
            services.computeIfAbsent(service, id -> new PointTable.Day(PointKind.COUNTS, step))
                    .add(timeOfDay, counts);
            PointKind.COUNTS.merge(totals.computeIfAbsent(service, id -> new long[counts.length]), counts);
            EvaluationTable.values(figures, (series, point) -> {
                rules.computeIfAbsent(series, id -> new PointTable.Day(PointKind.VALUES, step))
                        .add(timeOfDay, point);
                DaySums.Judged.add(judged, series, point[PointKind.SLOW], counts[PointKind.RECORDS]);
            });
        }
    }

    /** Whether an hour can be added up, given the newest round. */
    static boolean isDue(Session session, long newest) throws SQLException {
        Long done = doneUpTo(session);
        return done != null && newest >= done + HOUR;
    }

    /** Adds the next hour up, without writing it: many rows are read for it, and nobody has to wait meanwhile. */
    Optional<Sums> nextHour(Session session, long newest) throws SQLException {
        Long done = doneUpTo(session);
        if (done == null || newest < done + HOUR) {
            return Optional.empty();
        }
        Long next = session.number("select min(at) from measured_round where at > ?", done);
        long hour = startOfHour((next == null ? newest : next) - 1); // hours without any round are passed over
        boolean over = newest >= hour + HOUR;
        Sums sums = collect(session, hour, over ? hour + HOUR : hour, newest);
        sums.done = Math.max(done, over ? hour + HOUR : hour);
        return Optional.of(sums);
    }

    /** Writes an hour and notes that it is done. */
    void writeHour(Session session, Sums sums) throws SQLException {
        write(session, sums);
        noteDone(session, sums.done);
    }

    private static long startOfHour(long millis) {
        return Math.floorDiv(millis, HOUR) * HOUR;
    }

    /** The rounds after a time and up to another, all of one day. */
    private Sums collect(Session session, long after, long upTo, long now) throws SQLException {
        long day = Math.floorDiv(after, DAY) * DAY;
        Sums sums = new Sums(day, retention.stepFor(day + DAY, now).millis());
        EvaluationTable.each(session, after, upTo, sums::add);
        return sums;
    }

    private void write(Session session, Sums sums) throws SQLException {
        for (Map.Entry<Long, PointTable.Day> entry : sums.services.entrySet()) {
            services.add(session, entry.getKey(), sums.day, entry.getValue());
        }
        for (Map.Entry<Long, PointTable.Day> entry : sums.rules.entrySet()) {
            rules.add(session, entry.getKey(), sums.day, entry.getValue());
        }
        for (Map.Entry<Long, long[]> entry : sums.totals.entrySet()) {
            DaySums.addService(session, entry.getKey(), sums.day, entry.getValue());
        }
        for (Map.Entry<Long, DaySums.Judged> entry : sums.judged.entrySet()) {
            DaySums.addRule(session, entry.getKey(), sums.day, entry.getValue());
        }
    }

    /** Moves one day that is too old for its step into the next one, or out; returns whether there was one. */
    boolean ageOneDay(Session session, long now) throws SQLException {
        for (int i = 0; i < retention.steps().size(); i++) {
            HistoryRetention.Step step = retention.steps().get(i);
            long oldest = now - step.keptFor().toMillis() - DAY;
            boolean last = i + 1 == retention.steps().size();
            long coarser = last ? 0 : retention.steps().get(i + 1).millis();
            // Both in one transaction: the slow requests of a step are held against the requests of the same step.
            boolean aged = age(session, services, step.millis(), coarser, oldest);
            if (age(session, rules, step.millis(), coarser, oldest) || aged) {
                return true;
            }
        }
        return false;
    }

    private static boolean age(Session session, PointTable table, long step, long coarser, long oldest)
            throws SQLException {
        Long day = table.oldest(session, step);
        if (day == null || day >= oldest) {
            return false;
        }
        if (coarser == 0) {
            table.deleteDay(session, step, day);
        } else {
            table.coarsen(session, step, coarser, day);
        }
        return true;
    }

    /** Removes the oldest day of all; returns whether there was one. */
    boolean removeOldestDay(Session session) throws SQLException {
        for (int i = retention.steps().size() - 1; i >= 0; i--) {
            long step = retention.steps().get(i).millis();
            for (PointTable table : new PointTable[] {services, rules}) {
                Long day = table.oldest(session, step);
                if (day != null) {
                    table.deleteDay(session, step, day);
                    return true;
                }
            }
        }
        return false;
    }
}
