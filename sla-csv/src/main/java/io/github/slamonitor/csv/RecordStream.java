package io.github.slamonitor.csv;

import io.github.slamonitor.MetricRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The requests of a file one after the other. Not thread-safe. */
final class RecordStream extends Spliterators.AbstractSpliterator<MetricRecord> {

    private final Pass pass;
    private final GeneralReader reader;

    private RecordStream(Pass pass, GeneralReader reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.pass = pass;
        this.reader = reader;
    }

    static Stream<MetricRecord> open(Pass pass) throws IOException {
        RowParser row = new RowParser(pass.layout(), pass.format(), pass.order(), null);
        GeneralReader reader = new GeneralReader(pass, row, new Rejections(null));
        return StreamSupport.stream(new RecordStream(pass, reader), false).onClose(() -> close(reader));
    }

    @Override
    public boolean tryAdvance(Consumer<? super MetricRecord> action) {
        try {
            if (!reader.next()) {
                reader.close();
                return false;
            }
        } catch (IOException e) {
            throw CsvInput.failure(pass.input().file(), e);
        } catch (LineTooLong e) {
            throw e.explained(pass, reader.lines());
        }
        action.accept(record(reader.row()));
        return true;
    }

    private static MetricRecord record(RowParser row) {
        return new MetricRecord(
                row.service().name(),
                Instant.EPOCH.plus(row.timestampMicros(), ChronoUnit.MICROS),
                Duration.of(row.responseMicros(), ChronoUnit.MICROS),
                row.successful());
    }

    private static void close(GeneralReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
