package io.github.slamonitor.csv;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseViolationRate;
import static io.github.slamonitor.Indicators.slowerThan;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.MetricsAccumulator;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What reading a file gave, in a form that can be compared: figures of each service and summary, or the failure. */
record Reading(List<String> figures, String summary, String failure) {

    /** Nothing is too bad to be read, so that a test can look at rejected rows. */
    static final CsvFormat LENIENT = CsvFormat.detect().maximumRejected(Ratio.of(BigDecimal.ONE));

    private static final SlaEvaluator EVALUATOR = SlaEvaluator.of(SlaPolicy.named("test")
            .require(failureRate().atMost(percent(5)))
            .require(responseViolationRate(slowerThan(Duration.ofMillis(500))).atMost(percent(10)))
            .build());

    static MetricsAccumulator accumulator() {
        return EVALUATOR.accumulator();
    }

    static Reading of(CsvRecords records) {
        MetricsAccumulator accumulator = accumulator();
        try {
            records.readInto(accumulator);
        } catch (CsvException e) {
            return new Reading(List.of(), "", String.valueOf(e.getMessage()));
        }
        return new Reading(figures(accumulator), records.summary().toString(), "");
    }

    static Reading of(Stream<MetricRecord> records) {
        MetricsAccumulator accumulator = accumulator();
        try (records) {
            records.forEach(accumulator::add);
        } catch (CsvException e) {
            return new Reading(List.of(), "", String.valueOf(e.getMessage()));
        }
        return new Reading(figures(accumulator), "", "");
    }

    static List<String> figures(MetricsAccumulator accumulator) {
        return accumulator.metrics().stream().map(Reading::figures).toList();
    }

    private static String figures(ServiceMetrics service) {
        return service.service() + " records=" + service.records() + " failures=" + service.failures() + " time="
                + service.totalResponseTime() + " slow=" + service.slowerThan(Duration.ofMillis(500)) + " first="
                + service.firstTimestamp().orElseThrow() + " last="
                + service.lastTimestamp().orElseThrow();
    }

    /** Writes a text to a file in UTF-8. */
    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
