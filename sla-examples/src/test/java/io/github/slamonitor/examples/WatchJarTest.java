package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code sla-monitor watch}, beside a program, this one, that writes what is watched. */
@EnabledIfSystemProperty(named = "sla-monitor.jar", matches = ".+", disabledReason = "needs the jar: mvn verify")
class WatchJarTest {

    private static final String HEADER = "timestamp,service_name,status,response_time_ms\n";
    private static final String DATABASE = "sla_violations.db";

    @TempDir
    private Path folder;

    private Path file;
    private long written;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("requests.csv");
    }

    private Program watch() throws IOException {
        return Program.start(folder, "watch", "requests.csv", "--interval=1s", "--server-port=0", "--color=never");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String rows(int count, String status) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(Instant.now())
                    .append(",shop,")
                    .append(status)
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        return rows.toString();
    }

    private void append(int count) throws IOException {
        write(rows(count, "ok"));
        written += count;
    }

    private long stored() {
        if (!Files.exists(folder.resolve(DATABASE))) {
            return 0;
        }
        try (ViolationHistory history = ViolationHistory.open(folder.resolve(DATABASE))) {
            return history.totals("shop", Instant.EPOCH, Instant.now().plus(Duration.ofHours(2)))
                    .records();
        }
    }

    private void awaitAllStored() {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions() // while the database is being made
                .untilAsserted(() -> assertThat(stored()).isEqualTo(written));
    }

    @Test
    void everyGoodRowIsCountedOnceThroughGarbageRotationTruncationAndRestart()
            throws IOException, InterruptedException {
        write(HEADER);
        append(1000);
        try (Program program = watch()) {
            awaitAllStored();
            write("garbage\n\u0000\u0001,,,\n\"not closed\n");
            append(500);
            write(Instant.now() + ",shop,ok,"); // a row in two pieces
            awaitAllStored();
            write("7\n");
            written++;
            append(200);
            Files.move(file, folder.resolve("requests.csv.1"));
            write(HEADER);
            append(300);
            awaitAllStored();
            Files.write(file, new byte[0]);
            append(100); // without a header: the one before holds
            awaitAllStored();
            program.terminate();
            assertThat(program.exitCode()).as(program.err()).isZero();
            assertThat(program.out()).contains("lines rejected");
        }
        append(50);
        Files.move(file, folder.resolve("requests.csv.2"));
        write(HEADER);
        append(70);
        try (Program program = watch()) {
            awaitAllStored();
            append(30);
            awaitAllStored();
            program.terminate();
            assertThat(program.exitCode()).as(program.err()).isZero();
            assertThat(program.out()).contains("150 rows were taken in");
        }
        assertThat(stored()).isEqualTo(written);
    }

    @Test
    void violationsAreToldKeptAndReported() throws IOException, InterruptedException {
        write(HEADER + rows(100, "failure"));
        try (Program program = watch()) {
            program.awaitOut("opened    shop: failure rate at most 5% over 5 min: 100% of 100 requests failed");
            Path report = folder.resolve("sla_violations_report.csv");
            await().until(() -> Files.exists(report));
            assertThat(report).content().contains("shop,1.0,49.5,0.0");
            program.terminate();
            assertThat(program.exitCode()).isZero();
        }
        try (ViolationHistory history = ViolationHistory.open(folder.resolve(DATABASE))) {
            assertThat(history.count(ViolationQuery.all())).isEqualTo(1);
        }
    }

    @Test
    void rowsOfLastYearHaveTheirOwnTime() throws IOException, InterruptedException {
        StringBuilder year = new StringBuilder(HEADER);
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 30; i++) {
                boolean fails = minute >= 20 && minute < 30;
                year.append(
                        String.format("2025-06-02T10:%02d:%02dZ,shop,%s,5%n", minute, 2 * i, fails ? "error" : "ok"));
            }
        }
        Files.writeString(file, year);
        try (Program program = watch()) {
            program.awaitOut("1,800 new rows");
            program.terminate();
            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).contains("1,800 rows were taken in");
        }
        try (ViolationHistory history = ViolationHistory.open(folder.resolve(DATABASE))) {
            assertThat(history.violations(ViolationQuery.all())).singleElement().satisfies(stored -> {
                assertThat(stored.violation().openedAt()).isBetween("2025-06-02T10:20:00Z", "2025-06-02T10:21:00Z");
                assertThat(stored.violation().resolvedAt().orElseThrow())
                        .isBetween("2025-06-02T10:34:00Z", "2025-06-02T10:36:00Z");
            });
        }
    }

    @Test
    void standardInputIsReadToItsEnd() throws IOException, InterruptedException {
        try (Program program = Program.start(folder, "watch", "-", "--interval=1s", "--server-port=none")) {
            try (OutputStream in = program.in()) {
                in.write((HEADER + rows(20_000, "ok") + "garbage\n").getBytes(StandardCharsets.UTF_8));
                in.flush();
                in.write(rows(5_000, "error").getBytes(StandardCharsets.UTF_8));
            }
            assertThat(program.exitCode()).as(program.err()).isZero();
            assertThat(program.out()).contains("25,000 rows were taken in").contains("opened    shop: failure rate");
        }
        written = 25_000;
        assertThat(stored()).isEqualTo(written);
    }

    @Test
    void standardInputThatIsNoCsvIsRefused() throws IOException, InterruptedException {
        try (Program program = Program.start(folder, "watch", "-", "--server-port=none")) {
            try (OutputStream in = program.in()) {
                in.write("no,csv\n".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.err()).contains("the first line has no column timestamp; its header is [no, csv]");
        }
    }
}
