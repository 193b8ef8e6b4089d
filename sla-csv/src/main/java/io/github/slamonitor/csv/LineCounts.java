package io.github.slamonitor.csv;

import java.util.Arrays;

/** How many lines each part of a file has, so that a line in a part has a number in the file. Thread-safe. */
final class LineCounts {

    private final long firstLine;
    private int[] counts = new int[64];

    /**
     * Counts of a file's parts.
     *
     * @param firstLine the number of the first line of the first part
     */
    LineCounts(long firstLine) {
        this.firstLine = firstLine;
    }

    synchronized void set(long part, int lines) {
        if (part >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * (int) part);
        }
        counts[(int) part] = lines;
    }

    /** The number of a line in the file. All parts before its own must have been counted. */
    synchronized long number(long part, long lineInPart) {
        long number = firstLine + lineInPart;
        for (int i = 0; i < part; i++) {
            number += counts[i];
        }
        return number;
    }
}
