package io.github.slamonitor.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one service over one window: whole numbers only, so adding and merging in any order gives the same
 * result to the last request. Not thread-safe; give each thread its own and {@linkplain #merge merge} them.
 */
public final class Tally {

    private final TallyShape shape;
    private final long[] slow;
    private final @Nullable Distribution distribution;
    private final boolean extremesKept;
    private long records;
    private long failures;
    private long sumMicros;
    private long minMicros = Long.MAX_VALUE;
    private long maxMicros = Long.MIN_VALUE;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;

    /** An empty tally that counts what the shape asks for. */
    public Tally(TallyShape shape) {
        this.shape = shape;
        this.slow = new long[shape.limits()];
        this.distribution = shape.distribution() ? new Histogram() : null;
        this.extremesKept = true;
    }

    /**
     * A finished tally of which the shortest and longest response times are only known from the distribution, if there is one.
     *
     * @param columns as of {@link Counts}, not kept
     */
    Tally(TallyShape shape, long[] columns, @Nullable Distribution distribution, long lastMicros) {
        this.shape = shape;
        this.slow = Arrays.copyOfRange(columns, Counts.SLOW, Counts.SLOW + shape.limits());
        this.distribution = distribution;
        this.records = columns[Counts.RECORDS];
        this.failures = columns[Counts.FAILURES];
        this.sumMicros = columns[Counts.SUM];
        this.lastMicros = lastMicros;
        this.extremesKept = false;
    }

    /**
     * Counts one request.
     *
     * @param timestampMicros when it happened, in microseconds since the epoch
     * @param responseMicros how long it took, in microseconds, not negative
     * @param successful whether it succeeded
     * @throws ArithmeticException when the sum of response times would pass 292,000 years
     */
    public void add(long timestampMicros, long responseMicros, boolean successful) {
        sumMicros = Math.addExact(sumMicros, responseMicros);
        records++;
        if (!successful) {
            failures++;
        }
        minMicros = Math.min(minMicros, responseMicros);
        maxMicros = Math.max(maxMicros, responseMicros);
        firstMicros = Math.min(firstMicros, timestampMicros);
        lastMicros = Math.max(lastMicros, timestampMicros);
        for (int i = 0; i < slow.length && responseMicros > shape.limit(i); i++) {
            slow[i]++;
        }
        if (distribution instanceof Histogram histogram) {
            histogram.add(responseMicros);
        }
    }

    /**
     * Adds all that another tally counted.
     *
     * @throws IllegalArgumentException when the other has another shape
     */
    public void merge(Tally other) {
        if (!shape.equals(other.shape)) {
            throw new IllegalArgumentException("shape=" + other.shape + " must equal shape=" + shape);
        }
        sumMicros = Math.addExact(sumMicros, other.sumMicros);
        records += other.records;
        failures += other.failures;
        minMicros = Math.min(minMicros, other.minMicros);
        maxMicros = Math.max(maxMicros, other.maxMicros);
        firstMicros = Math.min(firstMicros, other.firstMicros);
        lastMicros = Math.max(lastMicros, other.lastMicros);
        for (int i = 0; i < slow.length; i++) {
            slow[i] += other.slow[i];
        }
        if (distribution instanceof Histogram mine && other.distribution instanceof Histogram theirs) {
            mine.add(theirs);
        }
    }

    /** {@return what this tally counts} */
    public TallyShape shape() {
        return shape;
    }

    /** {@return the number of requests} */
    public long records() {
        return records;
    }

    /** {@return the number of requests that failed} */
    public long failures() {
        return failures;
    }

    /** {@return the sum of all response times, in microseconds} */
    public long sumMicros() {
        return sumMicros;
    }

    /** {@return the shortest response time, in microseconds; meaningless without records} */
    public long minMicros() {
        return extremesKept ? minMicros : microsAtRank(1);
    }

    /** {@return the longest response time, in microseconds; meaningless without records} */
    public long maxMicros() {
        return extremesKept ? maxMicros : microsAtRank(records);
    }

    /** {@return the earliest timestamp, in microseconds since the epoch; meaningless without records} */
    public long firstMicros() {
        return firstMicros;
    }

    /** {@return the latest timestamp, in microseconds since the epoch; meaningless without records} */
    public long lastMicros() {
        return lastMicros;
    }

    /** {@return how many requests were slower than the limit at an index of the shape} */
    public long slow(int index) {
        return slow[index];
    }

    /**
     * The response time of a rank: within 0.8% of the true one up to {@link Histogram#LARGEST}, and on the same side of every
     * limit of the shape as the true one.
     *
     * @param rank 1 for the fastest request, {@link #records()} for the slowest
     * @return microseconds
     * @throws IllegalStateException when this tally keeps no distribution
     */
    public long microsAtRank(long rank) {
        if (distribution == null) {
            throw new IllegalStateException("no distribution of response times was kept");
        }
        long value = distribution.valueAtRank(rank);
        if (extremesKept) {
            if (rank <= 1) {
                return minMicros;
            }
            if (rank >= records) {
                return maxMicros;
            }
            value = Math.max(minMicros, Math.min(maxMicros, value));
        }
        return onTrueSide(rank, value);
    }

    /** Moves a value read off the distribution to the side of every limit on which the count of slower requests puts it. */
    private long onTrueSide(long rank, long micros) {
        long value = micros;
        for (int i = 0; i < slow.length; i++) {
            if (records - slow[i] >= rank) {
                return Math.min(value, shape.limit(i));
            }
            value = Math.max(value, shape.limit(i) + 1);
        }
        return value;
    }
}
