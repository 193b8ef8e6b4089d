package io.github.slamonitor.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file as bytes in a charset of which ASCII is a part: unpacked when it is gzip, and in UTF-8 when its own charset is
 * another kind, such as UTF-16. It ends where the file ended when it was first looked at.
 */
final class CsvInput {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final long size;
    private final boolean gzip;
    private final Charset fileCharset;
    private final boolean transcoded;
    private final Progress progress;

    private CsvInput(Path file, long size, boolean gzip, Charset fileCharset, Progress progress) {
        this.file = file;
        this.size = size;
        this.gzip = gzip;
        this.fileCharset = fileCharset;
        this.transcoded = !hasAsciiBytes(fileCharset);
        this.progress = progress;
    }

    /**
     * Looks at a file.
     *
     * @throws CsvException when it cannot be read at all
     */
    static CsvInput of(Path file, @Nullable Charset charset, Progress progress) {
        try {
            long size = size(file);
            progress.start(size);
            Charset chosen = charset == null ? StandardCharsets.UTF_8 : charset;
            CsvInput plain = new CsvInput(file, size, false, StandardCharsets.ISO_8859_1, progress);
            byte[] start = plain.first(3);
            boolean gzip = start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
            if (gzip) {
                start = new CsvInput(file, size, true, StandardCharsets.ISO_8859_1, progress).first(3);
            }
            return new CsvInput(file, size, gzip, ByteOrderMark.charset(start, chosen), progress);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static long size(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return Files.size(file);
        }
        if (Files.isDirectory(file)) {
            throw new CsvException(file + " is a directory; name a file in it");
        }
        if (Files.notExists(file)) {
            throw new CsvException("there is no file " + file);
        }
        throw new CsvException(file + " is no ordinary file; write what it gives to a file and name that");
    }

    /** What went wrong with the file itself, in words. */
    static CsvException failure(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new CsvException("there is no file " + file, cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new CsvException("no permission to read " + file, cause);
        }
        if (cause instanceof EOFException) {
            return new CsvException(file + " is a gzip file that ends too early; copy or download it again", cause);
        }
        if (cause instanceof ZipException) {
            return new CsvException(
                    file + " is a gzip file with an error in it: " + cause.getMessage() + "; copy or download it again",
                    cause);
        }
        return new CsvException("cannot read " + file + ": " + cause, cause);
    }

    /** Whether every byte of ASCII range stands for that character, wherever it is. */
    private static boolean hasAsciiBytes(Charset charset) {
        return switch (charset.name()) {
            case "UTF-8", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "windows-1252" -> true;
            default -> false;
        };
    }

    Path file() {
        return file;
    }

    /** The size of the file when it was first looked at. */
    long size() {
        return size;
    }

    /** Whether the bytes are those of the file, so that one may begin to read anywhere. */
    boolean isPlain() {
        return !gzip && !transcoded;
    }

    /** The charset of the bytes that this gives. */
    Charset charset() {
        return transcoded ? StandardCharsets.UTF_8 : fileCharset;
    }

    /** Whether the file has more bytes than when it was first looked at. */
    boolean hasGrown() {
        try {
            return Files.size(file) > size;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    Progress progress() {
        return progress;
    }

    FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** The first bytes, fewer only when there are no more. */
    byte[] first(int count) throws IOException {
        try (InputStream in = stream()) {
            return in.readNBytes(count);
        }
    }

    /** All bytes. */
    InputStream stream() throws IOException {
        InputStream bytes = new FileBytes(open(), this);
        try {
            if (gzip) {
                bytes = new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER);
            }
            return transcoded ? new Utf8Stream(bytes, fileCharset) : bytes;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }
}
