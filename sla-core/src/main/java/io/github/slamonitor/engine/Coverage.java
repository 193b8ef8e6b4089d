package io.github.slamonitor.engine;

/**
 * The octaves of {@link Histogram} that counters have room for. Immutable.
 *
 * @param first the first bucket, a multiple of 64
 * @param span the number of buckets, a multiple of 64
 */
record Coverage(int first, int span) {

    static final Coverage NONE = new Coverage(0, 0);

    boolean covers(int bucket) {
        return bucket >= first && bucket < first + span;
    }

    /** A coverage of a bucket too. */
    Coverage with(int bucket) {
        int octave = bucket / Histogram.OCTAVE * Histogram.OCTAVE;
        if (span == 0) {
            return new Coverage(octave, Histogram.OCTAVE);
        }
        int low = Math.min(first, octave);
        return new Coverage(low, Math.max(first + span, octave + Histogram.OCTAVE) - low);
    }

    /** A coverage of a bucket too, with an octave to spare on its side. */
    Coverage withSpare(int bucket) {
        Coverage exact = with(bucket);
        int spare = bucket < first || span == 0 ? Math.max(0, bucket - Histogram.OCTAVE) : bucket;
        int spareAbove = bucket >= first + span ? Math.min(bucket + Histogram.OCTAVE, Histogram.BUCKETS - 1) : bucket;
        return exact.with(spare).with(spareAbove);
    }
}
