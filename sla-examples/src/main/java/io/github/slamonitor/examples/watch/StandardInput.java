package io.github.slamonitor.examples.watch;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.csv.CsvFormat;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests in lines that are piped in, the first of which is a header unless the format says otherwise. */
public final class StandardInput implements RequestSource {

    private static final Logger LOG = LoggerFactory.getLogger(StandardInput.class);
    private static final int MOST_WAITING = 10_000;

    private final InputStream in;
    private final CsvFormat format;
    private final BlockingQueue<MetricRecord> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong rejected = new AtomicLong();
    private final Thread thread = new Thread(this::read, "standard-input");
    private volatile boolean ended;
    private volatile @Nullable String failure;
    private @Nullable MetricRecord head;

    private StandardInput(InputStream in, CsvFormat format) {
        this.in = new BufferedInputStream(in);
        this.format = format;
        thread.setDaemon(true);
    }

    /**
     * Starts to read.
     *
     * @param in what is read up to its end
     * @param format how it is written
     * @return the requests in it
     */
    public static StandardInput read(InputStream in, CsvFormat format) {
        StandardInput input = new StandardInput(in, format);
        input.thread.start();
        return input;
    }

    private void read() {
        try {
            byte[] first = line();
            if (first != null) {
                readRows(first);
            }
        } catch (IOException e) {
            failure = "standard input cannot be read: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
        }
    }

    private void readRows(byte[] first) throws IOException, InterruptedException {
        RowLines rows = new RowLines(format, "");
        if (!rows.learnFrom(new String(first, StandardCharsets.ISO_8859_1))) {
            throw new IOException(rows.problem());
        }
        boolean told = false;
        for (byte[] line = first; line != null; line = line()) {
            Optional<MetricRecord> request = rows.read(line, 0, line.length);
            if (request.isPresent()) {
                waiting.put(request.get());
            } else if (!rows.problem().isEmpty()) {
                rejected.incrementAndGet();
                if (!told) {
                    LOG.warn("a line is rejected, and more are only counted: {}", rows.problem());
                }
                told = true;
            }
        }
    }

    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() < LineReader.LONGEST) {
                line.write(next);
            }
            next = in.read();
        }
        return next < 0 && line.size() == 0 ? null : line.toByteArray();
    }

    @Override
    public void look() throws IOException {
        String broken = failure;
        if (broken != null) {
            throw new IOException(broken);
        }
    }

    @Override
    public Optional<MetricRecord> next() {
        if (head == null) {
            head = waiting.poll();
        }
        return Optional.ofNullable(head);
    }

    @Override
    public void take() {
        head = null;
    }

    @Override
    public boolean await(Duration longest) throws InterruptedException {
        if (head == null) {
            head = waiting.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    @Override
    public boolean isAtEnd() {
        return ended && head == null && waiting.isEmpty();
    }

    @Override
    public long takeRejected() {
        return rejected.getAndSet(0);
    }

    /** Leaves what was not read; reading itself cannot be broken off, and ends with the program. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
