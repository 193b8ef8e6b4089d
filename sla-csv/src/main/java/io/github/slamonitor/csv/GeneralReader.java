package io.github.slamonitor.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** Reads the rows that a {@link RowSource} gives, one at a time. Not thread-safe. */
final class GeneralReader implements Closeable {

    private static final int FIRST_ROW_CAPACITY = 4096;

    private final Pass pass;
    private final RowSource source;
    private final RowParser rowParser;
    private final Fields fields;
    private final Rejections rejections;
    private final LineCounts lines;

    private RowBatch batch = new RowBatch();
    private int nextRow;
    private byte[] row = new byte[FIRST_ROW_CAPACITY];
    private int rowLength;
    private long rows;
    private boolean lastRowLeftOut;

    GeneralReader(Pass pass, RowSource source, RowParser rowParser, Rejections rejections, LineCounts lines) {
        this.pass = pass;
        this.source = source;
        this.rowParser = rowParser;
        this.fields = rowParser.newFields();
        this.rejections = rejections;
        this.lines = lines;
    }

    /** Reads on to the next row that is not rejected; false at the end of the file. */
    boolean next() throws IOException {
        while (true) {
            while (nextRow < batch.rows()) {
                if (read(nextRow++)) {
                    return true;
                }
            }
            if (batch.last) {
                Failures.rethrow(batch.failure);
                return false;
            }
            batch = source.next();
            nextRow = 0;
        }
    }

    private boolean read(int index) {
        splitFields(index);
        if (batch.fault(index) == null && fields.isBlankLine()) {
            return false;
        }
        if (batch.unterminated && index == batch.rows() - 1 && pass.input().hasGrown()) {
            lastRowLeftOut = true;
            return false;
        }
        rows++;
        return isGood(index) || reject(index);
    }

    private boolean isGood(int index) {
        String fault = batch.fault(index);
        if (fault != null) {
            rowParser.reject(batch.faultyField(index), fault);
            return false;
        }
        boolean good = rowParser.parse(row, fields);
        rowParser.keepExample(row, fields, 0, batch.line(index));
        return good;
    }

    private boolean reject(int index) {
        byte[] text = batch.text(index);
        rejections.add(0, batch.line(index), rowParser, text, 0, text.length);
        pass.checkOrder(rowParser.evidence());
        pass.checkHope(rows, rejections, rowParser.evidence(), lines);
        return false;
    }

    private void splitFields(int index) {
        fields.clear();
        rowLength = 0;
        for (int i = batch.firstField(index); i < batch.fieldsEnd(index); i++) {
            addField(batch.field(i));
        }
    }

    @SuppressWarnings("deprecation") // That only the low byte of each character is copied is just what is needed here.
    private void addField(String text) {
        int length = text.length();
        if (rowLength + length + ByteWords.PADDING > row.length) {
            row = Arrays.copyOf(row, 2 * (rowLength + length + ByteWords.PADDING));
        }
        text.getBytes(0, length, row, rowLength);
        fields.add(row, rowLength, rowLength + length);
        rowLength += length;
    }

    void addTo(PassResult result) {
        result.add(rows, rejections, rowParser.evidence(), lastRowLeftOut);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
