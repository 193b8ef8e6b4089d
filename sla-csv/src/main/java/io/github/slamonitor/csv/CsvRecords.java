package io.github.slamonitor.csv;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.MetricSource;
import io.github.slamonitor.MetricsAccumulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a row for each request. Plain or compressed with gzip, of any size: memory does not grow with it.
 *
 * <pre>{@code
 * CsvRecords records = CsvRecords.read(Path.of("requests.csv"));
 * SlaReport report = SlaEvaluator.of(policy).evaluate(records);
 * records.summary().notes().forEach(System.out::println);
 * }</pre>
 *
 * <p>A row that cannot be read is rejected and counted; {@link CsvFormat#maximumRejected} says how many are too many. A file
 * without quotes is read by as many threads as there are processors.
 *
 * <p>One thread reads at a time; others may ask for the {@link #progress} meanwhile.
 */
public final class CsvRecords implements MetricSource {

    private final Path file;
    private final CsvFormat format;
    private final ReaderLimits limits;
    private final boolean quick;
    private final Progress progress = new Progress();
    private volatile @Nullable ReadSummary summary;

    /**
     * A file that is read as given.
     *
     * @param quick whether the quick reader may be used where it can be
     */
    CsvRecords(Path file, CsvFormat format, ReaderLimits limits, boolean quick) {
        this.file = file;
        this.format = format;
        this.limits = limits;
        this.quick = quick;
    }

    /**
     * A file of the form that {@link CsvFormat#detect} describes. It is opened when it is read.
     *
     * @param file plain or gzip
     * @return the requests in it
     */
    public static CsvRecords read(Path file) {
        return read(file, CsvFormat.detect());
    }

    /**
     * A file of a given form. It is opened when it is read.
     *
     * @param file plain or gzip
     * @param format how it is written
     * @return the requests in it
     */
    public static CsvRecords read(Path file, CsvFormat format) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
        return new CsvRecords(file, format, ReaderLimits.standard(), true);
    }

    /**
     * Counts all requests of the file.
     *
     * @param accumulator adds them to what it has counted so far; when this fails, its figures mean nothing
     * @throws CsvException when the file cannot be read, or too many of its rows cannot; the message says what is wrong, where,
     *     and what to do
     */
    @Override
    public void readInto(MetricsAccumulator accumulator) {
        Objects.requireNonNull(accumulator, "accumulator");
        summary = null;
        summary = new RequestReader(open(), format, limits, quick).readInto(accumulator);
    }

    /**
     * The requests of the file one after the other, read as they are asked for. Slower than {@link #readInto}. Close the stream
     * when it may be left before its end. The file is read as a whole first when that is needed to know whether the day or
     * the month comes first in its dates. There is no {@link #summary} of a stream, and rejected rows are left out; that there
     * are too many is known at the end, where the stream fails.
     *
     * @return requests in the order of their rows, sequential; not for use by several threads at a time
     * @throws CsvException when the file cannot be read; also from the stream's own methods
     */
    public Stream<MetricRecord> stream() {
        CsvInput input = open();
        try {
            Pass pass = new Pass(input, format, Opening.of(input, format, limits), limits);
            RequestReader whole = new RequestReader(input, format, limits, quick);
            return RecordStream.open(
                    pass.with(pass.order()), () -> pass.orderByColumn() ? whole.order(pass) : pass.order());
        } catch (IOException e) {
            throw CsvInput.failure(file, e);
        }
    }

    /**
     * What was read by the last {@link #readInto} that came to its end.
     *
     * @return its summary
     * @throws IllegalStateException when the file was not read yet, or is being read
     */
    public ReadSummary summary() {
        ReadSummary last = summary;
        if (last == null) {
            throw new IllegalStateException("there is no summary before the file was read: file=" + file);
        }
        return last;
    }

    /**
     * How much of the file was read, for a progress bar. It falls back to 0 when the file must be read again, which happens when a
     * quote or a date turns up that needs it.
     *
     * @return from 0 to 1
     */
    public double progress() {
        return progress.share();
    }

    private CsvInput open() {
        return CsvInput.of(file, format.charset(), progress);
    }

    /** The file. */
    @Override
    public String toString() {
        return "CsvRecords[" + file + "]";
    }
}
