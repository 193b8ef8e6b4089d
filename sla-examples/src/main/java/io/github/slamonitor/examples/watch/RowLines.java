package io.github.slamonitor.examples.watch;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.csv.CsvException;
import io.github.slamonitor.csv.CsvFormat;
import io.github.slamonitor.csv.CsvLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Knows how the rows of a file are written: from its header, or, where it has none, from that of the file before. Not thread-safe. */
final class RowLines {

    private final CsvFormat format;
    private @Nullable CsvLines lines;
    private String problem = "";

    /**
     * Rows of a file whose header may be known.
     *
     * @param header as an earlier file had it; empty for none
     */
    RowLines(CsvFormat format, String header) {
        this.format = format;
        this.lines = header.isEmpty() ? null : ofHeader(header, format);
    }

    private static @Nullable CsvLines ofHeader(String header, CsvFormat format) {
        try {
            return ofFirstLine(header, format);
        } catch (CsvException e) {
            return null; // then the file's own first line has to tell
        }
    }

    private static CsvLines ofFirstLine(String line, CsvFormat format) {
        try {
            Path file = Files.createTempFile("sla-monitor-header-", ".csv");
            try {
                Files.write(file, (line + "\n").getBytes(StandardCharsets.ISO_8859_1));
                return CsvLines.of(file, format);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CsvException("cannot write a temporary file: " + e.getMessage(), e);
        }
    }

    /**
     * Finds out from a first line; false when it tells nothing, and {@link #problem} why.
     *
     * @param line a character for each byte
     */
    boolean learnFrom(String line) {
        problem = "";
        try {
            lines = ofFirstLine(line, format);
            return true;
        } catch (CsvException e) {
            problem = String.valueOf(e.getMessage()).replaceFirst("^\\S*sla-monitor-header-\\S*", "the first line");
            return false;
        }
    }

    /** Whether the first line was none of the rows. */
    boolean hasHeader() {
        return !header().isEmpty();
    }

    /** Whether it is known how rows are written. */
    boolean isKnown() {
        return lines != null;
    }

    /**
     * Finds out from a file, whose first line has an end.
     *
     * @return the place of its first row; empty when it tells nothing, and what was known before stays
     */
    OptionalLong learn(Path file) {
        problem = "";
        try {
            CsvLines found = CsvLines.of(file, format);
            lines = found;
            return OptionalLong.of(found.firstRow());
        } catch (CsvException e) {
            problem = String.valueOf(e.getMessage());
            return OptionalLong.empty();
        }
    }

    /** The header by which rows are read; empty for none. */
    String header() {
        return lines == null ? "" : new String(lines.header(), StandardCharsets.ISO_8859_1);
    }

    Optional<MetricRecord> read(byte[] bytes, int start, int end) {
        if (lines == null) {
            return Optional.empty();
        }
        Optional<MetricRecord> request = lines.read(bytes, start, end);
        problem = lines.problem();
        return request;
    }

    /** What was wrong with the last line, or with the file; empty when nothing was. */
    String problem() {
        return problem;
    }
}
