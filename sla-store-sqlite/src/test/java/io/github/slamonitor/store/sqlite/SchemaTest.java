package io.github.slamonitor.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    private static final HistoryRetention DEFAULTS = HistoryRetention.defaults();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    private Path file() {
        return folder.resolve("sla.db");
    }

    private static String first() throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream("schema-1.sql")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
        }
    }

    private void writeOneViolation() {
        try (SqliteViolationStore store = SqliteViolationStore.open(file())) {
            store.commit(
                    Episodes.round("1", Episodes.opening(Episodes.open("a", "checkout", 0))),
                    Set.of("mail"),
                    Map.of("state", new byte[] {1}));
        }
    }

    @Test
    void bringsAFileOfAnEarlierVersionUpToDateAndKeepsWhatIsInIt() throws IOException {
        writeOneViolation();
        Schema next = new Schema(List.of(first(), """
                alter table violation add column team text not null default 'none';
                create index violation_of_team on violation (team);
                """));
        try (SqliteViolationStore store = SqliteViolationStore.open(file(), DEFAULTS, next)) {
            assertThat(store.history().violations(ViolationQuery.all())).hasSize(1);
            assertThat(store.undelivered("mail", 10)).hasSize(1);
            assertThat(Direct.number(store, "select count(*) from violation where team = 'none'"))
                    .isEqualTo(1);
            assertThat(Direct.number(store, "pragma user_version")).isEqualTo(2);
        }
        SqliteViolationStore.open(file(), DEFAULTS, next).close();
    }

    @Test
    void leavesTheFileAsItWasWhenAStepFails() throws IOException {
        writeOneViolation();
        Schema broken = new Schema(List.of(first(), """
                alter table violation add column team text;
                alter table nothing add column team text;
                """));
        assertThatThrownBy(() -> SqliteViolationStore.open(file(), DEFAULTS, broken))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessageContaining("cannot make version 2 of the tables");
        try (SqliteViolationStore store = SqliteViolationStore.open(file())) {
            assertThat(store.history().violations(ViolationQuery.all())).hasSize(1);
        }
    }

    @Test
    void refusesAFileOfANewerVersion() throws IOException {
        Schema newer = new Schema(List.of(first(), "create table more (x)"));
        SqliteViolationStore.open(file(), DEFAULTS, newer).close();
        String message =
                "was written by a newer version of this library: its tables have version 2, this one knows versions"
                        + " up to 1; use the newer library";
        assertThatThrownBy(() -> SqliteViolationStore.open(file()))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessage(file() + " " + message);
        assertThatThrownBy(() -> ViolationHistory.open(file())).hasMessage(file() + " " + message);
        SqliteViolationStore.open(file(), DEFAULTS, newer).close();
    }
}
