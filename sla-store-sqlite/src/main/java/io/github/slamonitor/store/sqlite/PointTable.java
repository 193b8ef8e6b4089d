package io.github.slamonitor.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The points of services or of rules: one row for each day and step. */
final class PointTable {

    static final long DAY = 86_400_000;

    private final PointKind kind;
    private final String where;

    PointTable(PointKind kind) {
        this.kind = kind;
        this.where = " where " + kind.key() + " = ? and step = ? and day = ?";
    }

    /** Takes points with their times. */
    @FunctionalInterface
    interface Each {
        void point(long start, long step, long[] numbers);
    }

    /** The points of one day by the number of their step. */
    static final class Day {

        private final PointKind kind;
        private final long step;
        private final NavigableMap<Integer, long[]> slots = new TreeMap<>();

        Day(PointKind kind, long step) {
            this.kind = kind;
            this.step = step;
        }

        /** Adds a point at a time of this day. */
        void add(long timeOfDay, long[] numbers) {
            int slot = (int) (timeOfDay / step);
            long[] known = slots.get(slot);
            if (known == null) {
                slots.put(slot, numbers.clone());
            } else {
                kind.merge(known, numbers);
            }
        }

        /** How many steps there are up to the last one with a point. */
        private int end() {
            return slots.lastKey() + 1;
        }
    }

    /** Adds points, at least one, to those of a day; most often they follow those that are there. */
    void add(Session session, long key, long day, Day points) throws SQLException {
        Long known = session.number("select slots from " + kind.table() + where, key, points.step, day);
        if (known == null) {
            insert(session, key, day, points);
        } else if (points.slots.firstKey() >= known) {
            session.update(
                    "update " + kind.table() + " set points = points || ',' || ?, slots = ?" + where,
                    Points.encode(points.slots, known.intValue(), points.end()),
                    (long) points.end(),
                    key,
                    points.step,
                    day);
        } else {
            try (ResultSet rows = session.query("select points from " + kind.table() + where, key, points.step, day)) {
                rows.next();
                Points.decode(
                        rows.getBytes(1), kind.fields(), (slot, numbers) -> points.add(slot * points.step, numbers));
            }
            session.update("delete from " + kind.table() + where, key, points.step, day);
            insert(session, key, day, points);
        }
    }

    private void insert(Session session, long key, long day, Day points) throws SQLException {
        session.update(
                "insert into " + kind.table() + " (" + kind.key()
                        + ", step, day, slots, points) values (?, ?, ?, ?, ?)",
                key,
                points.step,
                day,
                (long) points.end(),
                Points.encode(points.slots, 0, points.end()));
    }

    /** Reads points in the order of their times. */
    void read(Session session, long key, long from, long until, Each each) throws SQLException {
        try (ResultSet rows = session.query(
                "select day, step, points from " + kind.table() + " where " + kind.key()
                        + " = ? and day >= ? and day < ? order by day",
                key,
                from - DAY + 1,
                until)) {
            while (rows.next()) {
                long day = rows.getLong(1);
                long step = rows.getLong(2);
                Points.decode(rows.getBytes(3), kind.fields(), (slot, numbers) -> {
                    long start = day + slot * step;
                    if (start >= from && start < until) {
                        each.point(start, step, numbers);
                    }
                });
            }
        }
    }

    /** Moves the points of days that are over into coarser steps. */
    void coarsen(Session session, long step, long coarser, long day) throws SQLException {
        try (ResultSet rows = session.query(
                "select " + kind.key() + ", points from " + kind.table() + " where step = ? and day = ?", step, day)) {
            while (rows.next()) {
                Day moved = new Day(kind, coarser);
                Points.decode(rows.getBytes(2), kind.fields(), (slot, numbers) -> moved.add(slot * step, numbers));
                add(session, rows.getLong(1), day, moved);
            }
        }
        delete(session, step, day);
    }

    private void delete(Session session, long step, long day) throws SQLException {
        session.update("delete from " + kind.table() + " where step = ? and day = ?", step, day);
    }

    /** Removes a day for good, with its sums. */
    void deleteDay(Session session, long step, long day) throws SQLException {
        delete(session, step, day);
        DaySums.delete(session, kind, day);
    }

    /** The first day with points in a step; null when there is none. */
    @Nullable
    Long oldest(Session session, long step) throws SQLException {
        return session.number("select min(day) from " + kind.table() + " where step = ?", step);
    }
}
