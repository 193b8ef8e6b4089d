package io.github.slamonitor.csv;

import io.github.slamonitor.MetricRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The requests of a file one after the other. Not thread-safe. */
final class RecordStream extends Spliterators.AbstractSpliterator<MetricRecord> {

    private final Pass pass;
    private final LineCounts lines;
    private final RowParser row;
    private final GeneralReader reader;
    private final @Nullable RejectsFile rejectsFile;
    private boolean ended;

    private RecordStream(Pass pass, OrderSource order, RowTokenizer tokenizer, @Nullable RejectsFile rejectsFile) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.pass = pass;
        this.lines = new LineCounts(pass.layout().dataLine());
        this.row = new RowParser(pass.layout(), pass.format(), order, null);
        this.rejectsFile = rejectsFile;
        this.reader = new GeneralReader(pass, tokenizer, row, new Rejections(rejectsFile), lines);
    }

    /**
     * Opens a file.
     *
     * @param order asked at the first date for which it matters
     */
    static Stream<MetricRecord> open(Pass pass, OrderSource order) throws IOException {
        Path target = pass.format().rejects().file();
        RejectsFile rejectsFile = target == null ? null : new RejectsFile(target, pass.layout());
        try {
            RecordStream records = new RecordStream(pass, order, new RowTokenizer(pass), rejectsFile);
            return StreamSupport.stream(records, false).onClose(records::close);
        } catch (IOException | RuntimeException e) {
            if (rejectsFile != null) {
                rejectsFile.close();
            }
            throw e;
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super MetricRecord> action) {
        if (ended || !next()) {
            return false;
        }
        action.accept(new MetricRecord(
                row.service().name(),
                Instant.EPOCH.plus(row.timestampMicros(), ChronoUnit.MICROS),
                Duration.of(row.responseMicros(), ChronoUnit.MICROS),
                row.successful()));
        return true;
    }

    private boolean next() {
        try {
            if (reader.next()) {
                return true;
            }
            end();
            return false;
        } catch (IOException e) {
            throw CsvInput.failure(pass.input().file(), e);
        } catch (LineTooLong e) {
            throw e.explained(pass, lines);
        }
    }

    private void end() {
        if (rejectsFile != null) {
            rejectsFile.finish();
        }
        close();
        PassResult result = new PassResult(lines, null);
        reader.addTo(result);
        pass.checkEnd(result);
    }

    private void close() {
        ended = true;
        try {
            reader.close();
            if (rejectsFile != null) {
                rejectsFile.close();
            }
        } catch (IOException e) {
            throw CsvInput.failure(pass.input().file(), e);
        }
    }
}
