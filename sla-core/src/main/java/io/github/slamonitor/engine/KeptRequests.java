package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * The single requests of the cells of a service, for what their sums do not tell: the distribution of response times, and the last so
 * many requests. A chain of them hangs at each cell. Not thread-safe.
 */
final class KeptRequests {

    private static final int END = 0;

    /** Chains are named by their head plus one, so that zero is an empty one. */
    private int[] next = new int[64];
    /** Microseconds that a request took, and one bit that says whether it failed. */
    private long[] values = new long[64];
    /** When each happened; empty where that does not matter. */
    private long[] times;

    private int size;

    /** Keeps requests, and their times if they are to be put in order. */
    KeptRequests(boolean inOrder) {
        times = inOrder ? new long[64] : new long[0];
    }

    /** Puts a request before a chain and returns the longer chain. */
    int add(int chain, long time, long micros, boolean successful) {
        if (size == values.length) {
            int room = (int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + 64L);
            next = Arrays.copyOf(next, room);
            values = Arrays.copyOf(values, room);
            times = times.length == 0 ? times : Arrays.copyOf(times, room);
        }
        if (times.length > 0) {
            times[size] = time;
        }
        values[size] = micros << 1 | (successful ? 0 : 1);
        next[size] = chain;
        return ++size;
    }

    /** Puts the second chain before the first and returns both as one. */
    int join(int first, int second) {
        if (second == END) {
            return first;
        }
        int last = second - 1;
        while (next[last] != END) {
            last = next[last] - 1;
        }
        next[last] = first;
        return second;
    }

    /** Takes in all requests of others; returns by how much the names of their chains go up. */
    int addAll(KeptRequests others) {
        int shift = size;
        int room = Math.addExact(size, others.size);
        if (room > values.length) {
            next = Arrays.copyOf(next, room);
            values = Arrays.copyOf(values, room);
            times = times.length == 0 ? times : Arrays.copyOf(times, room);
        }
        for (int i = 0; i < others.size; i++) {
            next[size + i] = others.next[i] == END ? END : others.next[i] + shift;
        }
        System.arraycopy(others.values, 0, values, size, others.size);
        if (times.length > 0) {
            System.arraycopy(others.times, 0, times, size, others.size);
        }
        size = room;
        return shift;
    }

    /** Counts the requests of a chain by their response times. */
    void countInto(int chain, BucketChanges buckets) {
        for (int at = chain; at != END; at = next[at - 1]) {
            buckets.add(Histogram.bucketOf(values[at - 1] >> 1), 1);
        }
    }

    /**
     * Goes through a chain by the times of its requests. Those of one time follow each other as their figures do, fast ones first, so
     * that the order in which they were read does not matter.
     */
    void forEachInOrder(int chain, Visitor visitor) {
        int length = 0;
        for (int at = chain; at != END; at = next[at - 1]) {
            length++;
        }
        long[] ofChain = new long[length];
        int[] indices = new int[length];
        int at = chain;
        for (int i = 0; i < length; i++, at = next[at - 1]) {
            indices[i] = at - 1;
            ofChain[i] = values[at - 1];
        }
        int[] byValue = RunSort.order(ofChain, length);
        for (int i = 0; i < length; i++) {
            ofChain[i] = times[indices[byValue[i]]];
        }
        for (int i : RunSort.order(ofChain, length)) {
            int index = indices[byValue[i]];
            visitor.accept(times[index], values[index] >> 1, (int) values[index] & 1);
        }
    }

    /** Takes a request. */
    @FunctionalInterface
    interface Visitor {
        void accept(long timeMicros, long micros, int failed);
    }
}
