package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a whole file with the general reader. */
final class GeneralPass {

    private GeneralPass() {}

    static PassResult run(Pass pass, MetricsAccumulator part, @Nullable RejectsFile rejectsFile) throws IOException {
        RowParser row = new RowParser(pass.layout(), pass.format(), pass.order(), part);
        try (GeneralReader reader = new GeneralReader(pass, row, new Rejections(rejectsFile))) {
            while (reader.next()) {
                row.service().count(row.timestampMicros(), row.responseMicros(), row.successful());
            }
            PassResult result = new PassResult(reader.lines());
            reader.addTo(result);
            result.add(part);
            return result;
        } catch (LineTooLong e) {
            throw e.explained(pass, new LineCounts(pass.layout().dataLine()));
        }
    }
}
