package io.github.slamonitor.csv;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns are to be found: by name in the header, or at given positions of a file without one. Immutable.
 *
 * @param names the names that the user gave
 * @param positions from 1, in the order of {@link Column}; empty when there is a header
 */
record ColumnChoice(Map<Column, String> names, List<Integer> positions) {

    static final ColumnChoice STANDARD = new ColumnChoice(Map.of(), List.of());

    boolean hasHeader() {
        return positions.isEmpty();
    }

    /** The given positions, from 0. */
    ColumnPositions givenPositions() {
        return new ColumnPositions(
                positions.get(0) - 1, positions.get(1) - 1, positions.get(2) - 1, positions.get(3) - 1);
    }

    @Nullable
    String name(Column column) {
        return names.get(column);
    }

    ColumnChoice named(Column column, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a column must not be blank");
        }
        if (!hasHeader()) {
            throw new IllegalStateException(
                    "a column cannot be named after withoutHeader" + positions + ": " + column.setting() + "=" + name);
        }
        Map<Column, String> more = new EnumMap<>(Column.class);
        more.putAll(names);
        more.put(column, name);
        return new ColumnChoice(Map.copyOf(more), positions);
    }

    ColumnChoice at(List<Integer> chosen) {
        if (!names.isEmpty()) {
            throw new IllegalStateException(
                    "a file without a header has no column names, but these were given: " + names.values());
        }
        for (int position : chosen) {
            if (position < 1) {
                throw new IllegalArgumentException("positions count from 1: positions=" + chosen);
            }
        }
        if (chosen.stream().distinct().count() < chosen.size()) {
            throw new IllegalArgumentException("each column must have a position of its own: positions=" + chosen);
        }
        return new ColumnChoice(names, chosen);
    }
}
