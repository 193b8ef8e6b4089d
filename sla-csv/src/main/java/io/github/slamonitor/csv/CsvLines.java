package io.github.slamonitor.csv;

import io.github.slamonitor.MetricRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads requests line by line, as they come: from a file that grows, or from a stream. What the lines mean is found out by looking at a
 * file that begins like them, once. A row must be on one line. Not thread-safe.
 *
 * <pre>{@code
 * CsvLines lines = CsvLines.of(Path.of("requests.csv"), CsvFormat.detect());
 * byte[] line = "2025-06-02T10:00:10Z,auth,success,120".getBytes(java.nio.charset.StandardCharsets.UTF_8);
 * lines.read(line, 0, line.length).ifPresentOrElse(monitor::record, () -> System.err.println(lines.problem()));
 * }</pre>
 */
public final class CsvLines {

    private final Layout layout;
    private final RowParser row;
    private final Fields fields;
    private final byte[] header;
    private byte[] bytes = new byte[1024];
    private int length;
    private String problem = "";

    private CsvLines(Layout layout, CsvFormat format, OrderSource order) {
        this.layout = layout;
        this.row = new RowParser(layout, format, order, null);
        this.fields = row.newFields();
        this.header = layout.headerLine().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Looks at the first lines of a file: its header, unless {@linkplain CsvFormat#withoutHeader it has none}. If the order of day and
     * month matters and is not set, the whole file is read as it is when that first shows.
     *
     * @param file plain text in a charset of which ASCII is a part
     * @param format how it is written; what it says about rejected rows does not matter
     * @return a reader of its rows
     * @throws CsvException when the file cannot be read, is empty, packed or in UTF-16, or lacks a column
     */
    public static CsvLines of(Path file, CsvFormat format) {
        Objects.requireNonNull(format, "format");
        CsvInput input = CsvInput.of(Objects.requireNonNull(file, "file"), format.charset(), new Progress());
        if (!input.isPlain()) {
            throw new CsvException(
                    file + " is packed, or in a charset such as UTF-16: its lines cannot be told apart as they come");
        }
        ReaderLimits limits = ReaderLimits.standard();
        try {
            Pass pass = new Pass(input, format, Opening.of(input, format, limits), limits);
            return new CsvLines(
                    pass.layout(), format, () -> pass.orderByColumn() ? order(pass, format, limits) : pass.order());
        } catch (IOException e) {
            throw CsvInput.failure(file, e);
        }
    }

    private static DateOrder order(Pass pass, CsvFormat format, ReaderLimits limits) {
        try {
            return new RequestReader(pass.input(), format, limits, true).order(pass);
        } catch (CsvException e) {
            return pass.order(); // too little of the file can be read to tell
        }
    }

    /** {@return how many bytes of the file are before its first row} */
    public long firstRow() {
        return layout.dataStart();
    }

    /** {@return the header as it is written, without a byte order mark and the line's end; empty when there is none} */
    public byte[] header() {
        return header.clone();
    }

    /**
     * {@return the request on a line; empty when there is none: the line is blank, is the header once more, or cannot be read}
     *
     * @param source an array with the line
     * @param start where the line begins
     * @param end where it ends, its line feed not included
     * @see #problem
     */
    public Optional<MetricRecord> read(byte[] source, int start, int end) {
        Objects.checkFromToIndex(start, end, source.length);
        problem = "";
        int last = end > start && source[end - 1] == '\r' ? end - 1 : end;
        if (header.length > 0 && Arrays.equals(source, start, last, header, 0, header.length)) {
            return Optional.empty();
        }
        if (!split(source, start, last) || fields.isBlankLine()) {
            return Optional.empty();
        }
        if (!row.parse(bytes, fields)) {
            return reject();
        }
        return Optional.of(new MetricRecord(
                row.service().name(),
                Instant.EPOCH.plus(row.timestampMicros(), ChronoUnit.MICROS),
                Duration.of(row.responseMicros(), ChronoUnit.MICROS),
                row.successful()));
    }

    /** {@return why the last line that was read is rejected: {@code column status: is empty}; empty when it is not} */
    public String problem() {
        return problem;
    }

    private Optional<MetricRecord> reject() {
        problem = "column " + row.problemColumn() + ": " + row.problem();
        return Optional.empty();
    }

    private boolean split(byte[] source, int start, int end) {
        length = 0;
        makeRoom(end - start);
        for (int i = start; i < end; i++) {
            if (source[i] == '"') {
                return splitQuoted(new String(source, start, end - start, StandardCharsets.ISO_8859_1));
            }
        }
        System.arraycopy(source, start, bytes, 0, end - start);
        fields.split(bytes, 0, end - start, layout.delimiter());
        return true;
    }

    private boolean splitQuoted(String line) {
        fields.clear();
        if (!HeaderLine.isWhole(line)) {
            row.reject(0, "has no closing quote");
            reject();
            return false;
        }
        List<String> texts = HeaderLine.split(line, (char) layout.delimiter());
        for (String text : texts) {
            byte[] field = text.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(field, 0, bytes, length, field.length);
            fields.add(bytes, length, length + field.length);
            length += field.length;
        }
        return true;
    }

    private void makeRoom(int needed) {
        if (needed + ByteWords.PADDING > bytes.length) {
            bytes = new byte[2 * (needed + ByteWords.PADDING)];
        }
    }
}
