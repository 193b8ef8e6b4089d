package io.github.slamonitor.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that read while another writes, kept for the next reader. Thread-safe. */
final class Readers implements AutoCloseable {

    private static final int MOST_IDLE = 4;
    private static final int BUSY_MILLIS = 2000;

    private final Path file;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idling = new AtomicInteger();
    private volatile boolean closed;

    Readers(Path file) {
        this.file = file;
    }

    /** Reads one state of the database, whatever is written meanwhile. */
    <T> T read(String doing, SqlWork<T> work) {
        return run(doing, session -> {
            session.update("begin");
            T result = work.with(session);
            session.update("rollback"); // ends the reading: there is nothing to commit
            return result;
        });
    }

    /** Does something outside of a transaction. */
    <T> T run(String doing, SqlWork<T> work) {
        Session session = null;
        boolean sound = false;
        try {
            session = take();
            T result = work.with(session);
            sound = true;
            return result;
        } catch (SQLException e) {
            throw Failures.of(file, doing, e);
        } finally {
            giveBack(session, sound);
        }
    }

    private Session take() throws SQLException {
        if (closed) {
            throw new SQLException("the store is closed");
        }
        Session session = idle.pollFirst();
        if (session == null) {
            return Session.open(file, true, BUSY_MILLIS);
        }
        idling.decrementAndGet();
        return session;
    }

    private void giveBack(@Nullable Session session, boolean sound) {
        if (session == null) {
            return;
        }
        if (!sound || closed || idling.incrementAndGet() > MOST_IDLE) {
            if (sound && !closed) {
                idling.decrementAndGet();
            }
            close(session);
        } else {
            idle.addFirst(session);
            if (closed) {
                close();
            }
        }
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (SQLException e) {
            // A connection that only read has nothing to lose.
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            close(session);
        }
    }
}
