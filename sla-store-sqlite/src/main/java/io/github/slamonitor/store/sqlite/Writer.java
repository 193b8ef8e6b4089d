package io.github.slamonitor.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes, in transactions, one at a time. After a failure that a connection does not survive, the next write opens
 * another. Thread-safe.
 */
final class Writer implements AutoCloseable {

    /** How long a write waits for another program: evaluation waits with it. */
    private static final int BUSY_MILLIS = 500;

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Session session;
    private boolean closed;

    Writer(Path file) {
        this.file = file;
    }

    /** Does something in a transaction: all of it is durable when this returns, and nothing of it is done when this throws. */
    void write(String doing, SqlTask task) {
        compute(doing, session -> {
            task.with(session);
            return true;
        });
    }

    /** Does something in a transaction that has a result. */
    <T> T compute(String doing, SqlWork<T> work) {
        return run(doing, session -> inTransaction(session, work));
    }

    /** Does something outside of a transaction. */
    <T> T run(String doing, SqlWork<T> work) {
        lock.lock();
        try {
            return work.with(session());
        } catch (SQLException e) {
            if (Failures.spoilsConnection(e)) {
                letGo();
            } else if (session != null) {
                session.forgetStatements();
            }
            throw Failures.of(file, doing, e);
        } finally {
            lock.unlock();
        }
    }

    private static <T> T inTransaction(Session session, SqlWork<T> work) throws SQLException {
        session.update("begin immediate");
        boolean done = false;
        try {
            T result = work.with(session);
            session.update("commit");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(session);
            }
        }
    }

    private static void rollBack(Session session) {
        try {
            session.update("rollback");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    private Session session() throws SQLException {
        if (closed) {
            throw new SQLException("the store is closed");
        }
        if (session == null) {
            session = Session.open(file, false, BUSY_MILLIS);
            session.execute("pragma journal_size_limit = 67108864");
            session.execute(
                    "pragma cache_size = -16000"); // 16 MB: the indexes of a million violations are hit at random
        }
        return session;
    }

    private void letGo() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            // The failure that led here is the one to tell of.
        }
        session = null;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            letGo();
        } finally {
            lock.unlock();
        }
    }
}
