package io.github.slamonitor.csv;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Splits a file into rows on a thread of its own, so that what the rows mean can be found out meanwhile. */
final class RowPipeline implements RowSource, Runnable {

    private static final int BATCHES = 4;

    private final RowTokenizer tokenizer;
    private final BlockingQueue<RowBatch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<RowBatch> full = new ArrayBlockingQueue<>(BATCHES + 1);
    private final Thread thread = new Thread(this, "sla-csv-rows");
    private @Nullable RowBatch current;

    RowPipeline(RowTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        for (int i = 0; i < BATCHES; i++) {
            empty.add(new RowBatch());
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public RowBatch next() throws IOException {
        if (current != null) {
            empty.add(current);
        }
        try {
            current = full.take();
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void run() {
        try {
            RowBatch batch;
            do {
                batch = empty.take();
                tokenizer.fill(batch);
                full.put(batch);
            } while (!batch.last);
        } catch (InterruptedException | Error e) {
            RowBatch end = new RowBatch();
            end.failure = e;
            end.last = true;
            full.add(end);
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        Failures.awaitEnd(thread);
        tokenizer.close();
    }
}
