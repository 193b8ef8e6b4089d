package io.github.slamonitor.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite says into what a person can act on. */
final class Failures {

    /** The lower byte of an extended code is the primary one. */
    private static final int PRIMARY = 0xFF;

    private Failures() {}

    static SqliteStoreException of(Path file, String doing, SQLException cause) {
        return new SqliteStoreException(
                "cannot " + doing + " in " + file + ": " + reason(code(cause)) + " (" + cause.getMessage() + ")",
                cause);
    }

    /** Whether a new connection may work where this one does not. */
    static boolean spoilsConnection(SQLException cause) {
        return switch (code(cause)) {
            case SQLITE_BUSY, SQLITE_FULL, SQLITE_CONSTRAINT -> false;
            default -> true;
        };
    }

    /** Whether the file itself is damaged. */
    static boolean isDamage(SqliteStoreException failure) {
        return failure.getCause() instanceof SQLException cause
                && (code(cause) == SQLiteErrorCode.SQLITE_CORRUPT || code(cause) == SQLiteErrorCode.SQLITE_NOTADB);
    }

    static SQLiteErrorCode code(SQLException cause) {
        if (!(cause instanceof SQLiteException failure)) {
            return SQLiteErrorCode.SQLITE_ERROR;
        }
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(failure.getResultCode().code & PRIMARY);
        return primary == null ? SQLiteErrorCode.SQLITE_ERROR : primary;
    }

    private static String reason(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another program holds the database locked; it is free once that program ends" + " its transaction";
            case SQLITE_FULL -> "the disk or the database is full; make room";
            case SQLITE_READONLY, SQLITE_PERM ->
                "the file may not be written; check its permissions and the file system";
            case SQLITE_CANTOPEN ->
                "the file, or one beside it, cannot be opened; check that its folder exists and may be" + " written";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "the file is damaged or is no SQLite database; put it aside and restore a" + " backup";
            case SQLITE_IOERR -> "the disk reports an error; check it";
            default -> "SQLite reports an error";
        };
    }
}
