package io.github.slamonitor.examples;

import io.github.slamonitor.SlaReport;
import io.github.slamonitor.store.sqlite.SqliteStoreException;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Keeps what a check found in a database, beside what a monitor wrote there. A class of its own: most checks load no database. */
final class ReportDatabase {

    private ReportDatabase() {}

    /**
     * Takes in the violations of a report; those that are there already stay as they are.
     *
     * @param database made when there is none
     * @param files that the report is about; the latest of their times stands for figures without one
     * @return how many violations were new
     * @throws IllegalStateException when it cannot be written, with the reason
     */
    static int add(SlaReport report, Path database, List<Path> files) {
        try (SqliteViolationStore store = SqliteViolationStore.open(database)) {
            return store.importReport(report, latestChange(files));
        } catch (SqliteStoreException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Instant latestChange(List<Path> files) {
        Instant latest = Instant.EPOCH;
        for (Path file : files) {
            try {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                latest = changed.isAfter(latest) ? changed : latest;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot find out when " + file + " was changed: " + e.getMessage(), e);
            }
        }
        return latest;
    }
}
