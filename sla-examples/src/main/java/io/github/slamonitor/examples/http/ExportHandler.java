package io.github.slamonitor.examples.http;

import io.github.slamonitor.store.sqlite.ViolationHistory;
import io.github.slamonitor.store.sqlite.ViolationQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/** Answers all violations that are asked for as a file. */
final class ExportHandler {

    private final ViolationHistory history;
    private final Semaphore running = new Semaphore(HttpLimits.EXPORTS);

    ExportHandler(ViolationHistory history) {
        this.history = history;
    }

    Reply csv(Request request) {
        return export(request, "text/csv; charset=utf-8", "violations.csv", history::writeCsv);
    }

    Reply json(Request request) {
        return export(request, "application/json; charset=utf-8", "violations.json", history::writeJson);
    }

    private Reply export(Request request, String type, String file, BiConsumer<ViolationQuery, Appendable> writing) {
        ViolationQuery query = ViolationFilter.all(request);
        return Reply.streamed(type, out -> write(out, query, writing))
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }

    private void write(OutputStream out, ViolationQuery query, BiConsumer<ViolationQuery, Appendable> writing)
            throws IOException {
        running.acquireUninterruptibly();
        try {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writing.accept(query, text);
            text.flush();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        } finally {
            running.release();
        }
    }
}
