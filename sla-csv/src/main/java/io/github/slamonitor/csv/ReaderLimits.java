package io.github.slamonitor.csv;

/**
 * Sizes that tests make small. Immutable.
 *
 * @param blockSize bytes that are read and scanned at a time, at most {@code longestLine}
 * @param longestLine bytes that a line may have before its end, a record of several lines as a whole
 * @param threads at most so many read a file in parallel
 * @param firstLook bytes that are looked at to find out how a file is written
 */
record ReaderLimits(int blockSize, int longestLine, int threads, int firstLook) {

    private static final int STANDARD_BLOCK = 256 * 1024;
    private static final int STANDARD_LINE = 1024 * 1024;
    private static final int STANDARD_LOOK = 64 * 1024;

    static ReaderLimits standard() {
        return new ReaderLimits(
                STANDARD_BLOCK, STANDARD_LINE, Runtime.getRuntime().availableProcessors(), STANDARD_LOOK);
    }

    String longestLineInWords() {
        return longestLine == STANDARD_LINE ? "1 MiB" : longestLine + " bytes";
    }
}
