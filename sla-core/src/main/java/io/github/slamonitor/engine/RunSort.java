package io.github.slamonitor.engine;

import java.util.Arrays;

/**
 * Finds the order of numbers that are mostly in order: a merge sort of the runs that are there already. Equal numbers stay as they
 * are.
 */
public final class RunSort {

    private final long[] keys;
    private int[] order;
    private int[] merged;
    /** Where each run starts, and then the end of the last. */
    private int[] runs = new int[16];

    private int runCount;

    private RunSort(long[] keys, int size) {
        this.keys = keys;
        this.order = new int[size];
        this.merged = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
            if (i == 0 || keys[i] < keys[i - 1]) {
                startRun(i);
            }
        }
        startRun(size);
        runCount--;
    }

    private void startRun(int at) {
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, 2 * runCount);
        }
        runs[runCount++] = at;
    }

    /**
     * {@return the indices of the first numbers of an array, such that the numbers at them ascend}
     *
     * @param keys the numbers
     * @param size how many of them
     */
    public static int[] order(long[] keys, int size) {
        RunSort sort = new RunSort(keys, size);
        while (sort.runCount > 1) {
            sort.mergePairs();
        }
        return sort.order;
    }

    private void mergePairs() {
        int pairs = 0;
        for (int run = 0; run < runCount; run += 2) {
            int start = runs[run];
            int middle = runs[run + 1];
            int end = run + 1 < runCount ? runs[run + 2] : middle;
            merge(start, middle, end);
            runs[pairs++] = start;
        }
        runs[pairs] = runs[runCount];
        runCount = pairs;
        int[] swapped = order;
        order = merged;
        merged = swapped;
    }

    private void merge(int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int to = start; to < end; to++) {
            boolean takeLeft = left < middle && (right == end || keys[order[left]] <= keys[order[right]]);
            merged[to] = takeLeft ? order[left++] : order[right++];
        }
    }
}
