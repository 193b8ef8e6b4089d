package io.github.slamonitor.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Finds out what parts the columns from the first line of a file. */
final class DelimiterLine {

    private static final String CANDIDATES = ",;\t|";

    private DelimiterLine() {}

    /** Whether this is the line {@code sep=;} with which Excel starts a file. */
    static boolean isDeclaration(String line) {
        return line.length() == 5 && line.toLowerCase(Locale.ROOT).startsWith("sep=");
    }

    /** The delimiter with which most of the needed columns are found, and of those the one that is there most. */
    static char ofHeader(String header, Path file, ColumnChoice choice) {
        char best = ',';
        int bestScore = -1;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            List<String> names = HeaderLine.split(header, CANDIDATES.charAt(i));
            int found = new ColumnFinder(file, choice, names).found();
            int score = found * (header.length() + 2) + names.size();
            if (score > bestScore) {
                best = CANDIDATES.charAt(i);
                bestScore = score;
            }
        }
        return best;
    }

    /** The delimiter that parts a row into most columns. */
    static char ofRow(String row) {
        char best = ',';
        int most = 0;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            int columns = HeaderLine.split(row, CANDIDATES.charAt(i)).size();
            if (columns > most) {
                best = CANDIDATES.charAt(i);
                most = columns;
            }
        }
        return best;
    }
}
