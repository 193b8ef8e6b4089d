package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import io.github.slamonitor.csv.DateEvidence.Clue;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows what a row means: from its fields to a request, or to the reason why it is none. The quick scanner
 * knows only what it learnt here. Not thread-safe.
 */
final class RowParser {

    private static final int LONGEST_QUOTE = 40;

    private final Layout layout;
    private final ColumnPositions columns;
    private final int needed;
    private final Timestamps timestamps;
    private final Services services;
    private final Statuses statuses;
    private final ResponseTimes responseTimes;
    private final DateEvidence evidence = new DateEvidence();

    private @Nullable Service service;
    private long timestampMicros;
    private long responseMicros;
    private boolean successful;
    private String problemColumn = "";
    private String problem = "";

    RowParser(Layout layout, CsvFormat format, OrderSource order, @Nullable MetricsAccumulator accumulator) {
        this.layout = layout;
        this.columns = layout.positions();
        this.needed = layout.needed();
        this.timestamps = new Timestamps(format.times(), order);
        this.services = new Services(layout, accumulator);
        this.statuses = new Statuses(layout, format.statuses());
        this.responseTimes = new ResponseTimes(layout.unit(), layout.delimiter());
    }

    /** Fields that are enough for {@link #parse}. */
    Fields newFields() {
        return new Fields(needed);
    }

    /** Reads a row; false when it is rejected. The array must have {@link ByteWords#PADDING} after it. */
    boolean parse(byte[] bytes, Fields fields) {
        timestampMicros = Timestamps.NONE;
        return hasColumns(fields)
                && parseTimestamp(bytes, fields)
                && parseService(bytes, fields)
                && parseStatus(bytes, fields)
                && parseResponseTime(bytes, fields);
    }

    /** Rejects a row whose fields could not be told apart. */
    void reject(int field, String reason) {
        problemColumn = layout.name(field);
        problem = reason;
    }

    private boolean hasColumns(Fields fields) {
        if (fields.count() < needed) {
            for (int i = 0; i < Column.count(); i++) {
                int position = columns.of(Column.at(i));
                if (position >= fields.count()) {
                    reject(position, "is missing: the row has " + columns(fields.count()));
                    return false;
                }
            }
        }
        int expected = layout.names().size();
        if (layout.hasHeader() && fields.filled() > expected) {
            reject(expected, "is too many: the row has " + columns(fields.filled()) + ", the header " + expected);
            return false;
        }
        return true;
    }

    private static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    private boolean parseTimestamp(byte[] bytes, Fields fields) {
        int field = columns.timestamp();
        timestampMicros = timestamps.parse(bytes, fields.start(field), fields.end(field));
        evidence.add(timestamps.clue());
        return timestampMicros != Timestamps.NONE || reject(bytes, fields, field, timestamps.problem());
    }

    private boolean parseService(byte[] bytes, Fields fields) {
        int field = columns.service();
        service = services.parse(bytes, fields.start(field), fields.end(field));
        return service != null || reject(bytes, fields, field, services.problem());
    }

    private boolean parseStatus(byte[] bytes, Fields fields) {
        int field = columns.status();
        if (fields.start(field) == fields.end(field)) {
            return reject(bytes, fields, field, "is empty");
        }
        Boolean meaning = statuses.parse(bytes, fields.start(field), fields.end(field));
        if (meaning == null) {
            return reject(bytes, fields, field, "is no known status; success(...) or failure(...) says what it means");
        }
        successful = meaning;
        return true;
    }

    private boolean parseResponseTime(byte[] bytes, Fields fields) {
        int field = columns.responseTime();
        responseMicros = responseTimes.parse(bytes, fields.start(field), fields.end(field));
        return responseMicros != ResponseTimes.NONE || reject(bytes, fields, field, responseTimes.problem());
    }

    private boolean reject(byte[] bytes, Fields fields, int field, String reason) {
        int start = fields.start(field);
        int end = fields.end(field);
        reject(field, start == end ? reason : quote(bytes, start, end) + " " + reason);
        return false;
    }

    private String quote(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, Math.min(end - start, 4 * LONGEST_QUOTE), layout.charset());
        StringBuilder quoted = new StringBuilder(LONGEST_QUOTE + 5).append('"');
        for (int i = 0; i < Math.min(text.length(), LONGEST_QUOTE); i++) {
            char c = text.charAt(i);
            quoted.append(Character.isISOControl(c) ? '?' : c);
        }
        return quoted.append(text.length() > LONGEST_QUOTE ? "...\"" : "\"").toString();
    }

    Timestamps timestamps() {
        return timestamps;
    }

    Services services() {
        return services;
    }

    Statuses statuses() {
        return statuses;
    }

    ResponseTimes responseTimes() {
        return responseTimes;
    }

    DateEvidence evidence() {
        return evidence;
    }

    /** Remembers the first date whose order matters as an example for the user. */
    void keepExample(byte[] bytes, Fields fields, long block, long line) {
        if (timestampMicros != Timestamps.NONE && timestamps.clue() != Clue.NONE && !evidence.hasExample()) {
            int field = columns.timestamp();
            int start = fields.start(field);
            String text = new String(bytes, start, fields.end(field) - start, layout.charset());
            evidence.example(block, line, text, timestamps.date());
        }
    }

    /** The service of the row that was read last. */
    Service service() {
        if (service == null) {
            throw new IllegalStateException("the last row was rejected");
        }
        return service;
    }

    long timestampMicros() {
        return timestampMicros;
    }

    long responseMicros() {
        return responseMicros;
    }

    boolean successful() {
        return successful;
    }

    /** The column for which the last row was rejected. */
    String problemColumn() {
        return problemColumn;
    }

    /** Why the last row was rejected. */
    String problem() {
        return problem;
    }
}
