package io.github.slamonitor.examples.http;

import io.github.slamonitor.SlaMonitor;
import java.util.Optional;

/** Counts the records that programs send. */
final class RecordsHandler implements Route.Handler {

    private final Optional<SlaMonitor> monitor;

    RecordsHandler(Optional<SlaMonitor> monitor) {
        this.monitor = monitor;
    }

    @Override
    public Reply answer(Request request) {
        request.parameters();
        SlaMonitor running = monitor.orElseThrow(() ->
                new HttpError(409, "nothing is monitored here, only shown; send records to where the monitor runs"));
        RecordBatch batch = new RecordBatch();
        switch (request.contentType()) {
            case "application/json" -> JsonRecords.read(request.body(HttpLimits.BODY_BYTES), batch);
            case "application/x-ndjson" -> JsonRecords.readLines(request.body(HttpLimits.BODY_BYTES), batch);
            case "text/csv" -> CsvBody.read(request.body(HttpLimits.BODY_BYTES), batch);
            default ->
                throw new HttpError(
                        415,
                        "Content-Type must be application/json, application/x-ndjson or text/csv: Content-Type="
                                + Parameters.quoted(request.contentType()));
        }
        return batch.countInto(running);
    }
}
