package io.github.slamonitor.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes what is older than it has to be, in transactions that are short enough for others to wait. */
final class Housekeeping {

    /** How many rounds of single evaluations go in one transaction. */
    private static final int ROUNDS = 30;

    private static final int VIOLATIONS = 500;

    private final Writer writer;
    private final Readers readers;
    private final HistoryRetention retention;
    private final Compaction compaction;

    Housekeeping(Writer writer, Readers readers, HistoryRetention retention, Compaction compaction) {
        this.writer = writer;
        this.readers = readers;
        this.retention = retention;
        this.compaction = compaction;
    }

    /** Adds up what can be, and removes what is due. */
    void run(long now) {
        addUp(now);
        while (writer.compute("move old figures", session -> compaction.ageOneDay(session, now))) {
            // one day in each transaction
        }
        removeEvaluations(now - retention.evaluationsFor().toMillis());
        removeViolations(now - retention.violationsFor().toMillis());
        if (retention.maximumBytes() < Long.MAX_VALUE) {
            shrink();
        }
    }

    /** One hour in each transaction. */
    private void addUp(long now) {
        for (Optional<Compaction.Sums> sums = nextHour(now); sums.isPresent(); sums = nextHour(now)) {
            Compaction.Sums hour = sums.get();
            writer.write("add figures up", session -> compaction.writeHour(session, hour));
        }
    }

    private Optional<Compaction.Sums> nextHour(long now) {
        return readers.read("add figures up", session -> compaction.nextHour(session, now));
    }

    private void removeEvaluations(long before) {
        while (writer.compute("remove single evaluations", session -> removeEvaluations(session, before)) == ROUNDS) {
            // until fewer than that were left
        }
    }

    private static int removeEvaluations(Session session, long before) throws SQLException {
        Long done = Compaction.doneUpTo(session);
        return done == null ? 0 : EvaluationTable.removeOldest(session, Math.min(before, done + 1), ROUNDS);
    }

    private void removeViolations(long before) {
        while (writer.compute("remove old violations", session -> removeViolations(session, before)) == VIOLATIONS) {
            // until fewer than that were left
        }
    }

    /** Removes violations that were over before a time with all that was told of them; rounds that still wait stay. */
    private static int removeViolations(Session session, long before) throws SQLException {
        List<Long> old = new ArrayList<>();
        try (ResultSet rows = session.query(
                "select number from violation where state in ('RESOLVED', 'REPORTED') and opened_at < ?1"
                        + " and coalesce(resolved_at, opened_at) < ?1 order by opened_at limit ?2",
                before,
                (long) VIOLATIONS)) {
            while (rows.next()) {
                old.add(rows.getLong(1));
            }
        }
        for (long number : old) {
            session.update("delete from transition where violation = ?", number);
            session.update("delete from violation where number = ?", number);
        }
        session.update(
                "delete from round where data is null and at < ?"
                        + " and not exists (select 1 from transition t where t.round = round.number)",
                before);
        session.update("delete from delivery where not exists (select 1 from round r where r.number = delivery.round)");
        return old.size();
    }

    private void shrink() {
        long most = retention.maximumBytes();
        boolean removed = true;
        while (removed && writer.run("read the size", Housekeeping::bytes) > most) {
            removed = writer.compute("make room", this::removeOldest);
        }
        writer.run("make room", session -> {
            try (Statement statement = session.connection().createStatement()) {
                statement.executeUpdate("pragma incremental_vacuum");
            }
            return true;
        });
    }

    private boolean removeOldest(Session session) throws SQLException {
        return removeEvaluations(session, Long.MAX_VALUE) > 0
                || compaction.removeOldestDay(session)
                || removeViolations(session, Long.MAX_VALUE) > 0;
    }

    /** What the tables take up, without pages that are free. */
    private static long bytes(Session session) throws SQLException {
        return (number(session, "page_count") - number(session, "freelist_count")) * number(session, "page_size");
    }

    private static long number(Session session, String pragma) throws SQLException {
        String text = session.text("pragma " + pragma);
        return text == null ? 0 : Long.parseLong(text);
    }
}
