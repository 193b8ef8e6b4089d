package io.github.slamonitor.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures of the windows of a service at one evaluation of a replay after another, in columns: so many evaluations at a time. Those that
 * would find what the one before found are left out. For windows that hold sums alone. Not thread-safe.
 */
public final class WindowColumns {

    /** So many evaluations are in a cache of the processor together. */
    public static final int MOST = 128;

    /** So many evaluations without a new request cost less than to find out which of them can be left out. */
    private static final int SHORT = 32;

    private final CellRows rows;
    private final ReplayGrid grid;
    private final long start;
    private final long end;
    private final List<CellWindow> windows = new ArrayList<>();

    private final long[] times = new long[MOST + 1];
    /** By evaluation, the row after the last one that it sees. */
    private final int[] seen = new int[MOST];

    private int size;
    private int next;

    /**
     * Figures of no evaluation yet.
     *
     * @param cells in order, counted for these windows among others
     * @param shape the windows
     * @param start since when a monitor is taken to have run
     * @param first when the first evaluation takes place
     * @param end when the last one takes place
     */
    public WindowColumns(ReplayCells cells, WindowShape shape, ReplayGrid grid, long start, long first, long end) {
        this.rows = cells.rows();
        this.grid = grid;
        this.start = start;
        this.end = end;
        times[0] = first;
        int[] limits = cells.indicesOf(shape.tally());
        long finest = shape.finest(ServiceWindows.DEFAULT_FINEST);
        for (long length : shape.windows().keySet()) {
            windows.add(new CellWindow(rows, shape.tally(), limits, length, finest, grid.interval(), MOST));
        }
    }

    /** {@return whether there were more evaluations to go on to} If so, the columns have those that follow, as many as fit. */
    public boolean advance() {
        if (times[size] > end) {
            return false;
        }
        layOut(times[size]);
        for (CellWindow window : windows) {
            window.advance(times, seen, size);
        }
        times[size] = following(times[size - 1]);
        return true;
    }

    /** Takes all evaluations from a time on, up to a long time without requests. */
    private void layOut(long first) {
        long time = first;
        size = 0;
        do {
            next = rows.firstFrom(next, time);
            times[size] = time;
            seen[size] = next;
            size++;
            time += grid.interval();
        } while (size < MOST && next < rows.size() && rows.time(next) < time + SHORT * grid.interval());
    }

    /** The next evaluation that may find something else, or the last one, or one after that. */
    private long following(long time) {
        long following = time + grid.interval();
        if (time == end || (next < rows.size() && rows.time(next) < following)) {
            return following;
        }
        long wake = next == rows.size() ? end : grid.evaluationAfter(rows.time(next));
        for (CellWindow window : windows) {
            wake = Math.min(wake, grid.evaluationFrom(window.nextLeaving(next)));
            if (start + window.length() > time) {
                wake = Math.min(wake, grid.evaluationFrom(start + window.length()));
            }
        }
        return Math.min(end, Math.max(following, wake));
    }

    /** {@return of how many evaluations there are figures} */
    public int size() {
        return size;
    }

    /**
     * {@return when evaluations take place, in microseconds since the epoch, and then when the one after those does} Between two of them all
     * evaluations find the figures of the first.
     */
    public long[] times() {
        return times;
    }

    /**
     * {@return a window}
     *
     * @param length one of those of the shape, in microseconds
     */
    public CellWindow window(long length) {
        for (CellWindow window : windows) {
            if (window.length() == length) {
                return window;
            }
        }
        throw new IllegalArgumentException("no window of this length is kept: lengthMicros=" + length);
    }

    /**
     * {@return the sums of a window at an evaluation}
     *
     * @param window one of these
     * @param evaluation its index
     */
    public WindowSums sums(CellWindow window, int evaluation) {
        int rowsSeen = seen[evaluation];
        return window.sums(evaluation, rowsSeen == 0 ? Long.MIN_VALUE : rows.time(rowsSeen - 1));
    }
}
