package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.StoreStatus;
import io.github.slamonitor.Violation;
import io.github.slamonitor.ViolationListener;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, a file that is locked, read-only, damaged, or of somebody else. */
class FaultsTest {

    private static final SlaPolicy POLICY = SlaPolicy.named("web")
            .appliesTo("*")
            .require(failureRate().atMost(percent(5)).over(Duration.ofMinutes(1)))
            .build();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SqliteViolationStore store;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SlaMonitor monitor;

    private final List<Violation> told = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void start() {
        store = SqliteViolationStore.open(file());
        monitor = SlaMonitor.builder()
                .policy(POLICY)
                .store(store)
                .listener(new ViolationListener() {
                    @Override
                    public String name() {
                        return "list";
                    }

                    @Override
                    public void opened(Violation violation) {
                        told.add(violation);
                    }
                })
                .clock(() -> now)
                .build();
    }

    @AfterEach
    void stop() {
        monitor.close();
    }

    private Path file() {
        return folder.resolve("sla.db");
    }

    private void evaluate() {
        now = now.plusSeconds(10);
        monitor.evaluate(now);
    }

    private void violate(int services) {
        for (int i = 0; i < services; i++) {
            monitor.service("service-" + now.getEpochSecond() + "-" + i).failure(Duration.ofMillis(100));
        }
        evaluate();
    }

    private StoreStatus status() {
        return monitor.health().store();
    }

    private void awaitTold(int count) throws InterruptedException {
        for (int i = 0; i < 1000 && told.size() < count; i++) {
            Thread.sleep(10);
        }
        assertThat(told).hasSize(count);
    }

    private void awaitNothingWaits() throws InterruptedException {
        for (int i = 0; i < 1000 && status().waiting() > 0; i++) {
            evaluate();
            Thread.sleep(10);
        }
        assertThat(status().waiting()).isZero();
    }

    private long stored() {
        return store.history().count(ViolationQuery.all());
    }

    @Test
    void monitoringGoesOnWhileTheDiskIsFullAndIsWrittenWhenThereIsRoomAgain() throws InterruptedException {
        violate(1);
        Direct.number(store, "pragma max_page_count = 10");
        violate(100);
        violate(100);
        awaitTold(201);
        assertThat(status().waiting()).isPositive();
        assertThat(status().lost()).isZero();
        assertThat(status().lastError().orElseThrow())
                .contains("sla.db")
                .contains("the disk or the database is full; make room");
        assertThat(stored()).isEqualTo(1);
        Direct.number(store, "pragma max_page_count = 1000000");
        awaitNothingWaits();
        assertThat(stored()).isEqualTo(201);
        assertThat(store.history().integrityProblems()).isEmpty();
    }

    @Test
    void monitoringGoesOnWhileAnotherProgramHoldsTheFileLocked() throws SQLException, InterruptedException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            violate(3);
            awaitTold(3);
            assertThat(status().lastError().orElseThrow()).contains("another program holds the database locked");
            assertThat(stored()).isZero();
            statement.execute("rollback");
        }
        awaitNothingWaits();
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void saysThatTheFileMayNotBeWrittenAndTriesWithANewConnection() {
        store.writer().run("make it read-only", session -> session.update("pragma query_only = on"));
        assertThatThrownBy(() -> store.saveStates(Map.of("a", new byte[] {1})))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessageStartingWith("cannot write alert states in " + file() + ": the file may not be written");
        store.saveStates(Map.of("a", new byte[] {1}));
        assertThat(store.states()).containsKey("a");
    }

    @Test
    void refusesAFileThatMayNotBeWritten() throws IOException {
        monitor.close();
        Path readOnly = Files.copy(file(), folder.resolve("read-only.db"));
        assumeFalse(!readOnly.toFile().setReadOnly() || Files.isWritable(readOnly), "an administrator may write it");
        assertThatThrownBy(() -> SqliteViolationStore.open(readOnly)).hasMessageContaining("may not be written");
    }

    @Test
    void refusesASecondWriterAndLetsReadersIn() {
        assertThatThrownBy(() -> SqliteViolationStore.open(file()))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessageContaining("another monitor has it open");
        store.commit(
                Episodes.round("1", Episodes.opening(Episodes.open("a", "checkout", 0))), Set.of("mail"), Map.of());
        try (ViolationHistory history = ViolationHistory.open(file())) {
            assertThat(history.count(ViolationQuery.all())).isEqualTo(1);
        }
        monitor.close();
        SqliteViolationStore.open(file()).close();
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.db"), "not a database at all, but long enough".repeat(100));
        assertThatThrownBy(() -> SqliteViolationStore.open(text))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessageContaining(text.toString())
                .hasMessageContaining("is damaged or is no SQLite database");
        assertThat(text).content().startsWith("not a database");
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws SQLException {
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("create table violation (x)");
        }
        assertThatThrownBy(() -> SqliteViolationStore.open(other)).hasMessageContaining("of another program");
        assertThatThrownBy(() -> ViolationHistory.open(other)).hasMessageContaining("of another program");
    }

    @Test
    void refusesAPlaceWhereNoFileCanBe() {
        assertThatThrownBy(() -> SqliteViolationStore.open(folder.resolve("missing/sla.db")))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessageContaining("check that the folder exists and may be written");
        assertThatThrownBy(() -> SqliteViolationStore.open(folder)).isInstanceOf(SqliteStoreException.class);
        assertThatThrownBy(() -> ViolationHistory.open(folder.resolve("missing.db")))
                .isInstanceOf(SqliteStoreException.class)
                .hasMessageContaining("cannot be opened");
        assertThat(folder.resolve("missing.db")).doesNotExist();
    }

    @Test
    void findsDamageInTheMiddleOfTheFile() throws IOException {
        violate(300);
        monitor.close();
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            bytes.write(new byte[20_000]);
        }
        try (SqliteViolationStore damaged = SqliteViolationStore.open(file())) {
            assertThat(damaged.history().integrityProblems()).isNotEmpty();
        }
    }

    @Test
    void backsUpWhileItIsWritten() {
        violate(10);
        Path copy = folder.resolve("copy.db");
        store.backUp(copy);
        violate(10);
        try (SqliteViolationStore restored = SqliteViolationStore.open(copy)) {
            assertThat(restored.history().count(ViolationQuery.all())).isEqualTo(10);
            assertThat(restored.history().integrityProblems()).isEmpty();
        }
        assertThatThrownBy(() -> store.backUp(copy)).hasMessageContaining("there is a file already");
        assertThatThrownBy(() -> store.backUp(folder.resolve("missing/copy.db")))
                .isInstanceOf(SqliteStoreException.class);
    }

    @Test
    void saysThatItIsClosed() {
        monitor.close();
        assertThatThrownBy(store::states).hasMessageContaining("the store is closed");
        assertThatThrownBy(() -> store.saveStates(Map.of())).hasMessageContaining("the store is closed");
    }
}
