package io.github.slamonitor.benchmarks.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Writes a CSV of requests, the same one for the same number of rows and seed.
 *
 * <p>A row is logged when its request ends and carries the time at which it began, so rows are in order of time but for
 * a few seconds, as in a real access log. Four services get four fifths of the traffic and twenty share the rest.
 */
public final class GenerateRequests {
    private static final String USAGE = "usage: GenerateRequests [--rows N] [--seed N] [--quoted] FILE";

    private static final String[] BUSY_SERVICES = {
        "checkout-service", "payment-service", "notification-service", "order-service"
    };

    private static final String[] QUIET_SERVICES = {
        "auth",
        "search",
        "billing-accounts",
        "catalogue",
        "inventory",
        "user-profile",
        "image-resizer",
        "fraud-detection",
        "order-history",
        "price-calculator",
        "recommendations",
        "returns-service",
        "shipping-quotes",
        "shopping-basket",
        "tax-calculation",
        "warehouse-gateway",
        "customer-support-api",
        "email-dispatcher-eu",
        "loyalty-points-ledger",
        "subscription-renewals-us"
    };

    private static final long FIRST_REQUEST =
            Instant.parse("2025-06-01T07:56:12Z").toEpochMilli();
    private static final int MEAN_GAP_MILLIS = 60;
    private static final int FLUSH_AT = 1 << 18;
    private static final int LONGEST_ROW = 128;

    private final byte[] buffer = new byte[FLUSH_AT + LONGEST_ROW];
    private int length;

    private final OutputStream out;
    private final SplittableRandom random;
    private final byte[] quote;
    private final byte[][] busyServices = encoded(BUSY_SERVICES);
    private final byte[][] quietServices = encoded(QUIET_SERVICES);
    private final byte[] success = bytes("success");
    private final byte[] failure = bytes("failure");

    // A timestamp's first 17 characters, "2025-06-01T07:56:", written out anew only when the minute changes.
    private byte[] minutePrefix = new byte[0];
    private long prefixedMinute = Long.MIN_VALUE;

    private GenerateRequests(OutputStream out, long seed, boolean quoted) {
        this.out = out;
        this.random = new SplittableRandom(seed);
        this.quote = bytes(quoted ? "\"" : "");
    }

    /**
     * Runs the generator.
     *
     * @param arguments options and the file to write
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        long rows = 10_000_000;
        long seed = 42;
        boolean quoted = false;
        Path file = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rows" -> rows = Long.parseLong(arguments[++i]);
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--quoted" -> quoted = true;
                default -> file = Path.of(arguments[i]);
            }
        }
        if (file == null) {
            throw new IllegalArgumentException(USAGE);
        }
        generate(file, rows, seed, quoted);
    }

    private static void generate(Path file, long rows, long seed, boolean quoted) throws IOException {
        // Moved into place when whole, so that an interrupted run leaves no short file for the next one to measure.
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            new GenerateRequests(out, seed, quoted).write(rows);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(long rows) throws IOException {
        writeHeader();
        long now = FIRST_REQUEST;
        for (long row = 0; row < rows; row++) {
            now += random.nextInt(2 * MEAN_GAP_MILLIS + 1);
            writeRow(now);
            if (length >= FLUSH_AT) {
                flush();
            }
        }
        flush();
    }

    private void writeHeader() {
        field(bytes("timestamp"));
        append((byte) ',');
        field(bytes("service_name"));
        append((byte) ',');
        field(bytes("status"));
        append((byte) ',');
        field(bytes("response_time_ms"));
        append((byte) '\n');
    }

    private void writeRow(long endMillis) {
        boolean busy = random.nextInt(5) != 0;
        byte[][] services = busy ? busyServices : quietServices;
        int service = random.nextInt(services.length);
        boolean failed = random.nextInt(1000) < 20 + 4 * service;
        int responseMillis = responseMillis(service);

        append(quote);
        appendTimestamp(Math.floorDiv(endMillis - responseMillis, 1000));
        append(quote);
        append((byte) ',');
        field(services[service]);
        append((byte) ',');
        field(failed ? failure : success);
        append((byte) ',');
        append(quote);
        appendNumber(responseMillis);
        append(quote);
        append((byte) '\n');
    }

    /** Mostly one to three hundred milliseconds, with a tail that reaches ten seconds. */
    private int responseMillis(int service) {
        double deviate = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        double tail = random.nextInt(100) < 3 ? 6 : 1;
        return (int) Math.min(9_999, tail * (140 + 9 * service) * Math.exp(deviate * 1.3));
    }

    private void appendTimestamp(long epochSecond) {
        long minute = Math.floorDiv(epochSecond, 60);
        if (minute != prefixedMinute) {
            prefixedMinute = minute;
            minutePrefix = bytes(Instant.ofEpochSecond(minute * 60).toString().substring(0, 17));
        }
        int second = (int) (epochSecond - minute * 60);
        append(minutePrefix);
        append((byte) ('0' + second / 10));
        append((byte) ('0' + second % 10));
        append((byte) 'Z');
    }

    private void appendNumber(int number) {
        int divisor = 1;
        while (number / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            append((byte) ('0' + number / divisor % 10));
        }
    }

    private void field(byte[] value) {
        append(quote);
        append(value);
        append(quote);
    }

    private void append(byte[] value) {
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
    }

    private void append(byte value) {
        buffer[length++] = value;
    }

    private void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    private static byte[][] encoded(String[] names) {
        byte[][] encoded = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            encoded[i] = bytes(names[i]);
        }
        return encoded;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
