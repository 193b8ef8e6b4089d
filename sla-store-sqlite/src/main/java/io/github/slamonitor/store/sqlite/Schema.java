package io.github.slamonitor.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes the tables, and brings those of an earlier version up to this one. A script leads from each version to the next, the first one from
 * an empty file; the file's {@code user_version} says where it stands.
 */
final class Schema {

    /** What this version of the library needs. A script, once published, never changes: another follows. */
    static final Schema CURRENT = new Schema(List.of(read("schema-1.sql"), read("schema-2.sql"), read("schema-3.sql")));

    /** The bytes "SLAm": whose file this is. */
    private static final int APPLICATION = 0x534C416D;

    /** The version in which violations got columns for their worst figures, which no script can read out of their bytes. */
    private static final int WITH_WORST_FIGURES = 3;

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(?:\\n|$)");

    private final List<String> scripts;

    Schema(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    int version() {
        return scripts.size();
    }

    /**
     * Makes a new file, or one of an earlier version, one of this version.
     *
     * @throws SqliteStoreException when the file is of another program or of a newer version
     */
    void apply(Path file, Writer writer) {
        writer.run("read the version", session -> {
            boolean empty = isEmpty(session);
            check(file, session, empty);
            if (empty) {
                session.execute("pragma auto_vacuum = incremental"); // only possible before the first table is made
            }
            return session.text("pragma journal_mode = wal") != null;
        });
        int from = writer.run("read the version", Schema::versionOf);
        for (int version = from; version < scripts.size(); version++) {
            migrate(writer, version);
        }
    }

    private void migrate(Writer writer, int version) {
        writer.write("make version " + (version + 1) + " of the tables", session -> {
            for (String statement : END_OF_STATEMENT.split(scripts.get(version).strip(), -1)) {
                if (!statement.isBlank()) {
                    session.execute(statement);
                }
            }
            if (version + 1 == WITH_WORST_FIGURES) {
                WorstColumns.fill(session);
            }
            session.execute("pragma application_id = " + APPLICATION);
            session.execute("pragma user_version = " + (version + 1));
        });
    }

    /** Refuses a file that this version cannot read: it must be of this version, since reading does not change it. */
    void checkReadable(Path file, Session session) throws SQLException {
        check(file, session, isEmpty(session));
        if (versionOf(session) < scripts.size()) {
            throw new SqliteStoreException(file + " has tables of version " + versionOf(session) + " instead of "
                    + scripts.size() + "; open it once with SqliteViolationStore, which brings it up to date");
        }
    }

    private void check(Path file, Session session, boolean empty) throws SQLException {
        String application = session.text("pragma application_id");
        if (!empty && !Integer.toString(APPLICATION).equals(application)) {
            throw new SqliteStoreException(file + " is a database of another program; name another file");
        }
        int version = versionOf(session);
        if (version > scripts.size()) {
            throw new SqliteStoreException(
                    file + " was written by a newer version of this library: its tables have version " + version
                            + ", this one knows versions up to " + scripts.size() + "; use the newer library");
        }
    }

    private static boolean isEmpty(Session session) throws SQLException {
        return "0".equals(session.text("select count(*) from sqlite_master"));
    }

    static int versionOf(Session session) throws SQLException {
        String version = session.text("pragma user_version");
        return version == null ? 0 : Integer.parseInt(version);
    }

    private static String read(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar is not whole, it has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
