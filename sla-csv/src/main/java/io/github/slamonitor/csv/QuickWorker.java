package io.github.slamonitor.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the threads that read a file in parallel. */
final class QuickWorker implements Runnable {

    private final FileLines fileLines;
    private final LineCounts lines;
    private final LineBlock block;
    private final QuickScanner scanner;
    private @Nullable Throwable failure;

    QuickWorker(FileLines fileLines, LineCounts lines, QuickScanner scanner) {
        this.fileLines = fileLines;
        this.lines = lines;
        this.block = fileLines.newBlock();
        this.scanner = scanner;
    }

    QuickScanner scanner() {
        return scanner;
    }

    /**
     * Runs all workers, the first on this thread, and waits for them.
     *
     * @throws IOException what one of them could not read
     */
    static void runAll(List<QuickWorker> workers) throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < workers.size(); i++) {
            Thread thread = new Thread(workers.get(i), "sla-csv-reader");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        workers.get(0).run();
        for (Thread thread : threads) {
            Failures.awaitEnd(thread);
        }
        Throwable worst = null;
        for (QuickWorker worker : workers) {
            worst = worse(worst, worker.failure);
        }
        Failures.rethrow(worst);
    }

    /** Of two failures the one that counts: a restart makes all others void. */
    private static @Nullable Throwable worse(@Nullable Throwable one, @Nullable Throwable other) {
        return one == null || other instanceof Restart ? (other == null ? one : other) : one;
    }

    @Override
    public void run() {
        try {
            while (fileLines.next(block)) {
                lines.set(block.index, scanner.scan(block));
            }
        } catch (Throwable e) {
            failure = e;
            fileLines.stop();
        }
    }
}
