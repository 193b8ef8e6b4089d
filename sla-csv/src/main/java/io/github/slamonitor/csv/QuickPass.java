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

    private QuickPass(Pass pass) {
        this.pass = pass;
        this.lines = new LineCounts(pass.layout().dataLine());
        this.result = new PassResult(lines);
    }

    /**
     * Reads a file.
     *
     * @param rejectsFile where rejected rows are written, which takes reading them in order
     * @throws Restart when another kind of pass is needed
     */
    static PassResult run(Pass pass, MetricsAccumulator accumulator, @Nullable RejectsFile rejectsFile)
            throws IOException {
        QuickPass quick = new QuickPass(pass);
        try {
            if (pass.input().isPlain() && rejectsFile == null) {
                quick.readInParallel(accumulator);
            } else {
                quick.readInOrder(accumulator.fork(), new Rejections(rejectsFile));
            }
            return quick.result;
        } catch (LineTooLong e) {
            throw e.explained(pass, quick.lines);
        }
    }

    private void readInOrder(MetricsAccumulator part, Rejections rejections) throws IOException {
        QuickScanner scanner = scanner(part, rejections);
        try (StreamLines stream =
                new StreamLines(pass.openRows(), pass.limits(), pass.layout().delimiter())) {
            LineBlock block = stream.block();
            while (stream.next()) {
                block.firstLine += scanner.scan(block);
            }
        }
        scanner.addTo(result);
        result.add(part);
    }

    private void readInParallel(MetricsAccumulator accumulator) throws IOException {
        try (FileChannel channel = pass.input().open()) {
            FileLines fileLines = new FileLines(
                    channel, pass.input(), pass.limits(), pass.layout().dataStart());
            List<QuickWorker> workers = new ArrayList<>();
            long wanted = Math.min(pass.limits().threads(), fileLines.parts());
            for (int i = 0; i < Math.max(1, wanted); i++) {
                MetricsAccumulator part = accumulator.fork();
                result.add(part);
                LineBlock block = fileLines.newBlock(pass.layout().delimiter());
                workers.add(new QuickWorker(fileLines, lines, block, scanner(part, new Rejections(null))));
            }
            QuickWorker.runAll(workers);
            for (QuickWorker worker : workers) {
                worker.scanner().addTo(result);
            }
        }
    }

    private QuickScanner scanner(MetricsAccumulator part, Rejections rejections) {
        RowParser row = new RowParser(pass.layout(), pass.format(), pass.order(), part);
        return new QuickScanner(pass, row, rejections, lines);
    }
}
