package io.github.slamonitor.benchmarks.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The yardstick: how fast safe Java takes the figures from the very file that {@link GenerateRequests} writes.
 *
 * <p>It knows the columns, their order and the widths of timestamp and status, takes two names with the same 64-bit hash
 * for one service, and checks nothing. A reader of real files does more for each row; how much more that costs is what
 * the benchmark shows.
 *
 * <p>Each thread takes the next block of the file until none is left. A row belongs to the block that holds the line
 * feed before it, so no thread waits for another, and the header, which follows none, belongs to nobody.
 */
public final class BareScanner extends Thread {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BLOCK = 1 << 18;
    private static final int LONGEST_ROW = 256;

    private static final int TIMESTAMP_LENGTH = "2025-06-01T07:56:12Z".length();
    private static final int STATUS_LENGTH = "success".length();

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long COMMAS = ',' * EACH_BYTE;
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;
    private static final int TABLE_BITS = 12;

    private final FileChannel file;
    private final AtomicLong nextBlock;
    // One row longer than is read, so that a word taken at the last row's end stays inside.
    private final byte[] bytes = new byte[BLOCK + 2 * LONGEST_ROW];
    private final @Nullable Slot[] table = new Slot[1 << TABLE_BITS];

    // The minute of the last timestamp: its text, "2025-06-" and "01T07:56" as words, and when it began.
    private long yearAndMonth;
    private long dayAndMinute;
    private long monthEpochSecond;
    private long minuteEpochSecond;

    /** A service and its sums, found by the hash of its name. */
    private record Slot(long hash, String service, ServiceTotals totals) {}

    private BareScanner(FileChannel file, AtomicLong nextBlock) {
        this.file = file;
        this.nextBlock = nextBlock;
    }

    /**
     * Scans a file and prints its figures.
     *
     * @param arguments the file
     * @throws IOException if the file cannot be read
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ)) {
            AtomicLong nextBlock = new AtomicLong();
            List<BareScanner> scanners = new ArrayList<>();
            for (int i = Runtime.getRuntime().availableProcessors(); i > 0; i--) {
                BareScanner scanner = new BareScanner(file, nextBlock);
                scanner.start();
                scanners.add(scanner);
            }
            List<Map<String, ServiceTotals>> parts = new ArrayList<>();
            for (BareScanner scanner : scanners) {
                scanner.join();
                parts.add(scanner.totals());
            }
            ServiceTotals.print(ServiceTotals.merge(parts), System.out);
        }
    }

    @Override
    public void run() {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, BLOCK + LONGEST_ROW);
            long size = file.size();
            for (long start = nextBlock.getAndAdd(BLOCK); start < size; start = nextBlock.getAndAdd(BLOCK)) {
                read(buffer, start);
                scan(afterLineFeed(), (int) Math.min(BLOCK, size - start - 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(ByteBuffer buffer, long start) throws IOException {
        buffer.rewind();
        int count = 0;
        while (buffer.hasRemaining() && count >= 0) {
            count = file.read(buffer, start + buffer.position());
        }
    }

    private int afterLineFeed() {
        int position = 0;
        while (bytes[position] != '\n') {
            position++;
        }
        return position + 1;
    }

    private void scan(int firstRow, int lastRow) {
        int row = firstRow;
        while (row <= lastRow) {
            row = scanRow(row);
        }
    }

    /** Counts the row at a position and returns where the next one begins. */
    private int scanRow(int row) {
        long epochSecond = epochSecond(row);
        int position = row + TIMESTAMP_LENGTH + 1;

        long hash = 0;
        long word = word(position);
        long comma = zeroBytes(word ^ COMMAS);
        while (comma == 0) {
            hash = mix(hash, word);
            position += Long.BYTES;
            word = word(position);
            comma = zeroBytes(word ^ COMMAS);
        }
        long nameMask = ((comma & -comma) - 1) >>> 7;
        hash = mix(hash, word & nameMask);
        position += Long.numberOfTrailingZeros(comma) >>> 3;

        Slot slot = slot(hash, row + TIMESTAMP_LENGTH + 1, position);
        boolean failed = bytes[position + 1] == 'f';
        position += STATUS_LENGTH + 2;

        // A digit has bit 4 set (0x30 to 0x39) and a line feed has not (0x0A).
        long digits = word(position);
        int bits = Long.numberOfTrailingZeros(~digits & (0x10 * EACH_BYTE)) & 0x38;
        slot.totals.add(epochSecond, failed, number(digits << (Long.SIZE - bits)));
        return position + (bits >>> 3) + 1;
    }

    private long epochSecond(int timestamp) {
        long date = word(timestamp);
        long time = word(timestamp + Long.BYTES);
        if (date != yearAndMonth || time != dayAndMinute) {
            newMinute(timestamp, date, time);
        }
        return minuteEpochSecond + twoDigits(timestamp + 17);
    }

    private void newMinute(int timestamp, long date, long time) {
        if (date != yearAndMonth) {
            int year = twoDigits(timestamp) * 100 + twoDigits(timestamp + 2);
            monthEpochSecond = LocalDate.of(year, twoDigits(timestamp + 5), 1).toEpochDay() * 86_400;
        }
        yearAndMonth = date;
        dayAndMinute = time;
        minuteEpochSecond = monthEpochSecond
                + (twoDigits(timestamp + 8) - 1) * 86_400L
                + twoDigits(timestamp + 11) * 3_600L
                + twoDigits(timestamp + 14) * 60L;
    }

    private Slot slot(long hash, int nameStart, int nameEnd) {
        int index = (int) (hash >>> (Long.SIZE - TABLE_BITS));
        while (true) {
            Slot slot = table[index];
            if (slot == null) {
                String service = new String(bytes, nameStart, nameEnd - nameStart, StandardCharsets.UTF_8);
                slot = new Slot(hash, service, new ServiceTotals());
                table[index] = slot;
                return slot;
            }
            if (slot.hash == hash) {
                return slot;
            }
            index = (index + 1) & (table.length - 1);
        }
    }

    /** The number whose digits end a word, most significant first, after bytes of zero: pairs, then fours, then all. */
    private static long number(long digits) {
        long ones = digits & (0x0F * EACH_BYTE);
        long pairs = ones * 10 + (ones >>> 8);
        long low = (pairs & 0x0000_00FF_0000_00FFL) * (100 + (1_000_000L << 32));
        long high = ((pairs >>> 16) & 0x0000_00FF_0000_00FFL) * (1 + (10_000L << 32));
        return (low + high) >>> 32;
    }

    private int twoDigits(int position) {
        return bytes[position] * 10 + bytes[position + 1] - '0' * 11;
    }

    private long word(int position) {
        return (long) LONGS.get(bytes, position);
    }

    /** The high bit of the first byte that is zero and of none before it; those of later bytes mean nothing. */
    private static long zeroBytes(long word) {
        return (word - EACH_BYTE) & ~word & HIGH_BITS;
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * GOLDEN_RATIO;
        return mixed ^ (mixed >>> 32);
    }

    private Map<String, ServiceTotals> totals() {
        Map<String, ServiceTotals> totals = new HashMap<>();
        for (Slot slot : table) {
            if (slot != null) {
                totals.put(slot.service, slot.totals);
            }
        }
        return totals;
    }
}
