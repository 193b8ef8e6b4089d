package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a whole file without quotes. */
final class QuickPass {

    private QuickPass() {}

    static PassResult run(Pass pass, MetricsAccumulator accumulator, @Nullable RejectsFile rejectsFile)
            throws IOException {
        return GeneralPass.run(pass, accumulator.fork(), rejectsFile);
    }
}
