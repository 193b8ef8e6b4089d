package io.github.slamonitor.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a text file in one step: whoever reads it sees the old text or the new one, never half of it.
 *
 * <pre>{@code
 * ReportFile.replace(Path.of("verdict.txt"), out -> out.append(report.verdict().name()));
 * }</pre>
 */
public final class ReportFile {

    private ReportFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the whole text.
         *
         * @param out takes the text
         * @throws IOException what {@code out} throws
         */
        void writeTo(Appendable out) throws IOException;
    }

    /**
     * Writes a text in UTF-8 to a new file in the same folder and moves it into place. When that fails, the old file stays and
     * the new one is removed. A link is followed; a device or pipe is written to directly.
     *
     * @param file to be made or replaced, in a folder that exists
     * @param content writes the text
     * @throws UncheckedIOException when the file cannot be written; the message says which and why
     */
    public static void replace(Path file, Content content) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            check(target);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                write(target, content, StandardOpenOption.WRITE);
            } else {
                writeAndMove(target, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static void check(Path target) throws IOException {
        Path folder = target.getParent();
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder; name a file in it");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + "; make it first");
        }
        if (Files.isRegularFile(target) && !Files.isWritable(target)) {
            throw new IOException("the file may not be changed");
        }
    }

    private static void writeAndMove(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling(".sla-report-" + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            write(temporary, content, StandardOpenOption.CREATE_NEW);
            move(temporary, target);
        } catch (IOException | RuntimeException | Error e) {
            remove(temporary, e);
            throw e;
        }
    }

    private static void write(Path path, Content content, StandardOpenOption how) throws IOException {
        OutputStream file = Files.newOutputStream(path, StandardOpenOption.WRITE, how);
        try (Writer out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8))) {
            content.writeTo(out);
        }
    }

    private static void move(Path from, Path target) throws IOException {
        try {
            Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path temporary, Throwable cause) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "writing there is not allowed";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
