package io.github.slamonitor.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the first lines of a file and finds out how to read the rest. Not thread-safe. */
final class Opening {

    private final CsvInput input;
    private final CsvFormat format;
    private final ReaderLimits limits;
    private final List<String> notes = new ArrayList<>();

    private byte[] bytes = {};
    private int start;
    private int end;
    private long line;
    private long headerLine;
    private @Nullable Character delimiter;

    private Opening(CsvInput input, CsvFormat format, ReaderLimits limits) {
        this.input = input;
        this.format = format;
        this.limits = limits;
    }

    /**
     * How to read a file.
     *
     * @throws CsvException when it is empty, no text, or lacks a column
     */
    static Layout of(CsvInput input, CsvFormat format, ReaderLimits limits) throws IOException {
        return new Opening(input, format, limits).layout();
    }

    private Layout layout() throws IOException {
        findFirstLine(input.first(limits.firstLook()));
        checkText();
        if (end == bytes.length) {
            findFirstLine(input.first(limits.firstLook() + limits.longestLine()));
        }
        if (start == bytes.length) {
            throw new CsvException(input.file() + " is empty; there is nothing to judge");
        }
        return format.columns().hasHeader() ? withHeader() : withoutHeader();
    }

    /** Goes to the first line that has something to say. */
    private void findFirstLine(byte[] look) {
        bytes = look;
        start = ByteOrderMark.length(bytes);
        end = lineEnd(start);
        line = 1;
        delimiter = format.delimiter();
        skipBlankLines();
        String first = text(start, end);
        if (DelimiterLine.isDeclaration(first)) {
            if (delimiter == null) {
                delimiter = first.charAt(4);
            }
            nextLine();
            skipBlankLines();
        }
        headerLine = line;
        if (format.columns().hasHeader()) {
            completeHeader();
        }
    }

    /** A header may have quoted names of several lines. */
    private void completeHeader() {
        while (!HeaderLine.isWhole(text(start, end)) && end < bytes.length) {
            end = lineEnd(afterLineEnd(end));
            line++;
        }
    }

    private void skipBlankLines() {
        while (start < bytes.length && text(start, end).isBlank()) {
            nextLine();
        }
    }

    private void nextLine() {
        start = afterLineEnd(end);
        end = lineEnd(start);
        line++;
    }

    private void checkText() {
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4) {
            throw new CsvException(
                    input.file() + " is a ZIP archive or a spreadsheet, not CSV; unpack it or save it as CSV");
        }
        if (contains((byte) 0)) {
            throw new CsvException(input.file() + " is a binary file, not CSV; charset(...) reads text in UTF-16");
        }
    }

    private Layout withHeader() {
        if (end - start > limits.longestLine() && end == bytes.length) {
            throw new CsvException(input.file() + ": line " + headerLine + " is longer than "
                    + limits.longestLineInWords() + "; is this a CSV file with a request on each line?");
        }
        String header = text(start, end);
        char found = delimiter != null ? delimiter : DelimiterLine.ofHeader(header, input.file(), format.columns());
        List<String> names = HeaderLine.split(header, found);
        ColumnPositions positions = new ColumnFinder(input.file(), format.columns(), names).positions();
        ChronoUnit unit = unit(names.get(positions.responseTime()));
        String written = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        nextLine();
        return layout(found, positions, names, unit, written);
    }

    private Layout withoutHeader() {
        char found = delimiter != null ? delimiter : DelimiterLine.ofRow(text(start, end));
        ChronoUnit unit = format.unit();
        if (unit == null) {
            unit = ChronoUnit.MILLIS;
            noteMilliseconds("there is no header to tell the unit");
        }
        return layout(found, format.columns().givenPositions(), List.of(), unit, "");
    }

    private ChronoUnit unit(String name) {
        ChronoUnit chosen = format.unit();
        ChronoUnit unit = chosen == null ? ColumnName.unit(ColumnName.plain(name)) : chosen;
        if (unit == null) {
            noteMilliseconds("the name of column " + name + " tells no unit");
        }
        return unit == null ? ChronoUnit.MILLIS : unit;
    }

    private void noteMilliseconds(String reason) {
        notes.add("response times were taken as milliseconds: " + reason + "; set responseTimeUnit(...) to be sure");
    }

    private Layout layout(
            char found, ColumnPositions positions, List<String> names, ChronoUnit unit, String headerLine) {
        return new Layout(
                (byte) found,
                input.charset(),
                positions,
                names,
                unit,
                headerLine,
                start,
                line,
                contains((byte) '"'),
                List.copyOf(notes));
    }

    private boolean contains(byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }

    private int lineEnd(int from) {
        int position = from;
        while (position < bytes.length && bytes[position] != '\n' && bytes[position] != '\r') {
            position++;
        }
        return position;
    }

    private int afterLineEnd(int position) {
        boolean two = position + 1 < bytes.length && bytes[position] == '\r' && bytes[position + 1] == '\n';
        return Math.min(bytes.length, position + (two ? 2 : 1));
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, input.charset());
    }
}
