package io.github.slamonitor.examples;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.csv.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Writes generated traffic to a CSV file of requests. */
final class SampleFile {

    private SampleFile() {}

    static void write(TrafficGenerator traffic, Path file) {
        ReportFile.replace(file, out -> {
            out.append("timestamp,service_name,status,response_time_ms\n");
            for (Iterator<MetricRecord> records = traffic.stream().iterator(); records.hasNext(); ) {
                MetricRecord record = records.next();
                out.append(record.timestamp().toString())
                        .append(',')
                        .append(record.service())
                        .append(record.successful() ? ",success," : ",failure,")
                        .append(Long.toString(record.responseTime().toMillis()))
                        .append('\n');
            }
        });
    }

    /** A new file for a sample where the system keeps temporary files. */
    static Path temporary() {
        try {
            return Files.createTempFile("sla-monitor-sample-", ".csv");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary file for the sample: " + e.getMessage(), e);
        }
    }
}
