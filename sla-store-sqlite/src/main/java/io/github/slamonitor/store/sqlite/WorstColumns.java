package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Bound;
import io.github.slamonitor.Evidence;
import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MeasuredRule;
import io.github.slamonitor.MeasuredService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The columns that keep the worst figures of each violation. */
final class WorstColumns {

    static final String NAMES = "worst_value, worst_failure_rate, worst_response_violation_rate";

    private static final String OPEN = "select number from violation indexed by violation_open where service = ?"
            + " and policy = ? and rule = ? and opened_at <= ? and state in ('OPEN', 'ACKNOWLEDGED')";

    private static final String OPEN_THEN =
            "select number from violation indexed by violation_of_service where service = ?"
                    + " and policy = ? and rule = ? and opened_at <= ?4 and coalesce(resolved_at, 9e18) >= ?4 and state <> 'REPORTED'";

    private WorstColumns() {}

    /** Takes in figures of a violation, which are the worst so far or not. */
    static void take(Session session, long number, WorstFigures figures, Bound bound) throws SQLException {
        try (ResultSet row = session.query("select " + NAMES + " from violation where number = ?", number)) {
            row.next();
            WorstFigures known = read(row, 1);
            WorstFigures worst = known.or(figures, bound);
            if (!worst.equals(known)) {
                write(session, number, worst);
            }
        }
    }

    /**
     * Takes in what an evaluation found of the violations that were open then. Figures are written on a thread of their own: a later evaluation
     * may have told of their end already.
     */
    static void take(Session session, MeasuredRound round) throws SQLException {
        Long told = session.number("select at from round order by number desc limit 1");
        String which = told != null && told > round.at().toEpochMilli() ? OPEN_THEN : OPEN;
        for (MeasuredService service : round.services()) {
            for (MeasuredRule rule : service.rules()) {
                if (rule.violatedBy().isPresent()) {
                    WorstFigures figures =
                            WorstFigures.of(rule, rule.violatedBy().get());
                    take(session, which, service.service(), rule, figures, round.at());
                }
            }
        }
    }

    private static void take(
            Session session, String which, String service, MeasuredRule rule, WorstFigures figures, Instant at)
            throws SQLException {
        Long number = session.number(which, service, rule.policy(), rule.rule().name(), at.toEpochMilli());
        if (number != null) {
            take(session, number, figures, rule.rule().bound());
        }
    }

    /** Of violations that were written before there were such columns: the worse of opening and latest evidence. */
    static void fill(Session session) throws SQLException {
        try (ResultSet rows = session.query("select number, opening, latest from violation")) {
            while (rows.next()) {
                Evidence opening = ViolationTable.fromBytes(rows.getBytes(2)).evidence();
                byte[] latest = rows.getBytes(3);
                WorstFigures worst = WorstFigures.of(opening);
                if (latest != null) {
                    Evidence evidence = ViolationTable.fromBytes(latest).evidence();
                    worst = worst.or(WorstFigures.of(evidence), evidence.bound());
                }
                write(session, rows.getLong(1), worst);
            }
        }
    }

    private static void write(Session session, long number, WorstFigures figures) throws SQLException {
        session.update(
                "update violation set worst_value = ?, worst_failure_rate = ?, worst_response_violation_rate = ? where number = ?",
                number(figures.value()),
                number(figures.failureRate()),
                number(figures.responseViolationRate()),
                number);
    }

    /** Reads the columns, in the order of their names. */
    static WorstFigures read(ResultSet row, int first) throws SQLException {
        return new WorstFigures(number(row, first), number(row, first + 1), number(row, first + 2));
    }

    private static OptionalDouble number(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    static @Nullable Double number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
