package io.github.slamonitor.examples;

import io.github.slamonitor.SlaReport;
import io.github.slamonitor.csv.CsvReport;
import io.github.slamonitor.csv.ReportFile;
import java.nio.file.Path;
import java.util.Locale;

/** The forms that a report can be written in. */
enum ReportForm {
    /** A row for each service in violation. */
    CSV,
    /** A row for each violated rule. */
    CSV_LONG,
    /** Everything, for programs. */
    JSON,
    /** A table and sentences, for people. */
    MARKDOWN;

    static ReportForm named(String name) {
        return switch (name) {
            case "csv" -> CSV;
            case "csv-long" -> CSV_LONG;
            case "json" -> JSON;
            case "markdown" -> MARKDOWN;
            default ->
                throw new IllegalArgumentException(
                        "a report's form is csv, csv-long, json or markdown, not '" + name + "'");
        };
    }

    /** The form that the ending of a file's name asks for. */
    static ReportForm ofFile(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return JSON;
        }
        return name.endsWith(".md") || name.endsWith(".markdown") ? MARKDOWN : CSV;
    }

    /** Writes a report in this form to a file, which is replaced in one step. */
    void write(SlaReport report, Path file) {
        switch (this) {
            case CSV -> CsvReport.of(report).writeTo(file);
            case CSV_LONG -> CsvReport.of(report).writeLongTo(file);
            case JSON -> ReportFile.replace(file, out -> JsonReport.write(report, out));
            case MARKDOWN -> ReportFile.replace(file, out -> MarkdownReport.write(report, out));
        }
    }
}
