package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a whole file with the general reader. */
final class GeneralPass {

    private GeneralPass() {}

    static PassResult run(Pass pass, @Nullable MetricsAccumulator accumulator, @Nullable RejectsFile rejectsFile)
            throws IOException {
        LineCounts lines = new LineCounts(pass.layout().dataLine());
        PassResult result = new PassResult(lines, accumulator);
        RowParser row = new RowParser(pass.layout(), pass.format(), pass, result.newPart());
        try (GeneralReader reader = new GeneralReader(pass, source(pass), row, new Rejections(rejectsFile), lines)) {
            while (reader.next()) {
                row.service().count(row.timestampMicros(), row.responseMicros(), row.successful());
            }
            reader.addTo(result);
            return result;
        } catch (LineTooLong e) {
            throw e.explained(pass, lines);
        }
    }

    private static RowSource source(Pass pass) throws IOException {
        RowTokenizer tokenizer = new RowTokenizer(pass);
        return pass.limits().threads() > 1 ? new RowPipeline(tokenizer) : tokenizer;
    }
}
