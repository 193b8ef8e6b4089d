package io.github.slamonitor.benchmarks.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whole rows of a file, for peers that read with several threads: each gets one segment, the header is in none. */
record Segment(Path file, long startInclusive, long endExclusive) {
    /** What a peer does with one segment. */
    @FunctionalInterface
    interface Reader {
        /** Reads the rows and sums them by service. */
        Map<String, ServiceTotals> read(InputStream rows) throws IOException;
    }

    /** Reads a file in as many segments as there are threads and merges what they count. */
    static Map<String, ServiceTotals> readAll(Path file, int threads, Reader reader)
            throws IOException, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Map<String, ServiceTotals>>> parts = new ArrayList<>();
            for (Segment segment : split(file, threads)) {
                parts.add(executor.submit(() -> segment.read(reader)));
            }
            List<Map<String, ServiceTotals>> totals = new ArrayList<>();
            for (Future<Map<String, ServiceTotals>> part : parts) {
                totals.add(part.get());
            }
            return ServiceTotals.merge(totals);
        } catch (ExecutionException e) {
            throw new IOException("reading " + file + " failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Segment> split(Path file, int count) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            List<Segment> segments = new ArrayList<>();
            long start = afterLineFeed(channel, 0);
            for (int i = 1; i <= count; i++) {
                long end = i == count ? size : afterLineFeed(channel, size * i / count);
                segments.add(new Segment(file, start, end));
                start = end;
            }
            return segments;
        }
    }

    private static long afterLineFeed(FileChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        channel.read(bytes, from);
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n') {
                return from + i + 1;
            }
        }
        return channel.size();
    }

    private Map<String, ServiceTotals> read(Reader reader) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream rows = new Bounded(channel.position(startInclusive), endExclusive - startInclusive)) {
            return reader.read(rows);
        }
    }

    /** The next so many bytes of a channel. */
    private static final class Bounded extends InputStream {
        private final InputStream bytes;
        private long remaining;

        private Bounded(FileChannel channel, long length) {
            this.bytes = Channels.newInputStream(channel);
            this.remaining = length;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (remaining == 0 && length > 0) {
                return -1;
            }
            int count = bytes.read(target, offset, (int) Math.min(length, remaining));
            remaining -= Math.max(count, 0);
            return count;
        }
    }
}
