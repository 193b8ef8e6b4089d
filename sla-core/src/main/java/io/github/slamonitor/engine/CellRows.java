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
    /** Some counts share a word, from here on: of requests, of failures, and then of those over each limit. */
    private static final int COUNTS = 2;

    private static final int RECORDS = 0;
    private static final int FAILURES = 1;
    private static final int SLOW = 2;

    private final int limits;
    /** A count has two to the power of so many bits. When a row can count no more, its cell gets another one. */
    private final int width;

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
        this.width = requests == null ? 4 : 5; // those that are kept must be in one row to be put in order
        this.chain = 1 + word(SLOW + limits - 1);
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
        return records(row) == most();
    }

    /** Counts a request that took longer than so many of the limits. */
    void count(int row, long timeMicros, long micros, boolean successful, int exceeded) {
        int at = row * stride;
        words[at] = Math.max(words[at], timeMicros);
        words[at + SUM] = Math.addExact(words[at + SUM], micros);
        words[at + COUNTS] += successful ? 1 : 1 | 1L << (1 << width);
        for (int count = SLOW; count < SLOW + exceeded; count++) {
            words[at + word(count)] += 1L << shift(count);
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
        if ((long) records(last) + others.records(other) > most()) {
            return false;
        }
        int to = last * stride;
        int from = other * stride;
        words[to] = others.words[from];
        words[to + SUM] = Math.addExact(words[to + SUM], others.words[from + SUM]);
        for (int word = COUNTS; word < chain; word++) {
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

    /** The first row from one on, in order, that is not before a time; the number of rows when there is none. */
    int firstFrom(int row, long timeMicros) {
        int first = row;
        while (first < size && time(first) < timeMicros) {
            first++;
        }
        return first;
    }

    /** Some bits of one of the words of a row. */
    record Figure(int word, int shift, long mask) {}

    /** Where one of the figures of {@link Counts} is in each row, with the limits at some indices. */
    Figure figure(int column, int[] some) {
        return switch (column) {
            case Counts.RECORDS -> count(RECORDS);
            case Counts.FAILURES -> count(FAILURES);
            case Counts.SUM -> new Figure(SUM, 0, -1);
            default -> count(SLOW + some[column - Counts.SLOW]);
        };
    }

    private Figure count(int count) {
        return new Figure(word(count), shift(count), -1L >>> (64 - (1 << width)));
    }

    /** Adds up a figure of some rows. */
    long sum(Figure figure, int first, int endExclusive) {
        long sum = 0;
        for (int row = first; row < endExclusive; row++) {
            sum += (words[row * stride + figure.word] >>> figure.shift) & figure.mask;
        }
        return sum;
    }

    int records(int row) {
        return get(row, RECORDS);
    }

    int failures(int row) {
        return get(row, FAILURES);
    }

    private int get(int row, int count) {
        return (int) (words[row * stride + word(count)] >>> shift(count)) & most();
    }

    private int word(int count) {
        return COUNTS + (count << width >> 6);
    }

    private int shift(int count) {
        return count << width & 63;
    }

    /** The largest count. */
    private int most() {
        return width == 4 ? 0xFFFF : Integer.MAX_VALUE;
    }

    long sum(int row) {
        return words[row * stride + SUM];
    }

    /** How many were slower than the limit at an index. */
    int slow(int row, int limit) {
        return get(row, SLOW + limit);
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
