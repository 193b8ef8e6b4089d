package io.github.slamonitor.examples;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.csv.CsvMetrics;
import io.github.slamonitor.csv.CsvReport;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import io.github.slamonitor.store.sqlite.StoredViolation;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import io.github.slamonitor.store.sqlite.ViolationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The violation report that a batch check wrote goes from its CSV file into the database, with the policy that it was checked by. */
class ReportImportTest {

    private static final SlaPolicy POLICY = SlaPolicy.named("web")
            .appliesTo("*")
            .require(failureRate().atMost(percent(5)))
            .require(averageResponseTime().atMost(Duration.ofMillis(100)))
            .build();

    @TempDir
    Path folder;

    @Test
    void aCsvViolationReportGoesIntoTheDatabase() throws Exception {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        SlaReport checked = SlaEvaluator.of(POLICY)
                .evaluate(IntStream.range(0, 100)
                        .mapToObj(i -> new MetricRecord(
                                "checkout, \"eu\"", start.plusSeconds(i), Duration.ofMillis(250), i >= 12)));
        Path file = folder.resolve("sla_violations_report.csv");
        CsvReport.of(checked).writeTo(file);

        SlaReport read = SlaEvaluator.of(POLICY).evaluateMetrics(CsvMetrics.read(file));
        Instant written = Files.getLastModifiedTime(file).toInstant();
        try (SqliteViolationStore store = SqliteViolationStore.open(folder.resolve("sla_violations.db"))) {
            assertThat(store.importReport(read, written)).isEqualTo(2);
            assertThat(store.importReport(read, written)).as("once more").isZero();
            List<StoredViolation> stored =
                    store.history().violations(ViolationQuery.all().states(ViolationState.REPORTED));
            assertThat(stored)
                    .extracting(one -> one.violation().evidence().text())
                    .containsExactlyInAnyOrder(
                            "failure rate at most 5%: 12%", "average response time at most 100 ms: 250 ms");
        }
    }
}
