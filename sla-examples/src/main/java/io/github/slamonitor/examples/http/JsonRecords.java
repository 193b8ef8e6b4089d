package io.github.slamonitor.examples.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.examples.text.NearestName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records as JSON: one object, an array of them, or an object on each line. */
final class JsonRecords {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private static final List<String> FIELDS = List.of("service", "timestamp", "responseTimeMillis", "success");
    private static final double MILLION = 1e6;
    private static final long LONGEST_MILLIS = MetricRecord.MAXIMUM_RESPONSE_TIME.toMillis();

    private final RecordBatch batch;

    private JsonRecords(RecordBatch batch) {
        this.batch = batch;
    }

    /**
     * Reads an object or an array of objects.
     *
     * @throws HttpError when the body is neither, or broken anywhere
     */
    static void read(byte[] body, RecordBatch batch) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    new JsonRecords(batch)
                            .record(parser, parser.currentTokenLocation().getLineNr());
                }
            } else {
                new JsonRecords(batch).record(parser, 1);
            }
            if (parser.nextToken() != null) {
                throw HttpError.badRequest("there is something after the JSON value; several values in one body are"
                        + " application/x-ndjson, each on its line. Nothing was counted");
            }
        } catch (JsonProcessingException e) {
            throw HttpError.badRequest("the body is not JSON: " + explain(e) + ". Nothing was counted");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    private static String explain(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        String what = e.getOriginalMessage();
        return (what.length() > 200 ? what.substring(0, 200) + "…" : what) + where;
    }

    /** Reads a line each; one that is broken leaves the others alone. */
    static void readLines(byte[] body, RecordBatch batch) {
        int start = 0;
        for (long line = 1; start < body.length; line++) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            readLine(body, start, end, line, batch);
            start = end + 1;
        }
    }

    private static void readLine(byte[] body, int start, int end, long line, RecordBatch batch) {
        try (JsonParser parser = FACTORY.createParser(body, start, end - start)) {
            if (parser.nextToken() == null) {
                return; // an empty line
            }
            JsonRecords record = new JsonRecords(new RecordBatch());
            record.read(parser);
            if (parser.nextToken() != null) {
                batch.reject(line, "there is something after the object");
            } else {
                record.addTo(batch);
            }
        } catch (JsonProcessingException e) {
            batch.reject(line, "not JSON: " + explain(e));
        } catch (IllegalArgumentException e) {
            batch.reject(line, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    private @Nullable String service;
    private @Nullable Instant at;
    private double millis = -1;
    private @Nullable Boolean success;

    private void record(JsonParser parser, long line) throws IOException {
        try {
            read(parser);
            addTo(batch);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            batch.reject(line, String.valueOf(e.getMessage()));
        }
    }

    /** Reads to the end of the value, whatever is wrong with it, so that the next one can be read. */
    private void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new IllegalArgumentException("a record must be an object with " + String.join(", ", FIELDS));
        }
        IllegalArgumentException wrong = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            try {
                field(name, parser);
            } catch (IllegalArgumentException e) {
                wrong = wrong == null ? e : wrong;
            }
            parser.skipChildren();
        }
        if (wrong != null) {
            throw wrong;
        }
    }

    private void field(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        switch (name) {
            case "service" -> service = text(name, parser, token);
            case "timestamp" -> at = token == JsonToken.VALUE_NULL ? null : timestamp(parser, token);
            case "responseTimeMillis" -> millis = number(name, parser, token);
            case "success" -> success = flag(name, token);
            default ->
                throw new IllegalArgumentException("unknown field " + Parameters.quoted(name)
                        + NearestName.of(name, FIELDS)
                                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                .orElse("; a record has " + String.join(", ", FIELDS)));
        }
    }

    private static String text(String name, JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException(name + " must be a text");
        }
        return parser.getText();
    }

    private static double number(String name, JsonParser parser, JsonToken token) throws IOException {
        if (!token.isNumeric()) {
            throw new IllegalArgumentException(name + " must be a number");
        }
        double number = parser.getDoubleValue();
        if (!(number >= 0 && number <= LONGEST_MILLIS)) {
            throw new IllegalArgumentException(
                    name + " must be from 0 to " + LONGEST_MILLIS + ": " + name + "=" + number);
        }
        return number;
    }

    private static Boolean flag(String name, JsonToken token) {
        if (!token.isBoolean()) {
            throw new IllegalArgumentException(name + " must be true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static Instant timestamp(JsonParser parser, JsonToken token) throws IOException {
        try {
            return token.isNumeric()
                    ? Instant.ofEpochMilli(parser.getLongValue())
                    : Instant.parse(text("timestamp", parser, token));
        } catch (DateTimeException | JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "timestamp must be a time such as 2026-01-31T12:00:00.123Z, or milliseconds since 1970", e);
        }
    }

    private void addTo(RecordBatch batch) {
        if (service == null || millis < 0 || success == null) {
            String missing = service == null ? "service" : millis < 0 ? "responseTimeMillis" : "success";
            throw new IllegalArgumentException(missing + " is missing");
        }
        batch.add(service, Optional.ofNullable(at), Duration.ofNanos(Math.round(millis * MILLION)), success);
    }
}
