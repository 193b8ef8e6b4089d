package io.github.slamonitor.csv;

import java.nio.charset.Charset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one file are to be read, after its first lines were looked at. Immutable.
 *
 * @param delimiter between the columns
 * @param charset of the bytes as they come from the {@link CsvInput}
 * @param positions where the needed columns are
 * @param names all that the header has, none when there is no header
 * @param unit of the response times
 * @param headerLine as it is written, a character for each byte; empty when there is none
 * @param dataStart the bytes before the first row
 * @param dataLine the number of the first row's line, the first of the file being 1
 * @param quoted whether a quote was seen already
 * @param notes the choices that were made
 */
record Layout(
        byte delimiter,
        Charset charset,
        ColumnPositions positions,
        List<String> names,
        ChronoUnit unit,
        String headerLine,
        long dataStart,
        long dataLine,
        boolean quoted,
        List<String> notes) {

    boolean hasHeader() {
        return !names.isEmpty();
    }

    /** The number of columns up to the last one that is needed. */
    int needed() {
        return positions.last() + 1;
    }

    /** What each column of a row is, null for one that does not matter; without a header, up to the last that is needed. */
    @Nullable
    Column[] columnsInOrder() {
        @Nullable Column[] columns = new Column[Math.max(names.size(), needed())];
        for (int i = 0; i < Column.count(); i++) {
            Column column = Column.at(i);
            columns[positions.of(column)] = column;
        }
        return columns;
    }

    /** Whether a row is the needed columns in their own order, and nothing else. */
    boolean isStandard() {
        return names.size() == Column.count()
                && positions.timestamp() == 0
                && positions.service() == 1
                && positions.status() == 2;
    }

    /** The name of a column, or its position from 1. */
    String name(int position) {
        return position < names.size() ? names.get(position).strip() : Integer.toString(position + 1);
    }
}
