package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.DeliveryEnd;
import io.github.slamonitor.Round;
import io.github.slamonitor.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rounds, and which listener was told of them when. The bytes of a round go when every listener is done with it. */
final class Outbox {

    private final ViolationTable violations;

    Outbox(ViolationTable violations) {
        this.violations = violations;
    }

    /** Writes a round, the violations that it changes and the intent to tell each listener; nothing when it is there already. */
    void add(Session session, Round round, Set<String> listeners) throws SQLException {
        Long number = session.number(
                "insert into round (id, at, data) values (?, ?, ?) on conflict (id) do nothing returning number",
                round.id(),
                round.at().toEpochMilli(),
                listeners.isEmpty() ? null : round.toBytes());
        if (number == null) {
            return;
        }
        for (String listener : listeners) {
            session.update("insert into delivery (round, listener) values (?, ?)", number, listener);
        }
        long position = 0;
        for (Transition transition : round.transitions()) {
            long violation = violations.take(session, transition);
            session.update(
                    "insert into transition (round, position, violation, kind, at) values (?, ?, ?, ?, ?)",
                    number,
                    position++,
                    violation,
                    transition.kind().name(),
                    transition.at().toEpochMilli());
        }
    }

    void end(Session session, DeliveryEnd end) throws SQLException {
        Long number = session.number("select number from round where id = ?", end.roundId());
        if (number == null) {
            return;
        }
        int ended = session.update(
                "update delivery set ended_at = ?, failure = ? where round = ? and listener = ? and ended_at is null",
                end.at().toEpochMilli(),
                end.failure().orElse(null),
                number,
                end.listener());
        if (ended > 0) {
            session.update(
                    "update round set data = null where number = ?1"
                            + " and not exists (select 1 from delivery where round = ?1 and ended_at is null)",
                    number);
        }
    }

    List<Round> undelivered(Session session, String listener, int limit) throws SQLException {
        List<Round> rounds = new ArrayList<>();
        try (ResultSet rows = session.query(
                "select r.data from delivery d join round r on r.number = d.round"
                        + " where d.listener = ? and d.ended_at is null order by d.round limit ?",
                listener,
                limit)) {
            while (rows.next()) {
                rounds.add(Round.fromBytes(rows.getBytes(1)));
            }
        }
        return rounds;
    }
}
