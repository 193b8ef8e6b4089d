package io.github.slamonitor.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks at the first lines of a file and finds out how to read the rest. Not thread-safe. */
final class Opening {

    private static final int FIRST_LOOK = 64 * 1024;
    private static final String DELIMITERS = ",;\t|";

    private final CsvInput input;
    private final CsvFormat format;
    private final ReaderLimits limits;
    private final List<String> notes = new ArrayList<>();

    private byte[] bytes = {};
    private int position;
    private long line = 1;
    private @Nullable Character delimiter;

    private Opening(CsvInput input, CsvFormat format, ReaderLimits limits) {
        this.input = input;
        this.format = format;
        this.limits = limits;
        this.delimiter = format.delimiter();
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
        bytes = input.first(FIRST_LOOK);
        checkText();
        position = ByteOrderMark.length(bytes);
        skipBlankLines();
        skipDelimiterLine();
        if (position == bytes.length) {
            throw new CsvException(input.file() + " is empty; there is nothing to judge");
        }
        return format.columns().hasHeader() ? withHeader() : withoutHeader();
    }

    private void checkText() {
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4) {
            throw new CsvException(
                    input.file() + " is a ZIP archive or a spreadsheet, not CSV; unpack it or save it as CSV");
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw new CsvException(input.file() + " is a binary file, not CSV; if it is text in UTF-16, set"
                        + " charset(StandardCharsets.UTF_16LE) or UTF_16BE");
            }
        }
    }

    private void skipBlankLines() {
        while (position < bytes.length && bytes[position] <= ' ' && bytes[position] >= 0) {
            int start = position;
            int end = lineEnd(start);
            if (!text(start, end).isBlank()) {
                return;
            }
            nextLine(end);
        }
    }

    /** The line {@code sep=;} with which Excel starts a file. */
    private void skipDelimiterLine() {
        int end = lineEnd(position);
        String first = text(position, end);
        if (first.length() == 5 && first.toLowerCase(Locale.ROOT).startsWith("sep=")) {
            if (delimiter == null) {
                delimiter = first.charAt(4);
            }
            nextLine(end);
            skipBlankLines();
        }
    }

    private Layout withHeader() throws IOException {
        int start = position;
        int end = lineEnd(start);
        long lines = 1;
        while (!HeaderLine.isWhole(text(start, end)) && end < bytes.length) {
            end = lineEnd(afterLineEnd(end));
            lines++;
        }
        if (end == bytes.length) {
            if (bytes.length - start > limits.longestLine()) {
                throw tooLong();
            }
            if (bytes.length >= FIRST_LOOK && readMore()) {
                return withHeader();
            }
        }
        String header = text(start, end);
        String headerLine = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        position = afterLineEnd(end);
        line += lines;
        char found = delimiter != null ? delimiter : delimiterOf(header);
        List<String> names = HeaderLine.split(header, found);
        ColumnPositions positions = new ColumnFinder(input.file(), format.columns(), names).positions();
        return layout(found, positions, names, headerLine);
    }

    private Layout withoutHeader() {
        char found = delimiter != null ? delimiter : mostFrequent(text(position, lineEnd(position)));
        return layout(found, format.columns().givenPositions(), List.of(), "");
    }

    private Layout layout(char found, ColumnPositions positions, List<String> names, String headerLine) {
        boolean quoted = false;
        for (byte b : bytes) {
            quoted |= b == '"';
        }
        Layout layout = new Layout(
                (byte) found,
                charset(),
                positions,
                names,
                ChronoUnit.MILLIS,
                headerLine,
                position,
                line,
                quoted,
                List.of());
        ChronoUnit unit = unit(layout.name(positions.responseTime()), layout.hasHeader());
        return new Layout(
                (byte) found,
                charset(),
                positions,
                names,
                unit,
                headerLine,
                position,
                line,
                quoted,
                List.copyOf(notes));
    }

    private ChronoUnit unit(String name, boolean hasHeader) {
        ChronoUnit chosen = format.unit();
        ChronoUnit named = hasHeader ? ColumnFinder.unit(name) : null;
        if (chosen != null) {
            return chosen;
        }
        if (named == null) {
            notes.add("response times were taken as milliseconds: "
                    + (hasHeader
                            ? "the name of column " + name + " tells no unit"
                            : "there is no header to tell the unit")
                    + "; set responseTimeUnit(...) to be sure");
        }
        return named == null ? ChronoUnit.MILLIS : named;
    }

    /** The delimiter with which most of the needed columns are found, and of those the one that is there most. */
    private char delimiterOf(String header) {
        char best = ',';
        int bestScore = -1;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            List<String> names = HeaderLine.split(header, candidate);
            int found = new ColumnFinder(input.file(), format.columns(), names).found();
            int score = found * (header.length() + 1) + names.size();
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static char mostFrequent(String first) {
        char best = ',';
        int most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            int fields = HeaderLine.split(first, DELIMITERS.charAt(i)).size();
            if (fields > most) {
                most = fields;
                best = DELIMITERS.charAt(i);
            }
        }
        return best;
    }

    private boolean readMore() throws IOException {
        int before = bytes.length;
        bytes = input.first(limits.longestLine() + FIRST_LOOK);
        return bytes.length > before;
    }

    private CsvException tooLong() {
        return new CsvException(input.file() + ": line " + line + " is longer than " + limits.longestLineInWords()
                + "; is this a CSV file with a request on each line?");
    }

    private Charset charset() {
        return input.charset();
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    private int afterLineEnd(int end) {
        if (end >= bytes.length) {
            return end;
        }
        return end + (bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n' ? 2 : 1);
    }

    private void nextLine(int end) {
        position = afterLineEnd(end);
        line++;
    }

    private String text(int start, int end) {
        Charset charset = charset();
        return new String(
                bytes,
                start,
                Math.max(0, end - start),
                charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset);
    }
}
