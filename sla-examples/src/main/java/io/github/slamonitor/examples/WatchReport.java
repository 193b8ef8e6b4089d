package io.github.slamonitor.examples;

import io.github.slamonitor.MetricsAccumulator;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.csv.CsvException;
import io.github.slamonitor.csv.CsvFormat;
import io.github.slamonitor.csv.CsvRecords;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code check} says of files as they are.
 *
 * @param file where it is written
 * @param policies what is checked
 * @param format how the files are written
 */
record WatchReport(Path file, List<SlaPolicy> policies, CsvFormat format) {

    private static final Logger LOG = LoggerFactory.getLogger(WatchReport.class);

    WatchReport {
        format = format.maximumRejected(Ratio.percent(100));
    }

    /** Checks all files and writes the report. One that cannot be read is left out. */
    void write(List<Path> files) {
        SlaEvaluator evaluator = SlaEvaluator.of(policies);
        MetricsAccumulator all = evaluator.accumulator();
        for (Path input : files) {
            try {
                MetricsAccumulator one = all.fork();
                CsvRecords.read(input, format).readInto(one);
                all.merge(one);
            } catch (CsvException e) {
                LOG.info("{} is not in the report: {}", input, e.getMessage());
            }
        }
        try {
            ReportForm.ofFile(file).write(evaluator.evaluate(all), file);
        } catch (UncheckedIOException e) {
            LOG.error("the report cannot be written: {}", e.getMessage());
        }
    }
}
