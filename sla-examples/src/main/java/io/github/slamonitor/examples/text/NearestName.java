package io.github.slamonitor.examples.text;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that a mistyped one was meant to be. */
public final class NearestName {

    private NearestName() {}

    /**
     * {@return the known name that takes the fewest changes of a letter to reach; empty when that is more than a third of its letters}
     *
     * @param mistyped what was written
     * @param known what could have been meant
     */
    public static Optional<String> of(String mistyped, Collection<String> known) {
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int changes = changes(mistyped, name);
            if (changes <= Math.max(1, name.length() / 3) && changes < fewest) {
                nearest = name;
                fewest = changes;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * {@return the Levenshtein distance: letters put in, left out or replaced}
     *
     * @param from one text
     * @param into the other
     */
    public static int changes(String from, String into) {
        int[] above = new int[into.length() + 1];
        for (int column = 0; column <= into.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[into.length() + 1];
            current[0] = row;
            for (int column = 1; column <= into.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == into.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[into.length()];
    }
}
