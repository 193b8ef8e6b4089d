package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Ratio.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.MeasuredService;
import io.github.slamonitor.Round;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
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

    private static String script(int version) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
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
        Schema next = new Schema(List.of(script(1), script(2), script(3), """
                alter table violation add column team text not null default 'none';
                create index violation_of_team on violation (team);
                """));
        try (SqliteViolationStore store = SqliteViolationStore.open(file(), DEFAULTS, next)) {
            assertThat(store.history().violations(ViolationQuery.all())).hasSize(1);
            assertThat(store.undelivered("mail", 10)).hasSize(1);
            assertThat(Direct.number(store, "select count(*) from violation where team = 'none'"))
                    .isEqualTo(1);
            assertThat(Direct.number(store, "pragma user_version")).isEqualTo(4);
        }
        SqliteViolationStore.open(file(), DEFAULTS, next).close();
    }

    /** Written by the library when it had version 1: a monitor with two violations, and an hour and a half of figures. */
    private void unpackVersion1() throws IOException {
        try (InputStream in = SchemaTest.class.getResourceAsStream("version-1.db.gz")) {
            assertThat(in).isNotNull();
            Files.copy(new GZIPInputStream(in), file());
        }
    }

    @Test
    void opensADatabaseOfVersion1WithAllThatIsInIt() throws IOException {
        unpackVersion1();
        assertThatThrownBy(() -> ViolationHistory.open(file()))
                .hasMessageEndingWith("has tables of version 1 instead of 3; open it once with SqliteViolationStore,"
                        + " which brings it up to date");
        try (SqliteViolationStore store = SqliteViolationStore.open(file())) {
            ViolationHistory history = store.history();
            assertThat(history.violations(ViolationQuery.all().failureRateAtLeast(percent(10))))
                    .extracting(stored -> stored.violation().service() + " " + stored.state())
                    .containsExactly("search ACKNOWLEDGED", "checkout RESOLVED");
            assertThat(store.undelivered("mail", 10)).extracting(Round::id).containsExactly("2");
            assertThat(store.undelivered("chat", 10)).extracting(Round::id).containsExactly("1");
            assertThat(store.states()).containsOnlyKeys("alert");
            assertThat(store.figures()).containsOnlyKeys("checkout");
            assertThat(history.rules().get(0).severity()).isEmpty();
            ServiceTotals totals = history.totals("checkout", Episodes.START, Episodes.at(90 * 60));
            assertThat(totals.records()).isEqualTo(9000);
            assertThat(totals.slow().orElseThrow().slow()).isEqualTo(900);
            assertThat(history.integrityProblems()).isEmpty();
        }
        ViolationHistory.open(file()).close();
    }

    @Test
    void addsUpDaysThatAnEarlierVersionBegan() throws IOException {
        unpackVersion1();
        try (SqliteViolationStore store = SqliteViolationStore.open(file())) {
            for (int i = 0; i < 100; i++) {
                Instant from = Episodes.at(90 * 60 + i * 1800L);
                store.append(new MeasuredRound(
                        "later-" + i,
                        from,
                        from.plusSeconds(1800),
                        List.of(new MeasuredService("checkout", 10, 1, Duration.ofSeconds(2), List.of()))));
            }
            ServiceTotals day = store.history().totals("checkout", Episodes.START, Episodes.at(86_400));
            assertThat(day.records()).isEqualTo(9000 + 45 * 10);
            assertThat(day.slow())
                    .hasValueSatisfying(slow -> assertThat(slow.records()).isEqualTo(9000));
            assertThat(store.history()
                            .totals("checkout", Episodes.START, Episodes.at(2 * 86_400))
                            .failures())
                    .isEqualTo(270 + 45 + 48);
        }
    }

    @Test
    void hasTheSameTablesWhetherItIsNewOrBroughtUpToDate() throws IOException {
        unpackVersion1();
        SqliteViolationStore.open(file()).close();
        Path fresh = folder.resolve("new.db");
        SqliteViolationStore.open(fresh).close();
        assertThat(tables(file())).isEqualTo(tables(fresh)).isNotEmpty();
    }

    private static List<String> tables(Path file) {
        try (Readers readers = new Readers(file)) {
            return readers.read("look", session -> {
                List<String> tables = new ArrayList<>();
                try (ResultSet rows =
                        session.query("select sql from sqlite_master where sql is not null order by name")) {
                    while (rows.next()) {
                        tables.add(rows.getString(1));
                    }
                }
                return tables;
            });
        }
    }

    @Test
    void leavesTheFileAsItWasWhenAStepFails() throws IOException {
        writeOneViolation();
        Schema broken = new Schema(List.of(script(1), script(2), script(3), """
                alter table violation add column team text;
                alter table nothing add column team text;
                """));
        assertThatThrownBy(() -> SqliteViolationStore.open(file(), DEFAULTS, broken))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessageContaining("cannot make version 4 of the tables");
        try (SqliteViolationStore store = SqliteViolationStore.open(file())) {
            assertThat(store.history().violations(ViolationQuery.all())).hasSize(1);
        }
    }

    @Test
    void refusesAFileOfANewerVersion() throws IOException {
        Schema newer = new Schema(List.of(script(1), script(2), script(3), "create table more (x)"));
        SqliteViolationStore.open(file(), DEFAULTS, newer).close();
        String message =
                "was written by a newer version of this library: its tables have version 4, this one knows versions"
                        + " up to 3; use the newer library";
        assertThatThrownBy(() -> SqliteViolationStore.open(file()))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessage(file() + " " + message);
        assertThatThrownBy(() -> ViolationHistory.open(file())).hasMessage(file() + " " + message);
        SqliteViolationStore.open(file(), DEFAULTS, newer).close();
    }
}
