package io.github.slamonitor.examples.http;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.SlaMonitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of one request, which are counted when all of them have been read: a body that breaks off counts nothing. */
final class RecordBatch {

    private static final int MOST_TOLD = 20;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long rejections;

    private record Entry(String service, @Nullable Instant at, Duration took, boolean success) {}

    private record Rejected(long line, String reason) {}

    /**
     * Adds a record.
     *
     * @param at when it happened; empty for now
     * @throws IllegalArgumentException when a part is out of range
     */
    void add(String service, Optional<Instant> at, Duration took, boolean success) {
        new MetricRecord(service, at.orElse(Instant.EPOCH), took, success); // checks the ranges
        entries.add(new Entry(service, at.orElse(null), took, success));
    }

    void add(MetricRecord record) {
        entries.add(new Entry(record.service(), record.timestamp(), record.responseTime(), record.successful()));
    }

    void reject(long line, String reason) {
        rejections++;
        if (rejected.size() < MOST_TOLD) {
            rejected.add(new Rejected(line, reason));
        }
    }

    /** Rejects more than are told. */
    void rejectedMore(long more) {
        rejections += more;
    }

    /** Counts the records and says how many there were. */
    Reply countInto(SlaMonitor monitor) {
        if (entries.isEmpty()) {
            throw HttpError.badRequest(
                    rejected.isEmpty()
                            ? "the body has no records; send at least one"
                            : "none of the records can be used; line " + rejected.get(0).line + ": "
                                    + rejected.get(0).reason);
        }
        entries.forEach(entry -> count(entry, monitor));
        return Reply.json(json -> json.object(() -> json.number("accepted", entries.size())
                .array(
                        "rejected",
                        rejected,
                        each -> json.object(() -> json.number("line", each.line).text("reason", each.reason)))
                .number("rejectedCount", rejections)));
    }

    private static void count(Entry entry, SlaMonitor monitor) {
        if (entry.at != null) {
            monitor.record(new MetricRecord(entry.service, entry.at, entry.took, entry.success));
        } else if (entry.success) {
            monitor.service(entry.service).success(entry.took);
        } else {
            monitor.service(entry.service).failure(entry.took);
        }
    }
}
