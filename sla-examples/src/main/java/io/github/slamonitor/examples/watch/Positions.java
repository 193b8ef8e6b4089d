package io.github.slamonitor.examples.watch;

import io.github.slamonitor.csv.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where reading stopped, in a small text file, so that it goes on there after a restart.
 *
 * @param time of the rows, as far as there were any
 * @param files how far each was read
 */
record Positions(Optional<Instant> time, List<FilePosition> files) {

    private static final String TITLE = "sla-monitor positions 1";
    private static final String NO_TIME = "-";
    private static final int PARTS = 5;

    Positions {
        files = List.copyOf(files);
    }

    static Positions none() {
        return new Positions(Optional.empty(), List.of());
    }

    /**
     * Reads them; there are none when there is no such file.
     *
     * @throws IllegalArgumentException when the file is of another kind or damaged
     * @throws UncheckedIOException when it cannot be read
     */
    static Positions read(Path file) {
        if (!Files.exists(file)) {
            return none();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || !lines.get(0).equals(TITLE)) {
                throw new IllegalArgumentException("this is another kind of file");
            }
            String time = lines.get(1);
            List<FilePosition> files = new ArrayList<>();
            for (String line : lines.subList(2, lines.size())) {
                files.add(position(line.split("\t", -1)));
            }
            return new Positions(time.equals(NO_TIME) ? Optional.empty() : Optional.of(Instant.parse(time)), files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw damaged(file, e);
        }
    }

    private static IllegalArgumentException damaged(Path file, Exception cause) {
        return new IllegalArgumentException(
                file + " does not say where reading stopped; without it files are read from their start:"
                        + " remove it to go on so",
                cause);
    }

    private static FilePosition position(String[] parts) {
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a line has not " + PARTS + " parts");
        }
        return new FilePosition(
                decoded(parts[3]),
                decoded(parts[2]),
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                decoded(parts[4]));
    }

    /** Writes them in one step. */
    void write(Path file) {
        ReportFile.replace(file, out -> {
            out.append(TITLE).append('\n');
            out.append(time.map(Instant::toString).orElse(NO_TIME)).append('\n');
            for (FilePosition position : files) {
                out.append(Long.toString(position.offset())).append('\t');
                out.append(Long.toString(position.mark())).append('\t');
                out.append(encoded(position.key())).append('\t');
                out.append(encoded(position.path())).append('\t');
                out.append(encoded(position.header())).append('\n');
            }
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
