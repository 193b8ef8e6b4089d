package io.github.slamonitor.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some rows in their fields. Not thread-safe; handed from one thread to the next as a whole. */
final class RowBatch {

    private static final int MOST_ROWS = 512;
    private static final int MOST_CHARACTERS = 256 * 1024;

    private String[] fields = new String[4 * MOST_ROWS];
    private int fieldCount;
    private int characters;
    private int rows;
    private final int[] fieldEnds = new int[MOST_ROWS];
    private final long[] lines = new long[MOST_ROWS];
    private final byte[][] texts = new byte[MOST_ROWS][];
    private final @Nullable String[] faults = new String[MOST_ROWS];
    private final int[] faultyFields = new int[MOST_ROWS];

    /** Whether these are the last rows: the file ended, or reading it failed. */
    boolean last;

    /** What reading failed with after these rows. */
    @Nullable
    Throwable failure;

    /** Whether the last row of the file has no line end. */
    boolean unterminated;

    void clear() {
        Arrays.fill(fields, 0, fieldCount, "");
        fieldCount = 0;
        characters = 0;
        rows = 0;
        last = false;
        failure = null;
        unterminated = false;
    }

    boolean isFull() {
        return rows == MOST_ROWS || characters > MOST_CHARACTERS;
    }

    void addField(String text) {
        if (fieldCount == fields.length) {
            fields = Arrays.copyOf(fields, 2 * fieldCount);
        }
        fields[fieldCount++] = text;
        characters += text.length();
    }

    /**
     * Ends a row, whose fields have been added.
     *
     * @param line the number of lines before it
     * @param text as it was written, empty if that is not kept
     * @param fault why the fields cannot be told apart, if so
     * @param faultyField the field with the fault, from 0
     */
    void endRow(long line, byte[] text, @Nullable String fault, int faultyField) {
        fieldEnds[rows] = fieldCount;
        lines[rows] = line;
        texts[rows] = text;
        faults[rows] = fault;
        faultyFields[rows] = faultyField;
        rows++;
    }

    int rows() {
        return rows;
    }

    int firstField(int row) {
        return row == 0 ? 0 : fieldEnds[row - 1];
    }

    int fieldsEnd(int row) {
        return fieldEnds[row];
    }

    String field(int index) {
        return fields[index];
    }

    long line(int row) {
        return lines[row];
    }

    byte[] text(int row) {
        return texts[row];
    }

    @Nullable
    String fault(int row) {
        return faults[row];
    }

    int faultyField(int row) {
        return faultyFields[row];
    }
}
