package io.github.slamonitor.engine;

/** Puts rows of cells in the order of time, those of one cell together. */
final class CellOrder {

    private final ReplayGrid grid;
    private final CellRows ordered;
    /** Which time the last row is for; nothing at first. */
    private long from;

    private long end;

    private CellOrder(ReplayGrid grid, CellRows ordered) {
        this.grid = grid;
        this.ordered = ordered;
    }

    /** The same cells in order. */
    static CellRows of(CellRows rows, ReplayGrid grid) {
        if (rows.isInOrder()) {
            return rows;
        }
        CellOrder order = new CellOrder(grid, rows.empty(rows.size()));
        for (int row : RunSort.order(rows.times(), rows.size())) {
            order.take(rows, row);
        }
        return order.ordered;
    }

    /** The cells of both, each of which are in order. */
    static CellRows merge(CellRows some, CellRows others, ReplayGrid grid) {
        CellOrder order = new CellOrder(grid, some.empty(Math.addExact(some.size(), others.size())));
        int next = 0;
        int other = 0;
        while (next < some.size() && other < others.size()) {
            next = order.takeUntil(others.time(other), some, next);
            other = next == some.size() ? other : order.takeUntil(some.time(next), others, other);
        }
        order.takeUntil(Long.MAX_VALUE, some, next);
        order.takeUntil(Long.MAX_VALUE, others, other);
        return order.ordered;
    }

    /** Takes the rows up to a time, of which the first alone can be of a cell that is there already; returns the row after them. */
    private int takeUntil(long time, CellRows rows, int first) {
        int end = first;
        while (end < rows.size() && rows.time(end) <= time) {
            end++;
        }
        if (end > first) {
            take(rows, first);
            ordered.append(rows, first + 1, end);
            from = grid.startOf(rows.time(end - 1));
            this.end = grid.endOf(from);
        }
        return end;
    }

    private void take(CellRows rows, int row) {
        long time = rows.time(row);
        if (time < from || time >= end || !ordered.addToLast(rows, row)) {
            ordered.append(rows, row, row + 1);
            from = grid.startOf(time);
            end = grid.endOf(from);
        }
    }
}
