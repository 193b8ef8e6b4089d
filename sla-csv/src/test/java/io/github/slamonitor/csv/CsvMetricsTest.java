package io.github.slamonitor.csv;

import static io.github.slamonitor.Indicators.availability;
import static io.github.slamonitor.Indicators.averageResponseTime;
import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.RuleResult;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvMetricsTest {

    private static final String HEADER = "service_name,failure_rate,avg_response_time_ms,response_violation_rate\n";
    private static final SlaPolicy POLICY = SlaPolicy.named("default")
            .require(failureRate().atMost(percent(5)))
            .require(averageResponseTime().atMost(Duration.ofSeconds(2)))
            .require(responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(10)))
            .build();

    @TempDir
    private Path folder;

    @Test
    void readsThePublishedForm() {
        List<ServiceMetrics> services = read(HEADER + "auth-service,0.1022,297.34,0.0183\npayment,0.05,2000,0.1\n");

        assertThat(services).extracting(ServiceMetrics::service).containsExactly("auth-service", "payment");
        assertThat(SlaEvaluator.of(POLICY).evaluateMetrics(services).violations())
                .extracting(Object::toString)
                .containsExactly("WARNING auth-service: failure rate at most 5%: 10.22%");
        assertThat(availability().value(services.get(0))).hasToString("Optional[89.78%]");
    }

    @Test
    void ruleWhoseFigureIsNotThereHasInsufficientData() {
        SlaPolicy policy = SlaPolicy.named("default")
                .require(failureRate().atMost(percent(5)))
                .require(averageResponseTime().atMost(Duration.ofSeconds(2)))
                .require(responseTimePercentile(99).atMost(Duration.ofSeconds(2)))
                .require(failureRate().atMost(percent(20)).minimumRecords(100).named("with enough requests"))
                .build();

        SlaReport report = SlaEvaluator.of(policy).evaluateMetrics(read("service_name,failure_rate\nauth,0.01\n"));

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.insufficient())
                .extracting(RuleResult::detail)
                .containsExactly(
                        "insufficient data, the figures given do not have the average response time",
                        "insufficient data, the figures given do not have the p99 response time",
                        "insufficient data, the number of requests is not known, at least 100 are asked for");
    }

    @Test
    void emptyCellIsAFigureThatIsNotKnown() {
        ServiceMetrics metrics = read(HEADER + "auth,,297.34,\n").get(0);

        assertThat(failureRate().value(metrics)).isEmpty();
        assertThat(averageResponseTime().value(metrics)).hasToString("Optional[297.34 ms]");
        assertThat(responseViolationRate(slowerThan(Duration.ofMillis(500))).value(metrics))
                .isEmpty();
    }

    @Test
    void slowLimitIsTheOneThatTheFileWasMadeWith() {
        Path file = write("service_name,response_violation_rate\nauth,0.5\n");
        ServiceMetrics metrics =
                CsvMetrics.read(file, slowerThan(Duration.ofMillis(300))).get(0);

        assertThat(responseViolationRate(slowerThan(Duration.ofMillis(300))).value(metrics))
                .isPresent();
        assertThat(responseViolationRate(slowerThan(Duration.ofMillis(500))).value(metrics))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failure Rate,SERVICE_NAME,notes\n0.25,auth,x\n",
                "\uFEFFservice_name;failure_rate\r\nauth;0.25\r\n",
                "service_name\tfailure_rate\nauth\t2.5E-1",
                "service name | failure rate\n\n\"auth\" | 0.25\n\n"
            })
    void columnsAreFoundByNameInAnyDialect(String text) {
        List<ServiceMetrics> services = read(text);

        assertThat(services).extracting(ServiceMetrics::service).containsExactly("auth");
        assertThat(failureRate().value(services.get(0))).hasToString("Optional[25%]");
    }

    @Test
    void longDecimalsAreRounded() {
        ServiceMetrics metrics = read(HEADER + "auth,0.10220191109264645,297.33818030743,1e-999999999\n")
                .get(0);

        assertThat(failureRate().value(metrics).orElseThrow().asDouble()).isEqualTo(0.102201911);
        assertThat(averageResponseTime().value(metrics).orElseThrow().asDouble())
                .isEqualTo(297.338);
        assertThat(responseViolationRate(slowerThan(Duration.ofMillis(500))).value(metrics))
                .hasToString("Optional[0%]");
    }

    @Test
    void headerAloneIsNoServices() {
        assertThat(read(HEADER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-0.1", "10%", "NaN", "1e999999999", "0,1", "0x1"})
    void badShareNamesFileLineColumnAndReason(String cell) {
        refused(
                HEADER + "auth,0,0,0\npay,\"" + cell + "\",1,0\n",
                " line 3, column failure_rate: must be a share from 0 to 1 or empty: " + cell);
    }

    @Test
    void badTimeNamesFileLineColumnAndReason() {
        refused(
                HEADER + "\"two\nlines\",0,300ms,0\n",
                " line 3, column avg_response_time_ms: must be a number of milliseconds from 0 to 366 days or empty: 300ms");
    }

    @Test
    void hugeNumberIsShortened() {
        refused(
                HEADER + "auth,0." + "1".repeat(1_000_000) + ",1,0\n",
                " line 2, column failure_rate: must be a share from 0 to 1 or empty: 0." + "1".repeat(98) + "...");
    }

    @Test
    void structureThatIsWrongIsRefused() {
        refused("", " is empty; a header with service_name is needed");
        refused("service,failure_rate\n", " line 1: there is no column service_name, only service, failure_rate");
        refused("service_name,Service Name\n", " line 1: the column service_name stands twice");
        refused(HEADER + "auth,0.1\n", " line 2: 2 cells under a header of 4");
        refused(HEADER + " ,0.1,1,0\n", " line 2, column service_name: is empty; every row needs a service");
        refused(
                HEADER + "auth,0,0,0\nauth,0,0,0\n",
                " line 3: the service auth has a row already; a service must have one");
    }

    @Test
    void filesThatAreNoTextAreRefused() throws IOException {
        Path latin =
                Files.write(folder.resolve("latin.csv"), "service_name\né\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvMetrics.read(latin))
                .isInstanceOf(CsvException.class)
                .hasMessage(latin + " is not in UTF-8");
        assertThatThrownBy(() -> CsvMetrics.read(folder)).hasMessage(folder + " is a folder; name a file in it");
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> CsvMetrics.read(missing)).hasMessage("there is no file " + missing);
        assertThatThrownBy(() -> read(HEADER + "\"auth,0,0,0\n"))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("is not CSV: Missing closing quote");
    }

    private void refused(String text, String message) {
        Path file = write(text);
        assertThatThrownBy(() -> CsvMetrics.read(file))
                .isInstanceOf(CsvException.class)
                .hasMessage(file + message);
    }

    private List<ServiceMetrics> read(String text) {
        return CsvMetrics.read(write(text));
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("hourly.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
