package io.github.slamonitor.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A table of bytes by key: what only the monitor understands. */
final class KeyedBytes {

    private final String insert;
    private final String delete;
    private final String select;

    KeyedBytes(String table) {
        insert = "insert into " + table
                + " (key, data) values (?, ?) on conflict (key) do update set data = excluded.data";
        delete = "delete from " + table + " where key = ?";
        select = "select key, data from " + table;
    }

    /** Puts entries in the place of those with the same keys; empty ones are removed. */
    void replace(Session session, Map<String, byte[]> entries) throws SQLException {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getValue().length == 0) {
                session.update(delete, entry.getKey());
            } else {
                session.update(insert, entry.getKey(), entry.getValue());
            }
        }
    }

    Map<String, byte[]> all(Session session) throws SQLException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ResultSet rows = session.query(select)) {
            while (rows.next()) {
                entries.put(rows.getString(1), rows.getBytes(2));
            }
        }
        return entries;
    }
}
