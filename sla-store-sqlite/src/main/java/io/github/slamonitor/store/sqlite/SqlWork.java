package io.github.slamonitor.store.sqlite;

import java.sql.SQLException;

/** Something to do with a connection. */
@FunctionalInterface
interface SqlWork<T> {
    T with(Session session) throws SQLException;
}
