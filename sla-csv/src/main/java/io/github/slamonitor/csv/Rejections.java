package io.github.slamonitor.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that were rejected: how many, and the first of them. Not thread-safe. */
final class Rejections {

    private static final int KEPT = 10;

    private final List<Kept> first = new ArrayList<>();
    private final @Nullable RejectsFile file;
    private long count;

    /** A row by the part of the file that it is in, and its line there. */
    private record Kept(long part, long line, String column, String reason) {

        boolean isBefore(Kept other) {
            return part < other.part || (part == other.part && line < other.line);
        }
    }

    /**
     * No rejections yet.
     *
     * @param file where they are written, if they are
     */
    Rejections(@Nullable RejectsFile file) {
        this.file = file;
    }

    long count() {
        return count;
    }

    /** Adds the row that was parsed last, whose text is given. Rows come in order. */
    void add(long part, long line, RowParser row, byte[] text, int start, int end) {
        count++;
        if (first.size() < KEPT) {
            first.add(new Kept(part, line, row.problemColumn(), row.problem()));
        }
        if (file != null) {
            file.add(line, row.problemColumn(), row.problem(), text, start, end);
        }
    }

    void merge(Rejections other) {
        count += other.count;
        for (Kept kept : other.first) {
            int place = 0;
            while (place < first.size() && first.get(place).isBefore(kept)) {
                place++;
            }
            first.add(place, kept);
        }
        while (first.size() > KEPT) {
            first.remove(first.size() - 1);
        }
    }

    /** The first rejected rows, with their lines in the file. */
    List<RejectedRow> first(LineCounts lines) {
        List<RejectedRow> rows = new ArrayList<>(first.size());
        for (Kept kept : first) {
            rows.add(new RejectedRow(lines.number(kept.part, kept.line), kept.column, kept.reason));
        }
        return rows;
    }
}
