package io.github.slamonitor.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns that are needed in a header. */
final class ColumnFinder {

    private final Path file;
    private final ColumnChoice choice;
    private final List<String> header;

    ColumnFinder(Path file, ColumnChoice choice, List<String> header) {
        this.file = file;
        this.choice = choice;
        this.header = header;
    }

    /** The number of needed columns that are there, for the choice among delimiters. */
    int found() {
        int found = 0;
        for (int i = 0; i < Column.count(); i++) {
            found += candidates(Column.at(i)).isEmpty() ? 0 : 1;
        }
        return found;
    }

    /**
     * Where each column is, from 0.
     *
     * @throws CsvException when one is missing or there twice
     */
    ColumnPositions positions() {
        return new ColumnPositions(
                position(Column.TIMESTAMP),
                position(Column.SERVICE),
                position(Column.STATUS),
                position(Column.RESPONSE_TIME));
    }

    private int position(Column column) {
        List<Integer> candidates = candidates(column);
        if (candidates.isEmpty()) {
            throw new CsvException(file + " has no column " + wanted(column) + "; its header is " + header
                    + ". Name the" + " column with " + column.setting()
                    + "(...), or call withoutHeader(...) if the first line is a row");
        }
        if (candidates.size() > 1) {
            throw new CsvException(file + " has more than one column that can be " + wanted(column) + ": "
                    + header.get(candidates.get(0)) + " is column " + (candidates.get(0) + 1) + ", "
                    + header.get(candidates.get(1)) + " is column " + (candidates.get(1) + 1) + ". Name one with "
                    + column.setting() + "(...) or rename the other");
        }
        return candidates.get(0);
    }

    private String wanted(Column column) {
        String named = choice.name(column);
        return named == null ? column.standardName() : named;
    }

    /** The columns with exactly the right name, else those with one like it. */
    private List<Integer> candidates(Column column) {
        String wanted = wanted(column);
        List<Integer> exact = new ArrayList<>();
        List<Integer> alike = new ArrayList<>();
        List<Integer> synonyms = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String plain = ColumnName.plain(header.get(i));
            if (header.get(i).equals(wanted)) {
                exact.add(i);
            } else if (plain.equals(ColumnName.plain(wanted))) {
                alike.add(i);
            } else if (choice.name(column) == null && ColumnName.means(column, plain)) {
                synonyms.add(i);
            }
        }
        return !exact.isEmpty() ? exact : !alike.isEmpty() ? alike : synonyms;
    }
}
