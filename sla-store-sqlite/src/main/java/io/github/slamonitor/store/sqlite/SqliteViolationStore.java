package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.DeliveryEnd;
import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MetricHistory;
import io.github.slamonitor.MonitorStore;
import io.github.slamonitor.Round;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps everything that a monitor must not forget in one SQLite file: violations, notifications, the state of alerts and windows. What
 * a call has written is on the disk when the call returns, so a program that is killed loses nothing of it. Thread-safe.
 *
 * <p>The file has two others beside it while it is open, with {@code -wal} and {@code -shm} at the end of their names; they belong
 * to it. A third, {@code -writer}, keeps a second monitor from writing to it.
 *
 * <pre>{@code
 * SlaMonitor monitor = SlaMonitor.builder()
 *         .policy(policy)
 *         .store(SqliteViolationStore.open(Path.of("sla_violations.db")))
 *         .start();
 * }</pre>
 */
public final class SqliteViolationStore implements MonitorStore, MetricHistory {

    private final Writer writer;
    private final OnlyWriter onlyWriter;
    private final Readers readers;
    private final ViolationHistory history;
    private final ViolationTable violations = new ViolationTable();
    private final Outbox outbox = new Outbox(violations);
    private final KeyedBytes states = new KeyedBytes("alert_state");
    private final KeyedBytes windows = new KeyedBytes("window_state");

    private final SeriesTable series = new SeriesTable();
    private final EvaluationTable evaluations = new EvaluationTable(series);
    private final Compaction compaction;
    private final Housekeeping housekeeping;
    private final Object appending = new Object();

    private SqliteViolationStore(Writer writer, OnlyWriter onlyWriter, Readers readers, HistoryRetention retention) {
        this.compaction = new Compaction(retention);
        this.housekeeping = new Housekeeping(writer, readers, retention, compaction);
        this.writer = writer;
        this.onlyWriter = onlyWriter;
        this.readers = readers;
        this.history = new ViolationHistory(readers);
    }

    /**
     * Opens a database for a monitor, and makes it if there is none. One of an earlier version is brought up to this one.
     *
     * @param file in a folder that exists, on a local disk
     * @return the store, to be closed; a monitor closes its own
     * @throws SqliteStoreException when the file cannot be written, is damaged, is of another program or of a newer version, or another
     *     monitor has it open
     */
    public static SqliteViolationStore open(Path file) {
        return open(file, HistoryRetention.defaults());
    }

    /**
     * Opens a database for a monitor, and says how long what is to be kept.
     *
     * @param file in a folder that exists, on a local disk
     * @param retention how long; applied once an hour
     * @return the store, to be closed; a monitor closes its own
     * @throws SqliteStoreException when the file cannot be written, is damaged, is of another program or of a newer version, or another
     *     monitor has it open
     */
    public static SqliteViolationStore open(Path file, HistoryRetention retention) {
        return open(file, retention, Schema.CURRENT);
    }

    static SqliteViolationStore open(Path file, HistoryRetention retention, Schema schema) {
        Path path = Files.exists(file) ? real(file) : file.toAbsolutePath();
        OnlyWriter onlyWriter = OnlyWriter.of(path);
        Writer writer = new Writer(path);
        try {
            schema.apply(path, writer);
            return new SqliteViolationStore(writer, onlyWriter, new Readers(path), retention);
        } catch (RuntimeException e) {
            writer.close();
            onlyWriter.close();
            throw e;
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new SqliteStoreException("cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    /** {@return what is stored, to be read by any thread; closed with this store} */
    public ViolationHistory history() {
        return history;
    }

    /** The one connection that writes. */
    Writer writer() {
        return writer;
    }

    @Override
    public void commit(Round round, Set<String> listeners, Map<String, byte[]> changedStates) {
        writer.write("write a round", session -> {
            outbox.add(session, round, listeners);
            states.replace(session, changedStates);
        });
    }

    @Override
    public void saveStates(Map<String, byte[]> changedStates) {
        writer.write("write alert states", session -> {
            states.replace(session, changedStates);
        });
    }

    @Override
    public void delivered(String roundId, String listener) {
        ended(new DeliveryEnd(roundId, listener, Instant.now(), Optional.empty()));
    }

    @Override
    public void ended(DeliveryEnd end) {
        writer.write("note a delivery", session -> {
            outbox.end(session, end);
        });
    }

    @Override
    public void acknowledged(String violationId, Acknowledgement by) {
        writer.write("note an acknowledgement", session -> {
            violations.acknowledge(session, violationId, by);
        });
    }

    @Override
    public List<Round> undelivered(String listener, int limit) {
        return readers.read("read the undelivered rounds", session -> outbox.undelivered(session, listener, limit));
    }

    @Override
    public Map<String, byte[]> states() {
        return readers.read("read the alert states", states::all);
    }

    @Override
    public void saveFigures(Map<String, byte[]> figures) {
        writer.write("write the figures", session -> {
            windows.replace(session, figures);
        });
    }

    @Override
    public Map<String, byte[]> figures() {
        return readers.read("read the figures", windows::all);
    }

    /** Writes the figures of an evaluation. The first of an hour also adds up the hour before, and applies the retention. */
    @Override
    public void append(MeasuredRound round) {
        long at = round.at().toEpochMilli();
        synchronized (appending) {
            try {
                boolean due = writer.compute("write figures", session -> append(session, round));
                if (due) {
                    housekeeping.run(at);
                }
            } catch (RuntimeException e) {
                series.forget();
                throw e;
            }
        }
    }

    private boolean append(Session session, MeasuredRound round) throws SQLException {
        OptionalLong at = evaluations.add(session, round);
        if (at.isPresent()) {
            compaction.written(session, at.getAsLong());
            WorstColumns.take(session, round);
        }
        return Compaction.isDue(session, round.at().toEpochMilli());
    }

    /**
     * Adds up figures and removes what is older than the retention asks for, as happens once an hour by itself.
     *
     * @param now the time
     * @throws SqliteStoreException when it cannot be written; what was done stays done
     */
    public void applyRetention(Instant now) {
        synchronized (appending) {
            housekeeping.run(now.toEpochMilli());
        }
    }

    /**
     * Takes in the violations of a batch check, as {@link ViolationState#REPORTED}, each at the time of the last request of its service. The
     * same report taken in again changes nothing.
     *
     * @param report of the check
     * @return how many violations were new
     * @throws IllegalArgumentException when the report is of figures without times, which {@link #importReport(SlaReport, Instant)} takes
     * @throws SqliteStoreException when nothing was written
     */
    public int importReport(SlaReport report) {
        List<Violation> found = Importing.at(report, Optional.empty());
        return writer.compute("write a report", session -> Importing.take(session, violations, found));
    }

    /**
     * Takes in the violations of a batch check of figures that have no times, such as those of a CSV violation report:
     *
     * <pre>{@code
     * Path file = Path.of("sla_violations_report.csv");
     * SlaReport found = SlaEvaluator.of(policy).evaluateMetrics(io.github.slamonitor.csv.CsvMetrics.read(file));
     * try (SqliteViolationStore store = SqliteViolationStore.open(Path.of("sla_violations.db"))) {
     *     store.importReport(found, Files.getLastModifiedTime(file).toInstant());
     * }
     * }</pre>
     *
     * @param report of the check
     * @param at when the figures were made, cut to milliseconds: for violations of services whose requests have no times. The same report
     *     with the same time taken in again changes nothing
     * @return how many violations were new
     * @throws SqliteStoreException when nothing was written
     */
    public int importReport(SlaReport report, Instant at) {
        List<Violation> found = Importing.at(report, Optional.of(at.truncatedTo(ChronoUnit.MILLIS)));
        return writer.compute("write a report", session -> Importing.take(session, violations, found));
    }

    /**
     * Writes a copy of the database, as of one moment, while monitoring goes on.
     *
     * @param file where to; must not exist
     * @throws SqliteStoreException when it cannot be written
     */
    public void backUp(Path file) {
        if (Files.exists(file)) {
            throw new SqliteStoreException(
                    "cannot write a backup to " + file + ": there is a file already; name another");
        }
        readers.run("write a backup to " + file, session -> {
            session.update("vacuum into ?", file.toAbsolutePath().toString());
            return true;
        });
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        onlyWriter.close();
    }
}
