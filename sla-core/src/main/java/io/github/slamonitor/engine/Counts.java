package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Whole-number figures of some requests in columns: records, failures, sum of microseconds, then for each limit of the shape
 * how many were slower. Not thread-safe.
 */
final class Counts {

    static final int RECORDS = 0;
    static final int FAILURES = 1;
    static final int SUM = 2;
    /** The column of the first limit. */
    static final int SLOW = 3;

    private final long[] columns;

    Counts(int limits) {
        columns = new long[SLOW + limits];
    }

    /** Adds requests of one outcome that were over as many of the limits as the band says. */
    void add(int band, boolean failed, long records, long sumMicros) {
        columns[RECORDS] += records;
        columns[FAILURES] += failed ? records : 0;
        columns[SUM] += sumMicros;
        for (int limit = 0; limit < band; limit++) {
            columns[SLOW + limit] += records;
        }
    }

    void add(int column, long amount) {
        columns[column] += amount;
    }

    long get(int column) {
        return columns[column];
    }

    /** The figures of all columns, not copied. */
    long[] columns() {
        return columns;
    }

    int size() {
        return columns.length;
    }

    boolean isEmpty() {
        return columns[RECORDS] == 0;
    }

    void clear() {
        Arrays.fill(columns, 0);
    }
}
