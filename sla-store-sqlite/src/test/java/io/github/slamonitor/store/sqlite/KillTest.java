package io.github.slamonitor.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a program that monitors, again and again, and looks at what is left: nothing lost, nothing doubled. The number of kills is set by the
 * system property {@code kills}; the profile {@code kill-test} makes it 200.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 6);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    private final long epochMillis = System.currentTimeMillis();

    /** A notification in the listener's file: of which round, and in which run of the program. */
    private record Told(String roundId, String kind, String violationId, int run, boolean inLastRoundOfRun) {}

    @Test
    void losesAndDoublesNothingHoweverOftenItIsKilled() throws Exception {
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            Process program = start(false);
            awaitReady(program);
            if (kill == 0) {
                assertThatThrownBy(() -> SqliteViolationStore.open(database()))
                        .hasMessageContaining("another monitor has it open");
            }
            Thread.sleep(random.nextInt(700));
            program.destroyForcibly().waitFor();
        }
        Process last = start(true);
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isZero();
        try (SqliteViolationStore store = SqliteViolationStore.open(database())) {
            check(store, read());
        }
    }

    private Path database() {
        return folder.resolve("sla.db");
    }

    private Process start(boolean untilRecovered) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledMonitor.class.getName(),
                        folder.toString(),
                        Long.toString(epochMillis),
                        Boolean.toString(untilRecovered))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitReady(Process program) throws IOException {
        assertThat(program.inputReader().readLine()).isEqualTo("ready");
    }

    private List<Told> read() throws IOException {
        List<Told> told = new ArrayList<>();
        int run = 0;
        List<String> lines = Files.readAllLines(folder.resolve("told.txt"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(KilledMonitor.STARTED)) {
                run++;
                continue;
            }
            String[] parts = lines.get(i).split(" ", -1);
            assertThat(parts).as("line %s", i + 1).hasSize(3);
            told.add(new Told(parts[0], parts[1], parts[2], run, isLastOfRun(lines, i, parts[0])));
        }
        return told;
    }

    private static boolean isLastOfRun(List<String> lines, int from, String roundId) {
        for (int i = from; i < lines.size() && !lines.get(i).equals(KilledMonitor.STARTED); i++) {
            if (!lines.get(i).startsWith(roundId)) {
                return false;
            }
        }
        return true;
    }

    private static void check(SqliteViolationStore store, List<Told> told) {
        assertThat(store.history().integrityProblems()).isEmpty();
        assertThat(store.undelivered("log", 1)).isEmpty();
        List<StoredViolation> violations = store.history()
                .violations(ViolationQuery.all()
                        .ascending(ViolationQuery.Order.OPENED)
                        .page(0, Integer.MAX_VALUE));
        assertThat(violations).isNotEmpty();
        assertThat(violations).allMatch(stored -> stored.state() == ViolationState.RESOLVED);
        checkEpisodesFollowEachOther(violations);
        Set<String> ids = new HashSet<>();
        violations.forEach(stored -> ids.add(stored.violation().id()));
        Map<List<String>, Integer> times = checkRepetitions(told);
        Set<List<String>> expected = new HashSet<>();
        for (String id : ids) {
            expected.add(List.of("OPENED", id));
            expected.add(List.of("RESOLVED", id));
        }
        assertThat(times.keySet()).isEqualTo(expected);
        assertThat(transitions(store)).isEqualTo(expected.size());
        System.out.println(KILLS + " kills: " + ids.size() + " violations, " + expected.size() + " notifications, "
                + (told.size() - expected.size()) + " told again that were in flight at a kill");
    }

    private static void checkEpisodesFollowEachOther(List<StoredViolation> violations) {
        Map<String, StoredViolation> latest = new HashMap<>();
        for (StoredViolation stored : violations) {
            StoredViolation before = latest.put(stored.violation().service(), stored);
            if (before != null) {
                assertThat(before.violation().resolvedAt().orElseThrow())
                        .isBeforeOrEqualTo(stored.violation().openedAt());
            }
        }
    }

    /** How often each was told; more than once only in rounds that were the last before a kill. */
    private static Map<List<String>, Integer> checkRepetitions(List<Told> told) {
        Map<List<String>, Integer> times = new HashMap<>();
        Map<List<String>, Told> latest = new HashMap<>();
        for (Told one : told) {
            List<String> key = List.of(one.kind(), one.violationId());
            times.merge(key, 1, Integer::sum);
            Told before = latest.put(key, one);
            if (before != null) {
                assertThat(before.roundId()).isEqualTo(one.roundId());
                assertThat(before.run()).isLessThan(one.run());
                assertThat(before.inLastRoundOfRun())
                        .as("%s was in flight", before)
                        .isTrue();
            }
        }
        return times;
    }

    private static long transitions(SqliteViolationStore store) {
        return store.writer().run("count", KillTest::countTransitions);
    }

    private static long countTransitions(Session session) throws SQLException {
        try (ResultSet row = session.query("select count(*) from transition")) {
            return row.getLong(1);
        }
    }
}
