package io.github.slamonitor.csv;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The rejected rows as they were written, each after its line number and the reason. Written beside the file that it is to
 * replace, and moved into place when complete. Not thread-safe.
 */
final class RejectsFile implements Closeable {

    private final Path target;
    private final Path unfinished;
    private final Layout layout;
    private final OutputStream out;

    /**
     * Starts a file.
     *
     * @throws CsvException when it cannot be written
     */
    RejectsFile(Path target, Layout layout) {
        this.target = target;
        this.unfinished = target.resolveSibling(target.getFileName() + ".part");
        this.layout = layout;
        try {
            this.out = new BufferedOutputStream(Files.newOutputStream(unfinished));
            if (layout.hasHeader()) {
                byte[] header = layout.headerLine().getBytes(StandardCharsets.ISO_8859_1);
                write("line", "reason", header, 0, header.length);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Adds a row; its line counts from the first row. */
    void add(long line, String column, String reason, byte[] text, int start, int end) {
        try {
            write(
                    Long.toString(layout.dataLine() + line),
                    quoted("column " + column + ": " + reason),
                    text,
                    start,
                    end);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void write(String line, String reason, byte[] text, int start, int end) throws IOException {
        Charset charset = layout.charset();
        out.write(line.getBytes(charset));
        out.write(layout.delimiter());
        out.write(reason.getBytes(charset));
        out.write(layout.delimiter());
        out.write(text, start, end - start);
        out.write('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Puts the file in its place. */
    void finish() {
        try {
            out.close();
            try {
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unfinished);
    }

    private CsvException failure(IOException cause) {
        return new CsvException(
                "cannot write the rejected rows to " + target + ": " + cause.getMessage() + "; set rejectsTo(...) to"
                        + " another file",
                cause);
    }
}
