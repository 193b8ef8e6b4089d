package io.github.slamonitor.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Splits every dialect of CSV into rows and fields, with the parser of Jackson. Not thread-safe. */
final class RowTokenizer implements RowSource {

    private static final byte[] NO_TEXT = {};

    private final LineFeeder feeder;
    private final CsvParser parser;
    private final boolean keepText;
    private final RowBatch batch = new RowBatch();

    private @Nullable String fault;
    private int faultyField;

    RowTokenizer(Pass pass) throws IOException {
        this.keepText = pass.format().rejects().file() != null;
        StreamLines lines = new StreamLines(pass.openRows(), pass.limits());
        this.feeder = new LineFeeder(lines, pass.limits(), keepText);
        this.parser = parser(feeder, (char) pass.layout().delimiter());
    }

    private static CsvParser parser(LineFeeder feeder, char delimiter) throws IOException {
        CsvFactory factory =
                CsvFactory.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
        CsvParser parser = factory.createParser(feeder);
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter));
        return parser;
    }

    @Override
    public RowBatch next() {
        fill(batch);
        return batch;
    }

    /** Puts the next rows into a batch; a failure comes after the rows before it. */
    void fill(RowBatch target) {
        target.clear();
        try {
            while (!target.last && !target.isFull()) {
                readRow(target);
            }
        } catch (IOException | RuntimeException e) {
            target.failure = e;
            target.last = true;
        }
    }

    private void readRow(RowBatch target) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            feeder.startRow();
            readFields(target);
            if (fault == null || feeder.failure() == null) {
                target.endRow(feeder.rowLine(), keepText ? feeder.rowText() : NO_TEXT, fault, faultyField);
            }
        } else {
            target.last = true;
            target.unterminated = feeder.endsUnterminated();
            target.failure = feeder.failure();
        }
    }

    private void readFields(RowBatch target) throws IOException {
        fault = null;
        for (int field = 0; ; field++) {
            try {
                String text = parser.nextTextValue();
                if (text == null) {
                    return;
                }
                target.addField(text);
            } catch (JsonProcessingException e) {
                // The parser goes on after the fault; what it finds in the rest of the row does not matter.
                if (fault == null) {
                    fault = feeder.isAtEnd() ? "has no closing quote" : "has text after its closing quote";
                    faultyField = field;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
        feeder.close();
    }
}
