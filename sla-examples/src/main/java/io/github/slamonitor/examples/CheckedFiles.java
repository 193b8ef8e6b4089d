package io.github.slamonitor.examples;

import io.github.slamonitor.Indicators;
import io.github.slamonitor.MetricsAccumulator;
import io.github.slamonitor.ServiceMetrics;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaReport;
import io.github.slamonitor.csv.CsvMetrics;
import io.github.slamonitor.csv.CsvRecords;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The files that are checked together, one after another. */
final class CheckedFiles implements DoubleSupplier {

    private final CheckSettings settings;
    private final List<Path> files;
    private final List<CsvRecords> records = new ArrayList<>();

    CheckedFiles(CheckSettings settings, List<Path> files) {
        this.settings = settings;
        this.files = files;
    }

    SlaReport evaluate(SlaEvaluator evaluator, Terminal terminal) {
        return settings.aggregated() ? evaluateFigures(evaluator) : evaluateRequests(evaluator, terminal);
    }

    private SlaReport evaluateFigures(SlaEvaluator evaluator) {
        List<ServiceMetrics> metrics = new ArrayList<>();
        for (Path file : files) {
            metrics.addAll(CsvMetrics.read(file, Indicators.slowerThan(settings.slowLimit())));
        }
        return evaluator.evaluateMetrics(metrics);
    }

    private SlaReport evaluateRequests(SlaEvaluator evaluator, Terminal terminal) {
        for (Path file : files) {
            records.add(CsvRecords.read(file, settings.format()));
        }
        MetricsAccumulator accumulator = evaluator.accumulator();
        ProgressBar bar = ProgressBar.start(terminal, this);
        try {
            for (CsvRecords file : records) {
                file.readInto(accumulator);
            }
        } finally {
            bar.stop();
        }
        return evaluator.evaluate(accumulator);
    }

    /** How much of all files is read, by their length. */
    @Override
    public double getAsDouble() {
        return progress(files, records);
    }

    /** How much of some files is read, by their length. */
    static double progress(List<Path> files, List<CsvRecords> records) {
        double read = 0;
        double whole = 0;
        for (int i = 0; i < files.size(); i++) {
            long length = new File(files.get(i).toString()).length();
            read += records.get(i).progress() * length;
            whole += length;
        }
        return whole == 0 ? 0 : read / whole;
    }

    List<Path> files() {
        return files;
    }

    /** The files of requests, in the order of {@link #files}; none when they had figures. */
    List<CsvRecords> records() {
        return records;
    }
}
