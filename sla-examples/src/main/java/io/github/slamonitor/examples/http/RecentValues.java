package io.github.slamonitor.examples.http;

import io.github.slamonitor.store.sqlite.TrendPoint;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The means of a value in steps: as fine as there is room for, up to a minute, for the last hour. Not thread-safe. */
final class RecentValues {

    static final int MOST = 60;
    static final long LONGEST_STEP = 60_000;

    private final double[] sums = new double[MOST];
    private final int[] counts = new int[MOST];
    private long stepMillis;
    private long firstStep;
    private int used;
    private boolean withoutPast = true;

    RecentValues(long stepMillis) {
        this.stepMillis = Math.min(stepMillis, LONGEST_STEP);
    }

    void add(long atMillis, double value) {
        int index = goOnTo(atMillis);
        if (index >= 0) {
            sums[index] += value;
            counts[index]++;
        }
    }

    /** Reaches a time, also when there is no value; returns its step, less than zero when the clock went back before the first one. */
    int goOnTo(long atMillis) {
        if (used == 0) {
            firstStep = Math.floorDiv(atMillis, stepMillis);
        }
        makeRoom(atMillis);
        int index = (int) (Math.floorDiv(atMillis, stepMillis) - firstStep);
        used = Math.max(used, index + 1);
        return index;
    }

    private void makeRoom(long atMillis) {
        while (Math.floorDiv(atMillis, stepMillis) - firstStep >= MOST && stepMillis < LONGEST_STEP) {
            coarsen();
        }
        long beyond = Math.floorDiv(atMillis, stepMillis) - firstStep - MOST + 1;
        if (beyond > 0) {
            drop((int) Math.min(beyond, MOST));
            firstStep += beyond;
        }
    }

    private void coarsen() {
        long newStep = Math.min(LONGEST_STEP, stepMillis * 2);
        double[] oldSums = sums.clone();
        int[] oldCounts = counts.clone();
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        long newFirst = Math.floorDiv(firstStep * stepMillis, newStep);
        int newUsed = 0;
        for (int i = 0; i < used; i++) {
            int index = (int) (Math.floorDiv((firstStep + i) * stepMillis, newStep) - newFirst);
            sums[index] += oldSums[i];
            counts[index] += oldCounts[i];
            newUsed = index + 1;
        }
        stepMillis = newStep;
        firstStep = newFirst;
        used = newUsed;
    }

    private void drop(int steps) {
        System.arraycopy(sums, steps, sums, 0, MOST - steps);
        System.arraycopy(counts, steps, counts, 0, MOST - steps);
        Arrays.fill(sums, MOST - steps, MOST, 0);
        Arrays.fill(counts, MOST - steps, MOST, 0);
        used = Math.max(0, used - steps);
    }

    /** Whether nobody has said yet what was before the first value. */
    boolean isWithoutPast() {
        return withoutPast;
    }

    Instant startsAt() {
        return Instant.ofEpochMilli(firstStep * stepMillis);
    }

    /** Puts values before the first one. */
    void setPast(List<TrendPoint> past) {
        withoutPast = false;
        List<Double> own = means();
        long ownStep = stepMillis;
        long ownStart = firstStep * stepMillis;
        if (past.isEmpty()) {
            return;
        }
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        used = 0;
        past.forEach(point -> add(point.start().toEpochMilli(), point.mean()));
        for (int i = 0; i < own.size(); i++) {
            if (Double.isFinite(own.get(i))) {
                add(ownStart + i * ownStep, own.get(i));
            } else {
                goOnTo(ownStart + i * ownStep);
            }
        }
    }

    /** Oldest first; not a number where there was no value. */
    List<Double> means() {
        return IntStream.range(0, used)
                .mapToObj(i -> counts[i] == 0 ? Double.NaN : sums[i] / counts[i])
                .toList();
    }
}
