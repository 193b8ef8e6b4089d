package io.github.slamonitor.examples.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A program that writes a file of requests, as programs do: in pieces, with garbage, to a new file now and then. Not thread-safe. */
final class WrittenLog {

    static final String HEADER = "timestamp,service_name,status,response_time_ms\n";
    private static final long FIRST_SECOND = 1_748_858_400;

    private final Path folder;
    private final Path file;
    private final Random random;
    private Path target;
    private final List<Integer> rows = new ArrayList<>();
    private String rest = "";
    private int rotations;

    WrittenLog(Path folder, Random random) {
        this.folder = folder;
        this.file = folder.resolve("requests.csv");
        this.target = file;
        this.random = random;
    }

    Path file() {
        return file;
    }

    /** The numbers of the good rows that were written whole, which are their response times too. */
    List<Integer> rows() {
        return rows;
    }

    void begin() throws IOException {
        write(HEADER);
    }

    private void write(String text) throws IOException {
        Files.writeString(target, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes some rows, the last of which may get its end only with the next. */
    void append(int count) throws IOException {
        StringBuilder text = new StringBuilder(rest);
        for (int i = 0; i < count; i++) {
            int number = rows.size() + 1;
            rows.add(number);
            text.append(FIRST_SECOND + number)
                    .append(random.nextInt(10) == 0 ? ",\"service\",ok," : ",service,ok,")
                    .append(number)
                    .append(random.nextInt(10) == 0 ? "\r\n" : "\n");
        }
        rest = "";
        int cut = random.nextBoolean() ? random.nextInt(Math.min(40, text.length() + 1)) : 0;
        write(text.substring(0, text.length() - cut));
        rest = text.substring(text.length() - cut);
    }

    /** Ends the row that is written in part. */
    void flush() throws IOException {
        write(rest);
        rest = "";
    }

    /** Writes lines that are no requests. */
    void garbage() throws IOException {
        flush();
        String line = switch (random.nextInt(6)) {
            case 0 -> "java.lang.IllegalStateException: no \"closing quote";
            case 1 -> "\u0000\u0001\u0002\uFFFD,,,,,,,,";
            case 2 -> "1748858400,service,ok,notanumber";
            case 3 -> "x".repeat(random.nextInt(200_000));
            case 4 -> "";
            default -> HEADER.strip();
        };
        write(line + "\n");
    }

    /** Goes on in a new file; the one before gets another name. */
    void rotate() throws IOException {
        rotations++;
        if (random.nextBoolean()) {
            flush();
        }
        Path old = folder.resolve("requests.csv." + rotations);
        Files.move(file, old);
        if (!rest.isEmpty()) {
            target = old; // a program ends its row where it began it
            flush();
            target = file;
        }
        if (random.nextBoolean()) {
            Files.write(folder.resolve("requests.csv." + rotations + ".gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0});
        }
        beginAgain();
    }

    /** Empties the file, of which everything was read, and goes on in it. */
    void truncate() throws IOException {
        Files.write(file, new byte[0]);
        beginAgain();
    }

    private void beginAgain() throws IOException {
        if (random.nextInt(3) > 0) {
            write(HEADER);
        } else {
            append(1);
        }
    }

    boolean hasRest() {
        return !rest.isEmpty();
    }
}
