package io.github.slamonitor.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads every dialect of CSV, a row at a time, with the parser of Jackson. Not thread-safe. */
final class GeneralReader implements Closeable {

    private static final int FIRST_ROW_CAPACITY = 4096;

    private final Pass pass;
    private final LineFeeder feeder;
    private final CsvParser parser;
    private final RowParser rowParser;
    private final Fields fields;
    private final Rejections rejections;
    private final LineCounts lines;

    private byte[] row = new byte[FIRST_ROW_CAPACITY];
    private int rowLength;
    private @Nullable String broken;
    private int brokenField;
    private long rows;
    private boolean lastRowLeftOut;

    GeneralReader(Pass pass, RowParser rowParser, Rejections rejections, LineCounts lines) throws IOException {
        this.pass = pass;
        this.rowParser = rowParser;
        this.fields = rowParser.newFields();
        this.rejections = rejections;
        this.lines = lines;
        StreamLines stream = new StreamLines(pass.openRows(), pass.limits());
        this.feeder =
                new LineFeeder(stream, pass.limits(), pass.format().rejects().file() != null);
        this.parser = parser(feeder, (char) pass.layout().delimiter());
    }

    private static CsvParser parser(LineFeeder feeder, char delimiter) throws IOException {
        CsvFactory factory =
                CsvFactory.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
        CsvParser parser = factory.createParser(feeder);
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter));
        return parser;
    }

    /** Reads on to the next row that is not rejected; false at the end of the file. */
    boolean next() throws IOException {
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            feeder.startRow();
            readFields();
            if (broken == null && fields.isBlankLine()) {
                continue;
            }
            if (feeder.endsUnterminated() && pass.input().hasGrown()) {
                lastRowLeftOut = true;
                continue;
            }
            rows++;
            if (parseRow()) {
                return true;
            }
        }
        return false;
    }

    private boolean parseRow() {
        boolean good = broken == null && rowParser.parse(row, fields);
        if (broken != null) {
            rowParser.reject(brokenField, broken);
        } else {
            rowParser.keepExample(row, fields, 0, feeder.rowLine());
        }
        if (!good) {
            byte[] text = feeder.rowText();
            rejections.add(0, feeder.rowLine(), rowParser, text, 0, text.length);
            pass.checkOrder(rowParser.evidence());
            pass.checkHope(rows, rejections, rowParser.evidence(), lines);
        }
        return good;
    }

    private void readFields() throws IOException {
        fields.clear();
        rowLength = 0;
        broken = null;
        for (int field = 0; ; field++) {
            try {
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    return;
                }
                addField(parser.getText());
            } catch (JsonProcessingException e) {
                if (broken == null) {
                    broken = feeder.isAtEnd() ? "has no closing quote" : "has text after its closing quote";
                    brokenField = field;
                }
            }
        }
    }

    private void addField(String text) {
        int length = text.length();
        if (rowLength + length + ByteWords.PADDING > row.length) {
            row = Arrays.copyOf(row, 2 * (rowLength + length + ByteWords.PADDING));
        }
        for (int i = 0; i < length; i++) {
            row[rowLength + i] = (byte) text.charAt(i);
        }
        fields.add(row, rowLength, rowLength + length);
        rowLength += length;
    }

    RowParser row() {
        return rowParser;
    }

    void addTo(PassResult result) {
        result.add(rows, rejections, rowParser.evidence(), lastRowLeftOut);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        feeder.close();
    }
}
