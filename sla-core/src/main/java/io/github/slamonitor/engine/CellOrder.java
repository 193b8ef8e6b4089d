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
            order.take(rows, row, row + 1);
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
        order.takeUntil(ReplayCells.END_OF_TIME, some, next);
        order.takeUntil(ReplayCells.END_OF_TIME, others, other);
        return order.ordered;
    }

    /** Takes the rows up to a time, and returns the row after them. */
    private int takeUntil(long time, CellRows rows, int first) {
        int next = rows.firstFrom(first, time + 1);
        if (next > first) {
            take(rows, first, next);
        }
        return next;
    }

    /** Takes some rows, of which the first alone can be of a cell that is there already. */
    private void take(CellRows rows, int first, int endExclusive) {
        long time = rows.time(first);
        boolean joined = time >= from && time < end && ordered.addToLast(rows, first);
        ordered.append(rows, joined ? first + 1 : first, endExclusive);
        from = grid.startOf(rows.time(endExclusive - 1));
        end = grid.endOfCellAt(from);
    }
}
