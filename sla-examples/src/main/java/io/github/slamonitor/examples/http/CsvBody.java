package io.github.slamonitor.examples.http;

import io.github.slamonitor.Indicators;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.SlaEvaluator;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.csv.CsvException;
import io.github.slamonitor.csv.CsvFormat;
import io.github.slamonitor.csv.CsvRecords;
import io.github.slamonitor.csv.ReadSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads records as CSV, in any form that a file of requests may have. */
final class CsvBody {

    /** Reading into this says which rows are rejected; what it counts is not used. */
    private static final SlaEvaluator COUNTS = SlaEvaluator.of(SlaPolicy.named("records")
            .appliesTo("*")
            .require(Indicators.recordCount().atLeast(1))
            .build());

    private CsvBody() {}

    static void read(byte[] body, RecordBatch batch) {
        Path file = null;
        try {
            file = Files.createTempFile("sla-records-", ".csv");
            Files.write(file, body);
            read(file, batch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the records for a moment: " + e.getMessage(), e);
        } finally {
            delete(file);
        }
    }

    private static void read(Path file, RecordBatch batch) {
        CsvRecords records = CsvRecords.read(file, CsvFormat.detect().maximumRejected(Ratio.percent(100)));
        try {
            records.readInto(COUNTS.accumulator());
            ReadSummary summary = records.summary();
            summary.firstRejected().forEach(row -> batch.reject(row.line(), row.column() + ": " + row.reason()));
            batch.rejectedMore(summary.rowsRejected() - summary.firstRejected().size());
            try (Stream<MetricRecord> stream = records.stream()) {
                stream.forEach(batch::add);
            }
        } catch (CsvException e) {
            throw HttpError.badRequest("the body cannot be read as CSV, nothing was counted: "
                    + String.valueOf(e.getMessage()).replace(file.toString(), "the body"));
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
