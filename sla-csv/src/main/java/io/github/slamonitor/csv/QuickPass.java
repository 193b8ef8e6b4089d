package io.github.slamonitor.csv;

import io.github.slamonitor.MetricsAccumulator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a whole file without quotes: in parallel when one may begin to read it anywhere. */
final class QuickPass {

    private final Pass pass;
    private final LineCounts lines;
    private final PassResult result;

    private QuickPass(Pass pass, @Nullable MetricsAccumulator accumulator) {
        this.pass = pass;
        this.lines = new LineCounts(pass.layout().dataLine());
        this.result = new PassResult(lines, accumulator);
    }

    /**
     * Reads a file.
     *
     * @param rejectsFile where rejected rows are written, which takes reading them in order
     * @throws Restart when another kind of pass is needed
     */
    static PassResult run(Pass pass, @Nullable MetricsAccumulator accumulator, @Nullable RejectsFile rejectsFile)
            throws IOException {
        QuickPass quick = new QuickPass(pass, accumulator);
        try {
            if (pass.input().isPlain() && rejectsFile == null) {
                quick.readInParallel();
            } else {
                quick.readInOrder(new Rejections(rejectsFile));
            }
            return quick.result;
        } catch (LineTooLong e) {
            // Which line that is only the general reader knows: some may end with carriage returns alone.
            throw new Restart(Restart.Reason.NOT_PLAIN);
        }
    }

    private void readInOrder(Rejections rejections) throws IOException {
        QuickScanner scanner = newScanner(rejections);
        try (StreamLines stream = new StreamLines(pass.openRows(), pass.limits())) {
            LineBlock block = stream.block();
            while (stream.next()) {
                block.firstLine += scanner.scan(block);
            }
        }
        scanner.addTo(result);
    }

    private void readInParallel() throws IOException {
        try (FileChannel channel = pass.input().open()) {
            FileLines fileLines = new FileLines(
                    channel, pass.input(), pass.limits(), pass.layout().dataStart());
            List<QuickWorker> workers = new ArrayList<>();
            long wanted = Math.max(1, Math.min(pass.limits().threads(), fileLines.parts()));
            for (int i = 0; i < wanted; i++) {
                workers.add(new QuickWorker(fileLines, lines, newScanner(new Rejections(null))));
            }
            QuickWorker.runAll(workers);
            for (QuickWorker worker : workers) {
                worker.scanner().addTo(result);
            }
        }
    }

    private QuickScanner newScanner(Rejections rejections) {
        RowParser row = new RowParser(pass.layout(), pass.format(), pass, result.newPart());
        return new QuickScanner(pass, row, rejections, lines);
    }
}
