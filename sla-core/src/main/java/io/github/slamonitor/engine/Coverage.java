package io.github.slamonitor.engine;

/**
 * The octaves of {@link Histogram} that counters have room for. Immutable.
 *
 * @param first the first bucket, a multiple of 64
 * @param span the number of buckets, a multiple of 64
 */
record Coverage(int first, int span) {

    static final Coverage NONE = new Coverage(0, 0);

    private static final int OCTAVE = 64;

    boolean covers(int bucket) {
        return bucket >= first && bucket < first + span;
    }

    /** A coverage of a bucket too, with an octave to spare on its side. */
    Coverage with(int bucket) {
        int octave = bucket / OCTAVE;
        int low = Math.max(0, octave - 1);
        int high = Math.min(octave + 1, (Histogram.BUCKETS - 1) / OCTAVE);
        if (span > 0) {
            int lowest = first / OCTAVE;
            int highest = lowest + span / OCTAVE - 1;
            low = octave < lowest ? low : lowest;
            high = octave > highest ? high : highest;
        }
        return new Coverage(low * OCTAVE, (high - low + 1) * OCTAVE);
    }
}
