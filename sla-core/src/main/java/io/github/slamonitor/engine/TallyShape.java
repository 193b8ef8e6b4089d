package io.github.slamonitor.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * What a tally counts beyond records, failures and the sum of response times: how many requests were slower than each of
 * some limits, and whether the distribution of response times is kept. Immutable.
 */
public final class TallyShape {

    /** Records, failures, sum, minimum and maximum alone. */
    public static final TallyShape PLAIN = new TallyShape(new long[0], false);

    private final long[] slowLimits;
    private final boolean distribution;
    private final Bands bands;

    private TallyShape(long[] slowLimits, boolean distribution) {
        this.slowLimits = slowLimits;
        this.distribution = distribution;
        this.bands = new Bands(slowLimits);
    }

    /**
     * {@return a shape that counts the requests slower than each limit}
     *
     * @param slowLimits limits in microseconds, in any order, repeats allowed
     * @param distribution whether percentiles are to be shown
     */
    public static TallyShape of(Collection<Long> slowLimits, boolean distribution) {
        long[] sorted = new long[slowLimits.size()];
        int count = 0;
        for (long limit : new TreeSet<>(slowLimits)) {
            sorted[count++] = limit;
        }
        return new TallyShape(Arrays.copyOf(sorted, count), distribution);
    }

    /** {@return the number of limits} */
    public int limits() {
        return slowLimits.length;
    }

    /** {@return the limit at an index, ascending, in microseconds} */
    public long limit(int index) {
        return slowLimits[index];
    }

    /** The limits, ascending, in microseconds; not to be changed. */
    long[] limitsInOrder() {
        return slowLimits;
    }

    Bands bands() {
        return bands;
    }

    /** {@return the index of a limit, or a negative number when it is not counted} */
    public int indexOf(long limitMicros) {
        return Arrays.binarySearch(slowLimits, limitMicros);
    }

    /** {@return whether the distribution of response times is kept} */
    public boolean distribution() {
        return distribution;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TallyShape that
                && distribution == that.distribution
                && Arrays.equals(slowLimits, that.slowLimits);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slowLimits) + Boolean.hashCode(distribution);
    }

    @Override
    public String toString() {
        return "TallyShape[slowLimits=" + Arrays.toString(slowLimits) + ", distribution=" + distribution + "]";
    }
}
