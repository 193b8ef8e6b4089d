package io.github.slamonitor.store.sqlite;

import java.util.Objects;

/** SQL of a test on the connection that writes. */
final class Direct {

    private Direct() {}

    static long number(SqliteViolationStore store, String sql) {
        return store.writer().run("look", session -> Objects.requireNonNull(session.number(sql)));
    }
}
