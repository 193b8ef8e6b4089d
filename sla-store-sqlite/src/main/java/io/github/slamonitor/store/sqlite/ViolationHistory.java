package io.github.slamonitor.store.sqlite;

import io.github.slamonitor.Indicator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a monitor has stored, while it goes on writing: for dashboards and reports. Each call sees one state of the database.
 * Thread-safe.
 *
 * <pre>{@code
 * try (ViolationHistory history = ViolationHistory.open(Path.of("sla_violations.db"))) {
 *     history.violations(ViolationQuery.all().states(ViolationState.OPEN)).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class ViolationHistory implements AutoCloseable {

    private final Readers readers;

    ViolationHistory(Readers readers) {
        this.readers = readers;
    }

    /**
     * Opens a database for reading, also beside a monitor of another program that writes to it.
     *
     * @param file made by {@link SqliteViolationStore#open}
     * @return the history, to be closed
     * @throws SqliteStoreException when there is no such file, it cannot be read, or it is of another program or of another version
     */
    public static ViolationHistory open(Path file) {
        Readers readers = new Readers(file);
        try {
            readers.read("read the version", session -> {
                Schema.CURRENT.checkReadable(file, session);
                return true;
            });
            return new ViolationHistory(readers);
        } catch (RuntimeException e) {
            readers.close();
            throw e;
        }
    }

    /**
     * {@return the violations that a query asks for, one page of them}
     *
     * @param query which, in which order, and which page
     * @throws SqliteStoreException when they cannot be read
     */
    public List<StoredViolation> violations(ViolationQuery query) {
        return readers.read("read violations", session -> ViolationRows.page(session, query));
    }

    /**
     * {@return how many violations a query finds, whatever its page}
     *
     * @param query which
     * @throws SqliteStoreException when they cannot be read
     */
    public long count(ViolationQuery query) {
        return readers.read("count violations", session -> ViolationRows.count(session, query));
    }

    /**
     * {@return how many violations a query finds by the kind of their indicator, whatever its page} A kind without any is left out.
     *
     * @param query which
     * @throws SqliteStoreException when they cannot be read
     */
    public Map<Indicator.Kind, Long> countByKind(ViolationQuery query) {
        return readers.read("count violations", session -> ViolationRows.countByKind(session, query));
    }

    /**
     * {@return what stored violations can be filtered by}
     *
     * @throws SqliteStoreException when it cannot be read
     */
    public ViolationFilters filters() {
        return readers.read("read what to filter by", ViolationRows::filters);
    }

    /**
     * {@return when the newest violation of each service opened; a service without any is left out}
     *
     * @param services the names of the services
     * @throws SqliteStoreException when they cannot be read
     */
    public Map<String, Instant> newestViolations(Collection<String> services) {
        return readers.read("read the newest violations", session -> ViolationRows.newest(session, services));
    }

    /**
     * {@return the violation with an id; empty when there is none}
     *
     * @param id of the violation
     * @throws SqliteStoreException when it cannot be read
     */
    public Optional<StoredViolation> violation(String id) {
        return readers.read("read a violation", session -> ViolationRows.find(session, id));
    }

    /**
     * {@return who was told what of a violation, and who is still to be, in the order in which it happened}
     *
     * @param violationId of the violation; one that is unknown has none
     * @throws SqliteStoreException when they cannot be read
     */
    public List<Notification> notifications(String violationId) {
        return readers.read("read notifications", session -> ViolationRows.notifications(session, violationId));
    }

    /**
     * Writes all violations that a query finds as CSV, whatever its page: a line of names, then one for each violation, with a line feed
     * after each. Times are in UTC as of ISO-8601. A text that a spreadsheet would take for a formula gets an apostrophe in front.
     *
     * @param query which, in which order
     * @param out what to write to, line by line
     * @throws UncheckedIOException when {@code out} fails
     * @throws SqliteStoreException when they cannot be read
     */
    public void writeCsv(ViolationQuery query, Appendable out) {
        export(query, new CsvExport(out));
    }

    /**
     * Writes all violations that a query finds as a JSON array of objects, whatever its page. Times are in UTC as of ISO-8601; what is not
     * known is null.
     *
     * @param query which, in which order
     * @param out what to write to, object by object
     * @throws UncheckedIOException when {@code out} fails
     * @throws SqliteStoreException when they cannot be read
     */
    public void writeJson(ViolationQuery query, Appendable out) {
        export(query, new JsonExport(out));
    }

    private void export(ViolationQuery query, Export export) {
        readers.read("read violations", session -> {
            try {
                export.begin();
                ViolationRows.all(session, query, violation -> write(export, violation));
                export.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    private static void write(Export export, StoredViolation violation) throws SQLException {
        try {
            export.add(violation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return every rule on every service of which there are figures, by service, policy and rule}
     *
     * @throws SqliteStoreException when they cannot be read
     */
    public List<StoredRule> rules() {
        return readers.read("read the rules", Figures::rules);
    }

    /**
     * {@return the values of all rules in the latest evaluation, by service, policy and rule; those without a value are left out}
     *
     * @throws SqliteStoreException when they cannot be read
     */
    public List<StoredValue> latestValues() {
        return readers.read("read the latest values", Figures::latestValues);
    }

    /**
     * Reads how the values of a rule went, in steps. An evaluation belongs to the step before its time: one at noon sharp to the last before noon.
     *
     * @param service the name of the service
     * @param policy the name of the policy
     * @param rule the name of the rule
     * @param startInclusive where to start; at the start of a step
     * @param endExclusive where to end; at the start of a step
     * @param step how long a step is, whole minutes of which so many make a day; zero for single evaluations, as far as they are kept
     * @return the steps that have a value, in order; none for what is not known
     * @throws SqliteStoreException when they cannot be read
     */
    public List<TrendPoint> trend(
            String service, String policy, String rule, Instant startInclusive, Instant endExclusive, Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("step must not be negative: step=" + step);
        }
        return readers.read(
                "read a trend",
                session -> Figures.trend(session, service, policy, rule, startInclusive, endExclusive, step));
    }

    /**
     * Adds up the requests of a service over a period. The figures are exact when start and end are at the start of a step of those that
     * are kept for times so old, such as an hour.
     *
     * @param service the name of the service
     * @param startInclusive where the period starts
     * @param endExclusive where it ends
     * @return the requests; none for a service that is not known
     * @throws SqliteStoreException when they cannot be read
     */
    public ServiceTotals totals(String service, Instant startInclusive, Instant endExclusive) {
        return readers.read(
                "read totals", session -> new ServiceFigures(session, startInclusive, endExclusive).totals(service));
    }

    /**
     * Adds up the requests of many services over a period, as {@link #totals(String, Instant, Instant)} does for one.
     *
     * @param services the names of the services
     * @param startInclusive where the period starts
     * @param endExclusive where it ends
     * @return the requests by service, in the order of the names; none for a service that is not known
     * @throws SqliteStoreException when they cannot be read
     */
    public Map<String, ServiceTotals> totals(
            Collection<String> services, Instant startInclusive, Instant endExclusive) {
        return readers.read("read totals", session -> {
            ServiceFigures figures = new ServiceFigures(session, startInclusive, endExclusive);
            Map<String, ServiceTotals> totals = new LinkedHashMap<>();
            for (String service : services) {
                totals.put(service, figures.totals(service));
            }
            return totals;
        });
    }

    /**
     * Reads the requests of a service in steps, from which the course of an error budget can be told. Slow requests are those of the rule
     * that {@link ServiceTotals#slow} names; for an objective on response times, ask for {@linkplain #serviceTrend(String, String, String,
     * Instant, Instant, Duration) those of one of its alerts}.
     *
     * @param service the name of the service
     * @param startInclusive where to start; at the start of a step
     * @param endExclusive where to end; at the start of a step
     * @param step how long a step is, whole minutes of which so many make a day, or whole days
     * @return the steps with an evaluation, in order; none for a service that is not known
     * @throws IllegalArgumentException when the step is under a minute
     * @throws SqliteStoreException when they cannot be read
     */
    public List<ServicePoint> serviceTrend(
            String service, Instant startInclusive, Instant endExclusive, Duration step) {
        checkStep(step);
        return readers.read(
                "read a trend",
                session -> new ServiceFigures(session, startInclusive, endExclusive).trend(service, step));
    }

    /**
     * Reads the requests of a service in steps, with the slow requests of a rule.
     *
     * @param service the name of the service
     * @param policy the name of the policy
     * @param rule the name of a rule that counts slow requests, such as an alert of an objective on response times
     * @param startInclusive where to start; at the start of a step
     * @param endExclusive where to end; at the start of a step
     * @param step how long a step is, whole minutes of which so many make a day, or whole days
     * @return the steps with an evaluation, in order; none for a service that is not known
     * @throws IllegalArgumentException when the step is under a minute
     * @throws SqliteStoreException when they cannot be read
     */
    public List<ServicePoint> serviceTrend(
            String service, String policy, String rule, Instant startInclusive, Instant endExclusive, Duration step) {
        checkStep(step);
        return readers.read(
                "read a trend",
                session ->
                        new ServiceFigures(session, startInclusive, endExclusive).trend(service, policy, rule, step));
    }

    private static void checkStep(Duration step) {
        if (step.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("step must be at least a minute: step=" + step);
        }
    }

    /**
     * Looks through the whole file for damage; this takes as long as reading it.
     *
     * @return what is wrong, one line each; empty when nothing is
     * @throws SqliteStoreException when it cannot be read for another reason than damage
     */
    public List<String> integrityProblems() {
        try {
            return readers.read("check the file", ViolationHistory::problems);
        } catch (SqliteStoreException e) {
            if (Failures.isDamage(e)) {
                return List.of(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static List<String> problems(Session session) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (ResultSet rows = session.query("pragma integrity_check")) {
            while (rows.next()) {
                problems.add(rows.getString(1));
            }
        }
        problems.remove("ok");
        return problems;
    }

    @Override
    public void close() {
        readers.close();
    }
}
