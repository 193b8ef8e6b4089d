package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a whole file: with the quick reader where that is possible, and again where a pass shows that it must be. */
final class RequestReader {

    private final CsvInput input;
    private final CsvFormat format;
    private final ReaderLimits limits;
    private final boolean quick;

    /**
     * A reader of one file.
     *
     * @param quick whether the quick reader may be used
     */
    RequestReader(CsvInput input, CsvFormat format, ReaderLimits limits, boolean quick) {
        this.input = input;
        this.format = format;
        this.limits = limits;
        this.quick = quick;
    }

    /** Counts all requests and says what was read. */
    ReadSummary readInto(MetricsAccumulator accumulator) {
        try {
            Pass pass = new Pass(input, format, Opening.of(input, format, limits), limits);
            PassResult result = passes(pass, accumulator);
            pass.checkEnd(result);
            result.count();
            input.progress().finish();
            return summary(pass.layout(), result);
        } catch (IOException e) {
            throw CsvInput.failure(input.file(), e);
        }
    }

    /** The order of day and month that the whole column has. */
    DateOrder order(Pass pass) {
        try {
            return passes(pass, null).evidence().order();
        } catch (IOException e) {
            throw CsvInput.failure(input.file(), e);
        }
    }

    /** Passes over the file until one was made with the right reader and the right order of day and month. */
    private PassResult passes(Pass first, @Nullable MetricsAccumulator accumulator) throws IOException {
        Pass pass = first;
        boolean plain = quick && !first.layout().quoted();
        while (true) {
            input.progress().start(input.size());
            try {
                PassResult result = run(pass, plain, accumulator);
                if (!pass.orderByColumn() || result.evidence().order() == pass.order()) {
                    return result;
                }
                pass = pass.with(result.evidence().order());
            } catch (Restart restart) {
                plain &= restart.reason() != Restart.Reason.NOT_PLAIN;
                pass = restart.reason() == Restart.Reason.MONTH_FIRST ? pass.with(DateOrder.MONTH_FIRST) : pass;
            }
        }
    }

    private PassResult run(Pass pass, boolean plain, @Nullable MetricsAccumulator accumulator) throws IOException {
        Path target = format.rejects().file();
        if (target == null || accumulator == null) {
            return run(pass, plain, accumulator, null);
        }
        try (RejectsFile file = new RejectsFile(target, pass.layout())) {
            try {
                PassResult result = run(pass, plain, accumulator, file);
                file.finish();
                return result;
            } catch (CsvException e) {
                file.finish();
                throw e;
            }
        }
    }

    private static PassResult run(
            Pass pass, boolean plain, @Nullable MetricsAccumulator accumulator, @Nullable RejectsFile rejectsFile)
            throws IOException {
        return plain ? QuickPass.run(pass, accumulator, rejectsFile) : GeneralPass.run(pass, accumulator, rejectsFile);
    }

    private ReadSummary summary(Layout layout, PassResult result) {
        return new ReadSummary(result.rows(), result.rejected(), result.firstRejected(), notes(layout, result), (char)
                layout.delimiter());
    }

    private List<String> notes(Layout layout, PassResult result) {
        List<String> notes = new ArrayList<>(layout.notes());
        String order = result.evidence().note();
        if (order != null && format.times().order() == null) {
            notes.add(order);
        }
        if (input.hasGrown()) {
            notes.add("the file grew while it was read; only its first " + input.size() + " bytes were read"
                    + (result.lastRowLeftOut() ? ", without the last row, which is not complete in them" : ""));
        }
        return notes;
    }
}
