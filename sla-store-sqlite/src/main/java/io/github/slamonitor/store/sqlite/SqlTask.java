package io.github.slamonitor.store.sqlite;

import java.sql.SQLException;

/** Something to do with a connection that has no result. */
@FunctionalInterface
interface SqlTask {
    void with(Session session) throws SQLException;
}
