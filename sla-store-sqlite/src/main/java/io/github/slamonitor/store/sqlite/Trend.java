package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.store.sqlite.PointKind.EVALUATIONS;
import static io.github.slamonitor.store.sqlite.PointKind.HIGH;
import static io.github.slamonitor.store.sqlite.PointKind.LOW;
import static io.github.slamonitor.store.sqlite.PointKind.MEAN;
import static io.github.slamonitor.store.sqlite.PointKind.SLOW;
import static io.github.slamonitor.store.sqlite.PointKind.VALUES;
import static io.github.slamonitor.store.sqlite.PointKind.VIOLATED;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** Points as whole numbers in one array, made into objects when they are asked for: a year of five minutes has 105,000. */
final class Trend extends AbstractList<TrendPoint> implements RandomAccess {

    private static final int START = VALUES.fields();
    private static final int LENGTH = START + 1;
    private static final int WIDTH = LENGTH + 1;

    private final double scale;
    private final long step;
    private final long[] last = new long[VALUES.fields()];
    private long[] cells = new long[64 * WIDTH];
    private int size;

    /**
     * An empty trend.
     *
     * @param scale by what values were multiplied
     * @param step how long a step is to be at least, in milliseconds
     */
    Trend(long scale, long step) {
        this.scale = scale;
        this.step = step;
    }

    /** Adds a point that follows the one before; one of the same step is merged with it. */
    void add(long start, long length, long[] numbers) {
        long bucket = length >= step ? start : Math.floorDiv(start, step) * step;
        int before = (size - 1) * WIDTH;
        if (size > 0 && cells[before + START] == bucket) {
            System.arraycopy(cells, before, last, 0, last.length);
            VALUES.merge(last, numbers);
            System.arraycopy(last, 0, cells, before, last.length);
            return;
        }
        int at = size++ * WIDTH;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        System.arraycopy(numbers, 0, cells, at, last.length);
        cells[at + START] = bucket;
        cells[at + LENGTH] = Math.max(step, length);
    }

    @Override
    public TrendPoint get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index=" + index + ", size=" + size);
        }
        int at = index * WIDTH;
        long mean = cells[at + MEAN];
        return new TrendPoint(
                Instant.ofEpochMilli(cells[at + START]),
                Duration.ofMillis(cells[at + LENGTH]),
                cells[at + EVALUATIONS],
                mean / scale,
                (mean - cells[at + LOW]) / scale,
                (mean + cells[at + HIGH]) / scale,
                cells[at + VIOLATED],
                cells[at + SLOW]);
    }

    @Override
    public int size() {
        return size;
    }
}
