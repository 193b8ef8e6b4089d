package io.github.slamonitor.csv;

import io.github.slamonitor.Indicator;
import io.github.slamonitor.Indicators;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.RuleResult;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.SlaRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is violated as CSV, in UTF-8 with a line feed after each row. The short form has a row for each service that
 * violates a rule, the long form one for each violated rule. Immutable.
 *
 * <pre>{@code
 * SlaReport report = SlaEvaluator.of(policy).evaluate(records);
 * CsvReport.of(report).writeTo(Path.of("violations.csv"));
 * }</pre>
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are as they are.
 */
public final class CsvReport {

    private static final int RATE_DIGITS = 4;
    private static final int MILLISECOND_DIGITS = 2;

    private final SlaReport report;

    private CsvReport(SlaReport report) {
        this.report = report;
    }

    /**
     * The CSV of a report.
     *
     * @param report what to write
     * @return a writer of it
     */
    public static CsvReport of(SlaReport report) {
        return new CsvReport(Objects.requireNonNull(report, "report"));
    }

    /**
     * Writes the short form to a file, which is {@linkplain ReportFile#replace replaced in one step}; see
     * {@link #writeTo(Appendable)}.
     *
     * @param file to be made or replaced, in a folder that exists
     * @throws java.io.UncheckedIOException when the file cannot be written; the message says which and why
     */
    public void writeTo(Path file) {
        ReportFile.replace(file, this::writeTo);
    }

    /**
     * Writes the short form: {@code service_name,failure_rate,avg_response_time_ms,response_violation_rate}, services by name.
     * Rates are shares of one with at most 4 decimal places, times have at most 2, both rounded half to even. The response
     * violation rate is that of the service's first rule on one; what is not known is left blank.
     *
     * @param out what to write to
     * @throws IOException what {@code out} throws
     */
    public void writeTo(Appendable out) throws IOException {
        CsvLine line = new CsvLine(out);
        line.texts("service_name", "failure_rate", "avg_response_time_ms", "response_violation_rate");
        Map<String, Indicator<?>> slowRates = slowRates();
        for (ServiceMetrics metrics : violators().values()) {
            Indicator<?> slowRate = slowRates.get(metrics.service());
            line.text(metrics.service())
                    .number(rounded(Indicators.failureRate(), metrics, RATE_DIGITS))
                    .number(rounded(Indicators.averageResponseTime(), metrics, MILLISECOND_DIGITS))
                    .number(slowRate == null ? null : rounded(slowRate, metrics, RATE_DIGITS))
                    .end();
        }
    }

    /**
     * Writes the long form to a file, which is {@linkplain ReportFile#replace replaced in one step}; see
     * {@link #writeLongTo(Appendable)}.
     *
     * @param file to be made or replaced, in a folder that exists
     * @throws java.io.UncheckedIOException when the file cannot be written; the message says which and why
     */
    public void writeLongTo(Path file) {
        ReportFile.replace(file, this::writeLongTo);
    }

    /**
     * Writes the long form: {@code service_name,policy,rule,kind,severity,value,bound,records,first_timestamp,last_timestamp},
     * in the order of {@link SlaReport#violated}. Value and bound are in the unit of the kind: a share of one, milliseconds,
     * requests, or requests a second. A value is never rounded so far that it looks equal to a limit that it differs from.
     *
     * @param out what to write to
     * @throws IOException what {@code out} throws
     */
    public void writeLongTo(Appendable out) throws IOException {
        CsvLine line = new CsvLine(out);
        line.texts(
                "service_name",
                "policy",
                "rule",
                "kind",
                "severity",
                "value",
                "bound",
                "records",
                "first_timestamp",
                "last_timestamp");
        for (RuleResult result : report.violated()) {
            SlaRule rule = result.rule();
            ServiceMetrics metrics = result.metrics();
            line.text(result.service())
                    .text(result.policy())
                    .text(rule.name())
                    .text(rule.indicator().kind().name())
                    .text(rule.severity().name())
                    .number(CsvBound.valueBeside(rule.bound(), result.value().orElseThrow()))
                    .text(CsvBound.text(rule.bound()))
                    .text(metrics.counted() ? Long.toString(metrics.records()) : "")
                    .text(metrics.firstTimestamp().map(Instant::toString).orElse(""))
                    .text(metrics.lastTimestamp().map(Instant::toString).orElse(""))
                    .end();
        }
    }

    private Map<String, ServiceMetrics> violators() {
        Map<String, ServiceMetrics> violators = new LinkedHashMap<>();
        for (RuleResult result : report.violated()) {
            violators.put(result.service(), result.metrics());
        }
        return violators;
    }

    private Map<String, Indicator<?>> slowRates() {
        Map<String, Indicator<?>> slowRates = new HashMap<>();
        for (RuleResult result : report.results()) {
            if (result.rule().indicator().kind() == Indicator.Kind.RESPONSE_VIOLATION_RATE) {
                slowRates.putIfAbsent(result.service(), result.rule().indicator());
            }
        }
        return slowRates;
    }

    private static @Nullable BigDecimal rounded(Indicator<?> indicator, ServiceMetrics metrics, int digits) {
        Optional<Measurement> value = indicator.value(metrics);
        return value.isPresent() ? value.get().asDecimal(digits, RoundingMode.HALF_EVEN) : null;
    }
}
