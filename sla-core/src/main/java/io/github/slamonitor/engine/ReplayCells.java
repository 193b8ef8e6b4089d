package io.github.slamonitor.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one service, counted by the cells of a {@link ReplayGrid} in whichever order they come. A request goes to one of
 * the newest rows if that is of its cell, else to a new one; rows of one cell are put together later, at the latest
 * when twice as many have gathered. So files in order, and a little out of order, are counted without a look-up, memory
 * grows with the number of cells that hold requests, and the result is the same for any order. Not thread-safe; each thread
 * counts into its own and they are {@linkplain #merge merged}.
 */
public final class ReplayCells {

    /** Later requests, from the year 6000 on, are left out: slots are numbered since the epoch in a long. */
    public static final long END_OF_TIME = 127_174_492_800_000_000L;

    /** A late request looks for its cell among so many rows, the newest. */
    private static final int NEAR = 6;

    private static final int ROOM = 16;
    private static final int FEWEST_TO_COMPACT = 1 << 16;

    private final ReplayGrid grid;
    private final TallyShape shape;
    private final long[] limits;
    private final boolean recent;
    private @Nullable KeptRequests requests;
    private CellRows rows;
    /** What others have counted, until it is put in order. */
    private final List<CellRows> merged = new ArrayList<>();

    private int row;
    /** What of time the row is for; nothing at first. */
    private long from;

    private long end;
    private int compactAt = FEWEST_TO_COMPACT;
    private long records;
    private long leftOut;

    /**
     * Nothing counted yet.
     *
     * @param shapes the windows that will be filled from this
     */
    public ReplayCells(ReplayGrid grid, Collection<WindowShape> shapes) {
        this.grid = grid;
        TreeSet<Long> distinct = new TreeSet<>();
        boolean kept = false;
        boolean lastRecords = false;
        for (WindowShape shape : shapes) {
            for (long limit : shape.tally().limitsInOrder()) {
                distinct.add(limit);
            }
            lastRecords |= !shape.recent().isEmpty();
            kept |= shape.tally().distribution() || lastRecords;
        }
        this.shape = TallyShape.of(distinct, kept);
        this.limits = shape.limitsInOrder();
        this.recent = lastRecords;
        this.requests = kept ? new KeptRequests(recent) : null;
        this.rows = new CellRows(limits.length, requests, ROOM);
    }

    /**
     * Counts a request.
     *
     * @param timeMicros when it happened, in microseconds since the epoch
     * @param micros how long it took, in microseconds, from zero
     * @param successful whether it succeeded
     * @throws ArithmeticException when the sum of response times would pass 292,000 years
     */
    public void add(long timeMicros, long micros, boolean successful) {
        if ((timeMicros < from || timeMicros >= end) && !move(timeMicros)) {
            return;
        }
        while (rows.isFull(row)) { // where rows are put together, another full one may turn up
            insert(rows.size(), timeMicros);
        }
        int exceeded = 0;
        while (exceeded < limits.length && micros > limits[exceeded]) {
            exceeded++;
        }
        rows.count(row, timeMicros, micros, successful, exceeded);
        records++;
    }

    /** Makes the row of a time's cell the one that is counted into; false when the time is left out. */
    private boolean move(long timeMicros) {
        if (timeMicros >= END_OF_TIME) {
            leftOut++;
            return false;
        }
        long endOfNext = grid.endOfCellAt(end);
        if (timeMicros >= end && timeMicros < endOfNext) { // as nearly always, without a division
            from = end;
            end = endOfNext;
        } else {
            from = grid.startOf(timeMicros);
            end = grid.endOfCellAt(from);
        }
        find(timeMicros);
        return true;
    }

    /** Makes the row of the cell the one that is counted into, if it is near the end, else a new one. */
    private void find(long timeMicros) {
        int at = rows.size();
        for (int looked = 0; looked < NEAR && at > 0 && rows.time(at - 1) >= from; looked++) {
            at--;
            if (rows.time(at) < end) {
                row = at;
                return;
            }
        }
        insert(at == 0 || rows.time(at - 1) < from ? at : rows.size(), timeMicros);
    }

    private void insert(int at, long timeMicros) {
        if (rows.size() >= compactAt) {
            CellRows ordered = CellOrder.of(rows, grid);
            compactAt = Math.max(FEWEST_TO_COMPACT, 2 * ordered.size());
            if (ordered != rows) {
                rows = ordered;
                find(timeMicros);
                return;
            }
        }
        rows.insert(at, timeMicros);
        row = at;
    }

    /**
     * Takes over all that others counted, which have counted nothing afterwards.
     *
     * @param others of the same grid and windows
     */
    public void merge(ReplayCells others) {
        int shift = requests == null || others.requests == null ? 0 : requests.addAll(others.requests);
        merged.add(others.rows.movedTo(requests, shift));
        for (CellRows more : others.merged) {
            merged.add(more.movedTo(requests, shift));
        }
        records += others.records;
        leftOut += others.leftOut;
        others.clear();
    }

    private void clear() {
        requests = requests == null ? null : new KeptRequests(recent);
        rows = new CellRows(limits.length, requests, ROOM);
        merged.clear();
        from = 0;
        end = 0;
        records = 0;
        leftOut = 0;
    }

    /** Puts the cells in order, which is to be done once, after all is counted. */
    public void putInOrder() {
        Deque<CellRows> parts = new ArrayDeque<>();
        merged.add(rows);
        for (CellRows part : merged) {
            if (part.size() > 0) {
                parts.add(CellOrder.of(part, grid));
            }
        }
        while (parts.size() > 1) {
            parts.add(CellOrder.merge(parts.remove(), parts.remove(), grid));
        }
        rows = parts.isEmpty() ? rows : parts.remove();
        merged.clear();
        from = 0;
        end = 0;
    }

    /** {@return how many requests were counted} */
    public long records() {
        return records;
    }

    /** {@return how many requests were left out, being of the year 6000 or later} */
    public long leftOut() {
        return leftOut;
    }

    /** {@return a time in the earliest cell, once in order, in microseconds since the epoch; {@link Long#MAX_VALUE} without requests} */
    public long earliest() {
        return rows.size() == 0 ? Long.MAX_VALUE : rows.time(0);
    }

    /** {@return the time of the latest request, once in order, in microseconds since the epoch; {@link Long#MIN_VALUE} without any} */
    public long latest() {
        return rows.size() == 0 ? Long.MIN_VALUE : rows.time(rows.size() - 1);
    }

    /** The cells, once they are in order. */
    CellRows rows() {
        return rows;
    }

    /** Where the limits of a shape, which are among those that are counted here, are in the rows. */
    int[] indicesOf(TallyShape some) {
        int[] indices = new int[some.limits()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = shape.indexOf(some.limit(i));
        }
        return indices;
    }
}
