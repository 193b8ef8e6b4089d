package io.github.slamonitor.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Figures of cells of time in rows of a few words that lie side by side: when the latest request was, the sum of response times, how
 * many requests there are and how many failed, how many were over each limit, and the chain of the requests if they are kept. Not
 * thread-safe.
 */
final class CellRows {

    private static final int SUM = 1;
    /** Requests are counted in the lower half of this word, failures in the upper one. */
    private static final int OUTCOMES = 2;

    private static final long FAILED = 1L << 32 | 1;

    /** Two limits share a word, from here on. */
    private static final int SLOW = 3;

    private final int limits;
    private final @Nullable KeptRequests requests;
    private final int stride;
    private final int chain;
    private long[] words;
    private int size;
    private boolean inOrder = true;

    /**
     * No rows.
     *
     * @param limits how many there are
     * @param requests where single requests are kept, if they are
     * @param room for how many rows at first
     */
    CellRows(int limits, @Nullable KeptRequests requests, int room) {
        this.limits = limits;
        this.requests = requests;
        this.chain = SLOW + (limits + 1) / 2;
        this.stride = chain + (requests == null ? 0 : 1);
        this.words = new long[Math.multiplyExact(room, stride)];
    }

    /** No rows of the same kind. */
    CellRows empty(int room) {
        return new CellRows(limits, requests, room);
    }

    /** Makes a row for the cell in which a time is, before another row or after all. */
    void insert(int row, long timeMicros) {
        inOrder &= row < size || size == 0 || time(size - 1) < timeMicros;
        reserve(size + 1);
        int at = row * stride;
        if (row < size) {
            System.arraycopy(words, at, words, at + stride, (size - row) * stride);
            Arrays.fill(words, at, at + stride, 0);
        }
        words[at] = timeMicros;
        size++;
    }

    private void reserve(int room) {
        if (room * stride > words.length) {
            words = Arrays.copyOf(words, Math.multiplyExact(2 * room + 16, stride));
        }
    }

    /** Whether a row can count no more requests. */
    boolean isFull(int row) {
        return records(row) == Integer.MAX_VALUE;
    }

    /** Counts a request that took longer than so many of the limits. */
    void count(int row, long timeMicros, long micros, boolean successful, int exceeded) {
        int at = row * stride;
        words[at] = Math.max(words[at], timeMicros);
        words[at + SUM] = Math.addExact(words[at + SUM], micros);
        words[at + OUTCOMES] += successful ? 1 : FAILED;
        for (int limit = 0; limit < exceeded; limit++) {
            words[at + SLOW + (limit >> 1)] += 1L << ((limit & 1) << 5);
        }
        if (requests != null) {
            words[at + chain] = requests.add((int) words[at + chain], timeMicros, micros, successful);
        }
    }

    /** Adds copies of some rows of others, none of which is earlier than the last here. */
    void append(CellRows others, int first, int endExclusive) {
        int count = endExclusive - first;
        if (count > 0) {
            inOrder &= size == 0 || time(size - 1) < others.time(first);
            reserve(Math.addExact(size, count));
            System.arraycopy(others.words, first * stride, words, size * stride, count * stride);
            size += count;
        }
    }

    /** Adds a row of others, which is not earlier, to the last one here; false when that has not enough room. */
    boolean addToLast(CellRows others, int other) {
        int last = size - 1;
        if ((long) records(last) + others.records(other) > Integer.MAX_VALUE) {
            return false;
        }
        int to = last * stride;
        int from = other * stride;
        words[to] = others.words[from];
        words[to + SUM] = Math.addExact(words[to + SUM], others.words[from + SUM]);
        for (int word = OUTCOMES; word < chain; word++) {
            words[to + word] += others.words[from + word];
        }
        if (requests != null) {
            words[to + chain] = requests.join(chain(last), others.chain(other));
        }
        return true;
    }

    /** These rows, which are used no more, with their requests in others, where the names of chains are larger. */
    CellRows movedTo(@Nullable KeptRequests others, int shift) {
        CellRows moved = new CellRows(limits, others, 0);
        moved.words = words;
        moved.size = size;
        moved.inOrder = inOrder;
        for (int row = 0; row < size && others != null; row++) {
            words[row * stride + chain] += shift; // no row is without a request
        }
        return moved;
    }

    int size() {
        return size;
    }

    /** Whether each row is later than the one before it. */
    boolean isInOrder() {
        return inOrder;
    }

    /** The time of the latest request of a row. */
    long time(int row) {
        return words[row * stride];
    }

    /** The first row from one on that is not before a time; the number of rows when there is none. Rows are in order. */
    int firstFrom(int row, long timeMicros) {
        int first = row;
        while (first < size && words[first * stride] < timeMicros) {
            first++;
        }
        return first;
    }

    /** Where one of the figures of {@link Counts} is in each row, with the limits at some indices. */
    Figure figure(int column, int[] some) {
        if (column >= Counts.SLOW) {
            int limit = some[column - Counts.SLOW];
            return new Figure(SLOW + (limit >> 1), (limit & 1) << 5, 0xFFFF_FFFFL);
        }
        return switch (column) {
            case Counts.RECORDS -> new Figure(OUTCOMES, 0, 0xFFFF_FFFFL);
            case Counts.FAILURES -> new Figure(OUTCOMES, 32, 0xFFFF_FFFFL);
            default -> new Figure(SUM, 0, -1);
        };
    }

    /** Some bits of one of the words of a row. */
    record Figure(int word, int shift, long mask) {}

    /** Adds up a figure of some rows. */
    long sum(Figure figure, int first, int endExclusive) {
        long sum = 0;
        for (int row = first; row < endExclusive; row++) {
            sum += (words[row * stride + figure.word] >>> figure.shift) & figure.mask;
        }
        return sum;
    }

    int records(int row) {
        return (int) words[row * stride + OUTCOMES];
    }

    int failures(int row) {
        return (int) (words[row * stride + OUTCOMES] >>> 32);
    }

    long sum(int row) {
        return words[row * stride + SUM];
    }

    /** How many were slower than the limit at an index. */
    int slow(int row, int limit) {
        return (int) (words[row * stride + SLOW + (limit >> 1)] >>> ((limit & 1) << 5));
    }

    private int chain(int row) {
        return (int) words[row * stride + chain];
    }

    /** Adds up what a row counted, of some of the limits. */
    void addTo(Counts counts, int row, int[] some) {
        counts.add(Counts.RECORDS, records(row));
        counts.add(Counts.FAILURES, failures(row));
        counts.add(Counts.SUM, sum(row));
        for (int i = 0; i < some.length; i++) {
            counts.add(Counts.SLOW + i, slow(row, some[i]));
        }
    }

    /** Counts the requests of a row by their response times, if they are kept. */
    void countInto(int row, BucketChanges buckets) {
        if (requests != null) {
            requests.countInto(chain(row), buckets);
        }
    }

    /** Goes through the requests of a row by their times, those of one time from the fastest, if they are kept. */
    void forEachInOrder(int row, KeptRequests.Visitor visitor) {
        if (requests != null) {
            requests.forEachInOrder(chain(row), visitor);
        }
    }

    /** The times of all rows. */
    long[] times() {
        long[] times = new long[size];
        for (int row = 0; row < size; row++) {
            times[row] = time(row);
        }
        return times;
    }
}
