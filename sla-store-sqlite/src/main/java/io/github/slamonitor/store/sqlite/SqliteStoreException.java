package io.github.slamonitor.store.sqlite;

import java.io.Serial;

/**
 * The database could not be opened, read or written. The message names the file, what was tried, why it failed and what to do.
 *
 * <pre>{@code
 * try {
 *     SqliteViolationStore store = SqliteViolationStore.open(Path.of("sla_violations.db"));
 * } catch (SqliteStoreException e) {
 *     System.err.println(e.getMessage());
 * }
 * }</pre>
 */
public final class SqliteStoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SqliteStoreException(String message) {
        super(message);
    }

    SqliteStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
