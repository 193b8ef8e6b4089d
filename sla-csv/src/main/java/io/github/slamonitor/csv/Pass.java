package io.github.slamonitor.csv;

import java.io.IOException;
import java.io.InputStream;

/**
 * What one pass over a file needs to know. Immutable.
 *
 * @param input the file
 * @param format as the user set it
 * @param layout as it was found
 * @param limits the sizes
 * @param order of day and month in this pass, unless rows are read before it is known
 * @param orderOpen whether a date that proves month first ends the pass
 */
record Pass(CsvInput input, CsvFormat format, Layout layout, ReaderLimits limits, DateOrder order, boolean orderOpen)
        implements OrderSource {

    Pass(CsvInput input, CsvFormat format, Layout layout, ReaderLimits limits) {
        this(
                input,
                format,
                layout,
                limits,
                format.times().order() == DateOrder.MONTH_FIRST ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST,
                format.times().order() == null);
    }

    /** Whether the order of day and month is for the column to decide. */
    boolean orderByColumn() {
        return format.times().order() == null;
    }

    /** A pass that keeps to an order. */
    Pass with(DateOrder newOrder) {
        return new Pass(input, format, layout, limits, newOrder, false);
    }

    /** Ends a pass that reads day and month in the wrong order, once that shows. */
    void checkOrder(DateEvidence evidence) {
        if (orderOpen && evidence.speaksForMonthFirst()) {
            throw new Restart(Restart.Reason.MONTH_FIRST);
        }
    }

    /** Ends a pass in which so many of the first rows are bad that the rest need not be read. */
    void checkHope(long rows, Rejections rejections, DateEvidence evidence, LineCounts lines) {
        boolean rightOrder = !orderByColumn() || evidence.order() == order;
        if (rightOrder && format.rejects().hopeless(rejections.count(), rows)) {
            throw format.rejects().failure(input.file(), rejections.count(), rows, "first ", rejections.first(lines));
        }
    }

    /** All bytes from the first row on. */
    InputStream openRows() throws IOException {
        InputStream in = input.stream();
        try {
            in.skipNBytes(layout.dataStart());
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Judges what was read when the end is reached. */
    void checkEnd(PassResult result) {
        if (result.rows() == 0) {
            throw new CsvException(input.file()
                    + (layout.hasHeader() ? " has a header and no rows" : " has no rows")
                    + "; there is nothing to judge");
        }
        if (format.rejects().tooMany(result.rejected(), result.rows())) {
            throw format.rejects().failure(input.file(), result.rejected(), result.rows(), "", result.firstRejected());
        }
    }
}
