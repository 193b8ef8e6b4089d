package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {

    private static final String HEADER = "timestamp,service_name,status,response_time_ms\n";

    @TempDir
    private Path folder;

    private Path input;
    private Path report;

    @BeforeEach
    void writeInput() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 20; i++) {
            rows.append("2025-06-02T10:00:%02dZ,search,success,%d%n".formatted(10 + i, 100 + i));
            rows.append("2025-06-02T10:00:%02dZ,auth,%s,%d%n"
                    .formatted(10 + i, i % 5 == 0 ? "failure" : "success", i == 0 ? 900 : 300));
        }
        input = Files.writeString(folder.resolve("requests.csv"), rows);
        report = folder.resolve("report.csv");
    }

    @Test
    void keepsWhatIsViolatedInADatabaseOnce() throws IOException {
        Path database = folder.resolve("sla.db");

        Run first = check(input.toString(), "--database", database.toString());
        Run again = check(input.toString(), "--database", database.toString());

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out()).contains("1 violation was added to " + database + ".");
        assertThat(again.out()).contains("0 violations were added to " + database + ".");
        try (ViolationHistory history = ViolationHistory.open(database)) {
            assertThat(history.violations(ViolationQuery.all())).singleElement().satisfies(stored -> {
                assertThat(stored.state()).isEqualTo(ViolationState.REPORTED);
                assertThat(stored.violation().service()).isEqualTo("auth");
                assertThat(stored.violation().openedAt()).isEqualTo(Instant.parse("2025-06-02T10:00:29Z"));
            });
        }
    }

    @Test
    void keepsFiguresInADatabaseAsOfTheTimeOfTheirFile() throws IOException {
        Path figures = Files.writeString(folder.resolve("figures.csv"), """
                service_name,failure_rate,avg_response_time_ms,response_violation_rate
                auth,0.2,330.0,0.05
                """);
        Instant changed = Instant.parse("2025-06-03T08:00:00Z");
        Files.setLastModifiedTime(figures, FileTime.from(changed));
        Path database = folder.resolve("sla.db");

        Run run = check(figures.toString(), "--aggregated", "--database", database.toString());

        assertThat(run.out()).contains("1 violation was added to " + database + ".");
        try (ViolationHistory history = ViolationHistory.open(database)) {
            assertThat(history.violations(ViolationQuery.all()))
                    .singleElement()
                    .satisfies(
                            stored -> assertThat(stored.violation().openedAt()).isEqualTo(changed));
        }
    }

    @Test
    void saysWhatIsWrongWithADatabase() throws IOException {
        Path notOne = Files.writeString(
                folder.resolve("text.db"), "this is a text, and long enough to be looked at as a database");

        Run run = check(input.toString(), "--database", notOne.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("sla-monitor: ").contains(notOne.toString());
    }

    @Test
    void tellsWhatIsViolatedAndWritesTheReport() {
        Run run = check(input.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                service  requests    failed     average    over 500 ms
                                     max 5%     max 2 s        max 10%
                auth           20    20.00% ✗  330.0 ms          5.00%
                search         20     0.00%    109.5 ms          0.00%

                ✗ auth: failure rate at most 5%: 20% of 20 requests failed

                Read 40 records from INPUT, none rejected.
                The report is in REPORT.
                VIOLATED: 1 of 6 checks, on 1 of 2 services
                """.replace("INPUT", input.toString()).replace("REPORT", report.toString()));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report).hasContent("""
                service_name,failure_rate,avg_response_time_ms,response_violation_rate
                auth,0.2,330.0,0.05
                """);
    }

    @Test
    void everythingMetIsExitCodeZero() {
        Run run = check(input.toString(), "--max-failure-rate", "20%");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("\nMET: 6 checks on 2 services\n");
        assertThat(report).hasContent("service_name,failure_rate,avg_response_time_ms,response_violation_rate");
    }

    @Test
    void tooLittleDataIsExitCodeTwo() {
        Run run = check(input.toString(), "--max-failure-rate=20%", "--min-records=21");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("\nauth           20          - ?        - ?            - ?\n")
                .contains("\n? auth: failure rate at most 20%: insufficient data, 20 requests of at least 21\n")
                .endsWith("\nINSUFFICIENT DATA: nothing is violated, but not all could be checked,"
                        + " and no data is never healthy\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --max-failure-rate none                      | 0 | MET: 4 checks on 2 services
                    --max-failure-rate 20% --max-average 329ms   | 1 | auth: average response time at most 329 ms: 20 requests took 330 ms on average
                    --max-failure-rate 0.2 --max-average 0.33s   | 0 | MET: 6 checks
                    --max-failure-rate 20% --slow 299ms          | 1 | auth: response violation rate (slower than 299 ms) at most 10%: 100% of 20 requests were slower than 299 ms
                    --max-failure-rate 20% --max-slow-rate 4%    | 1 | auth: response violation rate (slower than 500 ms) at most 4%: 5% of 20 requests
                    --max-failure-rate 20% --percentile p95=300ms --percentile p99=800ms | 1 | auth: p99 response time at most 800 ms: p99 of 20 requests was
                    --max-failure-rate 20% --percentile p99=1s   | 0 | auth: p99 of 20 requests is the slowest of them; min-records
                    --success failure --failure success          | 1 | search: failure rate at most 5%: 100% of 20 requests failed
                    """)
    void limitsAreOptions(String options, int exitCode, String told) {
        Run run = check((input + " " + options).split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).contains(told == null ? "" : told);
    }

    @Test
    void policiesComeFromAFile() throws IOException {
        Path policies = Files.writeString(folder.resolve("policies.txt"), """
                [auth, login]
                max-failure-rate = 1%
                severity = critical
                because = contract 4.2
                [nothing-*]
                max-average = 2s
                """);

        Run run = check(input.toString(), "--policies", policies.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("""
                ✗ auth: failure rate at most 1%: 20% of 20 requests failed [CRITICAL] (contract 4.2)
                ? login: failure rate at most 1%: insufficient data, no requests
                ? search: no policy is for this service
                ? [nothing-*]: this policy is for no service that has records
                """);
    }

    @Test
    void aggregatedFiguresAreCheckedToo() throws IOException {
        Path figures = Files.writeString(
                folder.resolve("figures.csv"),
                "service_name,failure_rate,avg_response_time_ms,response_violation_rate\nauth,0.1022,,0.2\n");

        Run run = check("--aggregated", "--slow", "300ms", figures.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("""
                ✗ auth: failure rate at most 5%: 10.22%
                ✗ auth: response violation rate (slower than 300 ms) at most 10%: 20%
                ? auth: average response time at most 2 s: insufficient data, the figures given do not have the average response time
                """);
        assertThat(report).hasContent("""
                service_name,failure_rate,avg_response_time_ms,response_violation_rate
                auth,0.1022,,0.2
                """);
    }

    @Test
    void severalFilesAreCheckedTogether() throws IOException {
        Path more = Files.writeString(folder.resolve("more.csv"), HEADER + "2025-06-02T11:00:00Z,login,ok,10\n");

        Run run = check(input.toString(), more.toString());

        assertThat(run.out())
                .contains("Read 40 records from " + input + ", none rejected.\nRead 1 record from " + more)
                .contains("on 1 of 3 services");
    }

    @Test
    void columnsAndWordsCanBeMapped() throws IOException {
        Path file = Files.writeString(folder.resolve("mapped.csv"), """
                App;Took;When;Result
                auth;0,5;02.06.2025 10|00;fine
                """.replace("0,5", "0.5"));

        Run run = check(
                file.toString(),
                "--service-column=app",
                "--response-time-column=took",
                "--timestamp-column=when",
                "--status-column=result",
                "--time-unit=s",
                "--timestamp-pattern=dd.MM.yyyy HH|mm",
                "--zone=Europe/Berlin",
                "--delimiter=semicolon",
                "--charset=ISO-8859-1",
                "--success=fine,splendid",
                "--failure=bad",
                "--client-errors-fail",
                "--max-average=499ms",
                "--report=" + folder.resolve("long.csv"),
                "--format=csv-long");

        assertThat(run.err()).isEmpty();
        assertThat(folder.resolve("long.csv"))
                .content()
                .contains(
                        "auth,default,average response time at most 499 ms,AVERAGE_RESPONSE_TIME,WARNING,500.0,at most"
                                + " 499,1,2025-06-02T08:00:00Z,2025-06-02T08:00:00Z");
    }

    @Test
    void fileWithoutHeaderHasPositions() throws IOException {
        Path file = Files.writeString(folder.resolve("bare.csv"), "auth,404,10,05-06-2025 10:00\n");

        Run run =
                check(file.toString(), "--no-header=4,1,2,3", "--month-first", "--client-errors-fail", "--format=json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report).content().contains("\"first_timestamp\" : \"2025-05-06T10:00:00Z\"");
    }

    @Test
    void rejectedRowsAreShownAndKept() throws IOException {
        Files.writeString(input, "2025-06-02T10:00:00Z,auth,maybe,10\n", StandardOpenOption.APPEND);
        Path rejects = folder.resolve("rejects.csv");

        Run run = check(input.toString(), "--max-rejected", "5%", "--rejects", rejects.toString());

        assertThat(run.out())
                .contains("Read 40 records from " + input + "; 1 row rejected:\n  line 42, column status: ")
                .contains("Rejected rows are in " + rejects);
        assertThat(rejects).content().contains("2025-06-02T10:00:00Z,auth,maybe,10");
        assertThat(check(input.toString()).exitCode()).as("over 1%").isEqualTo(2);
    }

    @Test
    void withoutAFileASampleIsMadeAndChecked() throws IOException {
        Path sample = folder.resolve("sample.csv");

        Run run = check("--sample", sample.toString(), "--seed", "7");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("No FILE is given, so this checks a sample")
                .contains("checkout: response violation rate (slower than 500 ms)")
                .contains("payment-eu: failure rate")
                .contains("none rejected");
        String first = Files.readString(sample);
        check("--sample", sample.toString(), "--seed", "7");
        assertThat(sample).hasContent(first);
    }

    @Test
    void noReportIsWrittenWhenNoneIsWanted() {
        Run run = Run.of("check", input.toString(), "--no-report");

        assertThat(run.out()).doesNotContain("The report is in");
        assertThat(Path.of("sla_violations_report.csv")).doesNotExist();
    }

    @Test
    void hostileNamesPrintHarmlesslyInTheTable() throws IOException {
        String evil = "a\u001B[31mred\u0007\u202Edaer";
        Files.writeString(
                input,
                HEADER + "2025-06-02T10:00:00Z," + evil + ",failure,10\n2025-06-02T10:00:00Z," + "x".repeat(300)
                        + ",ok,10\n");

        Run run = check(input.toString());

        assertThat(run.out()).doesNotContain("\u001B").doesNotContain("\u0007").doesNotContain("\u202E");
        assertThat(run.out()).contains("\na\uFFFD[31mred\uFFFD\uFFFDdaer ").contains("\n" + "x".repeat(20));
        assertThat(run.out().lines().filter(line -> line.startsWith("xxx")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void veryManyServicesAreNotAllShown() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) {
            rows.append("2025-06-02T10:00:00Z,service-%03d,%s,10\n".formatted(i, i % 2 == 0 ? "ok" : "error"));
        }
        Files.writeString(input, rows);

        Run run = check(input.toString());

        assertThat(run.out())
                .contains("\nand 160 more services, not shown\n")
                .contains("\n  and 60 more violations\n")
                .doesNotContain("\nservice-000")
                .endsWith("\nVIOLATED: 100 of 600 checks, on 100 of 200 services\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INPUT --report INPUT            | the report would overwrite INPUT; name another file
                    INPUT --rejects INPUT           | the file of rejected rows would overwrite INPUT; name another file
                    INPUT OTHER --rejects R         | --rejects is for a check of one FILE
                    INPUT --seed 3                  | --seed is for a check without a FILE
                    INPUT --policies P --slow 1s    | --policies takes the place of --slow; use one of them
                    INPUT --max-failure-rate 100%   | policy 'default': rule 'failure rate at most 100%' can never be violated; set a limit under 100%
                    missing.csv                     | there is no file missing.csv
                    INPUT --report missing/r.csv    | cannot write missing/r.csv: there is no folder
                    INPUT --policies missing.txt    | cannot read the policies in missing.txt: no such file
                    INPUT --max-slow-rate none --slow 1s | slow needs max-slow-rate beside it
                    INPUT INPUT                     | INPUT is named twice
                    """)
    void badInputIsExitCodeTwoWithTheReason(String line, String reason) {
        Run run = Run.of(("check " + line.replace("INPUT", input.toString())).split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("sla-monitor: " + reason.replace("INPUT", input.toString()));
    }

    private Run check(String... args) {
        List<String> words = new ArrayList<>(List.of("check"));
        words.addAll(List.of(args));
        if (words.stream().noneMatch(word -> word.startsWith("--report"))) {
            words.add("--report=" + report);
        }
        return Run.of(words.toArray(String[]::new));
    }
}
