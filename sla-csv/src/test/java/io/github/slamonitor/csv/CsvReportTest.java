package io.github.slamonitor.csv;

import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.recordCount;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Severity;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReportTest {

    private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");
    private static final SlaPolicy STRICT = SlaPolicy.named("strict")
            .require(failureRate().atMost(percent(5)))
            .require(averageResponseTime().atMost(Duration.ofSeconds(2)))
            .require(responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(0)))
            .build();

    @TempDir
    private Path folder;

    private final List<MetricRecord> records = new ArrayList<>();

    @Test
    void shortFormHasTheFiguresOfServicesInViolationByName() throws IOException {
        add("search", 10, 0, 100);
        add("payment", 3, 1, 600);
        add("auth", 2, 1, 300);

        assertThat(shortForm(STRICT)).isEqualTo("""
                service_name,failure_rate,avg_response_time_ms,response_violation_rate
                auth,0.5,300.0,0.0
                payment,0.3333,600.0,1.0
                """);
    }

    @Test
    void shortFormOfNoViolationsIsTheHeader() throws IOException {
        add("search", 10, 0, 100);

        assertThat(shortForm(STRICT))
                .isEqualTo("service_name,failure_rate,avg_response_time_ms,response_violation_rate\n");
    }

    @Test
    void shortFormLeavesBlankWhatNoRuleAsksForAndWhatIsNotKnown() throws IOException {
        add("auth", 2, 2, 300);
        SlaPolicy policy = SlaPolicy.named("few")
                .appliesTo("auth", "silent")
                .require(failureRate().atMost(percent(5)))
                .require(recordCount().atLeast(1))
                .build();

        assertThat(shortForm(policy)).isEqualTo("""
                service_name,failure_rate,avg_response_time_ms,response_violation_rate
                auth,1.0,300.0,
                silent,,,
                """);
    }

    @Test
    void shortFormTakesTheFirstOfSeveralResponseViolationRates() throws IOException {
        add("auth", 1, 0, 400);
        SlaPolicy policy = SlaPolicy.named("two limits")
                .require(responseViolationRate(slowerThan(Duration.ofMillis(500)))
                        .atMost(percent(10)))
                .require(responseViolationRate(slowerThan(Duration.ofMillis(300)))
                        .atMost(percent(10)))
                .build();

        assertThat(shortForm(policy)).endsWith("\nauth,0.0,400.0,0.0\n");
    }

    @Test
    void longFormHasARowForEachViolatedRule() throws IOException {
        add("auth", 3, 1, 2500);
        SlaPolicy policy = SlaPolicy.named("checkout")
                .require(failureRate().atMost(percent(5)).severity(Severity.CRITICAL))
                .require(averageResponseTime().atMost(Duration.ofSeconds(2)))
                .require(responseTimePercentile(50)
                        .between(Duration.ofMillis(10), Duration.ofMillis(20))
                        .named("median"))
                .require(recordCount().atLeast(4))
                .build();

        assertThat(longForm(policy)).isEqualTo("""
                service_name,policy,rule,kind,severity,value,bound,records,first_timestamp,last_timestamp
                auth,checkout,failure rate at most 5%,FAILURE_RATE,CRITICAL,0.3333,at most 0.05,3,\
                2025-06-01T00:00:00Z,2025-06-01T00:00:02Z
                auth,checkout,average response time at most 2 s,AVERAGE_RESPONSE_TIME,WARNING,2500.0,at most 2000,3,\
                2025-06-01T00:00:00Z,2025-06-01T00:00:02Z
                auth,checkout,median,RESPONSE_TIME_PERCENTILE,WARNING,2500.0,between 10 and 20,3,\
                2025-06-01T00:00:00Z,2025-06-01T00:00:02Z
                auth,checkout,record count at least 4,RECORD_COUNT,WARNING,3.0,at least 4,3,\
                2025-06-01T00:00:00Z,2025-06-01T00:00:02Z
                """);
    }

    @Test
    void longFormNeverRoundsAValueToALimitThatItIsOver() throws IOException {
        add("auth", 100_000, 5_001, 100);

        assertThat(longForm(STRICT)).contains(",0.05001,at most 0.05,");
    }

    @Test
    void longFormOfASilentServiceHasNoTimestamps() throws IOException {
        SlaPolicy policy = SlaPolicy.named("alive")
                .appliesTo("auth")
                .require(recordCount().atLeast(1))
                .build();

        assertThat(longForm(policy))
                .endsWith("\nauth,alive,record count at least 1,RECORD_COUNT,WARNING,0.0,at least 1,0,,\n");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
                    =1+1,           '=1+1
                    +1,             '+1
                    -1,             '-1
                    @SUM(A1),       '@SUM(A1)
                    ~\t=1~,         ~'\t=1~
                    a=1,            a=1
                    ~a,b~,          ~"a,b"~
                    ~say "hi"~,     ~"say ""hi""\"~
                    ~=HYPERLINK("x","y")~, ~"'=HYPERLINK(""x"",""y"")"~
                    """)
    void servicesAreQuotedAndNeverFormulas(String service, String written) throws IOException {
        add(service, 1, 1, 100);

        assertThat(shortForm(STRICT)).endsWith("\n" + written + ",1.0,100.0,0.0\n");
        assertThat(longForm(STRICT)).contains("\n" + written + ",strict,");
    }

    @Test
    void lineBreaksInServicesAreQuoted() throws IOException {
        add("two\nlines", 1, 1, 100);
        add("\rreturn", 1, 1, 100);

        assertThat(shortForm(STRICT)).contains("\n\"two\nlines\",1.0").contains("\n\"'\rreturn\",1.0");
    }

    @Test
    void bothFormsAreWrittenToFiles() throws IOException {
        add("auth", 2, 1, 300);
        SlaReport report = SlaEvaluator.of(STRICT).evaluate(records.stream());
        Path file = folder.resolve("violations.csv");

        CsvReport.of(report).writeTo(file);
        assertThat(Files.readString(file)).isEqualTo(shortForm(STRICT));

        CsvReport.of(report).writeLongTo(file);
        assertThat(Files.readString(file)).isEqualTo(longForm(STRICT));
    }

    private void add(String service, int requests, int failures, long millis) {
        for (int i = 0; i < requests; i++) {
            records.add(new MetricRecord(service, START.plusSeconds(i), Duration.ofMillis(millis), i >= failures));
        }
    }

    private String shortForm(SlaPolicy policy) throws IOException {
        StringBuilder text = new StringBuilder();
        CsvReport.of(SlaEvaluator.of(policy).evaluate(records.stream())).writeTo(text);
        return text.toString();
    }

    private String longForm(SlaPolicy policy) throws IOException {
        StringBuilder text = new StringBuilder();
        CsvReport.of(SlaEvaluator.of(policy).evaluate(records.stream())).writeLongTo(text);
        return text.toString();
    }
}
