package io.github.slamonitor.examples.watch;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.csv.CsvFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is read as it grows. It is kept open, so that what is still written to it is read too after it got another name. One that
 * has become shorter, or other than it was, is read from its start. Not thread-safe.
 */
final class FollowedFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedFile.class);

    private Path path;
    private final String key;
    private final FileChannel channel;
    private final LineReader reader;
    private final RowLines rows;
    private boolean atStart;
    private FilePosition position;
    private long offset;
    private @Nullable MetricRecord head;
    private long afterHead;
    private boolean leaving;
    /** Whether nothing will be added any more, so that a last line without an end is one. */
    private boolean ending;

    private long sizeBefore = -1;
    private long rejected;
    private boolean told;

    private FollowedFile(Path path, String key, FileChannel channel, FilePosition position, CsvFormat format) {
        this.path = path;
        this.key = key;
        this.channel = channel;
        this.position = position;
        this.offset = position.offset();
        this.atStart = offset == 0;
        this.reader = new LineReader(channel, offset);
        this.rows = new RowLines(format, position.header());
    }

    /**
     * Opens a file.
     *
     * @param known how far it was read before; one that does not fit the file is not used
     * @param header of the file that it takes the place of; empty for none
     */
    static FollowedFile open(Path path, Optional<FilePosition> known, String header, CsvFormat format)
            throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            String key = key(path);
            FilePosition start = new FilePosition(path.toString(), key, 0, FilePosition.mark(channel, 0), header);
            boolean fits = known.isPresent() && known.get().isStillIn(channel);
            return new FollowedFile(path, key, channel, fits ? known.get() : start, format);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What the file system calls a file whatever its name, else its name. */
    static String key(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path.toAbsolutePath().normalize().toString() : key.toString();
    }

    String key() {
        return key;
    }

    Path path() {
        return path;
    }

    /** Says that it has another name now. */
    void moved(Path to) {
        path = to;
        leaving = false;
    }

    /** Says that it has no name any more under which it is followed: it is read until nothing is added. */
    void leave() {
        leaving = true;
    }

    /** Sees whether it is still the same, and reads on. Returns false when it has left for good. */
    boolean look() throws IOException {
        if (!position.isStillIn(channel)) {
            LOG.info("{} was truncated or written anew and is read from its start", path);
            restart();
        }
        ending = leaving && channel.size() == sizeBefore;
        sizeBefore = channel.size();
        if (head == null) {
            reader.seek(offset); // what was read of a line without an end may have been written anew
            read();
        }
        return !ending || head != null;
    }

    private void restart() throws IOException {
        head = null;
        offset = 0;
        atStart = true;
        told = false;
        reader.seek(0);
        note();
    }

    /** The next request, as far as it has come. */
    Optional<MetricRecord> next() {
        return Optional.ofNullable(head);
    }

    /** Goes on to the request after the next. */
    void take() {
        offset = afterHead;
        head = null;
        read();
    }

    private void read() {
        try {
            while (head == null && reader.next(ending)) {
                if (atStart) {
                    begin();
                } else {
                    readLine();
                }
            }
        } catch (IOException e) {
            tell("cannot be read, and is tried again: " + e.getMessage());
        }
    }

    private void readLine() {
        head = rows.read(reader.bytes(), reader.start(), reader.end()).orElse(null);
        afterHead = reader.afterLine();
        if (head == null) {
            offset = afterHead;
            reject(rows.problem());
        }
    }

    /** The first line is a header, or, as those of the file before, a row. */
    private void begin() throws IOException {
        atStart = false;
        boolean known = rows.isKnown();
        if (known) {
            head = rows.read(reader.bytes(), reader.start(), reader.end()).orElse(null);
            afterHead = reader.afterLine();
            if (head != null || rows.problem().isEmpty()) {
                offset = head == null ? afterHead : offset;
                return;
            }
        }
        String problem = rows.problem();
        OptionalLong firstRow = learn();
        if (firstRow.isPresent()) {
            offset = firstRow.getAsLong();
            reader.seek(offset);
        } else if (known) {
            offset = afterHead;
            reject(problem);
        } else {
            atStart = true;
            reader.seek(0);
            throw new IOException(rows.problem());
        }
    }

    /** The place of the first row, if the file tells how its rows are written: by its first lines, or by the first alone. */
    private OptionalLong learn() throws IOException {
        String first =
                new String(reader.bytes(), reader.start(), reader.end() - reader.start(), StandardCharsets.ISO_8859_1);
        long afterFirst = reader.afterLine();
        OptionalLong firstRow = rows.learn(path);
        boolean same = Files.exists(path) && key(path).equals(key);
        if (same && firstRow.isPresent()) {
            return firstRow;
        }
        return rows.learnFrom(first) ? OptionalLong.of(rows.hasHeader() ? afterFirst : 0) : OptionalLong.empty();
    }

    private void reject(String problem) {
        if (!problem.isEmpty()) {
            rejected++;
            tell("the line before byte " + offset + " is rejected, and more are only counted: " + problem);
        }
    }

    private void tell(String problem) {
        if (!told) {
            told = true;
            LOG.warn("{}: {}", path, problem);
        }
    }

    /** How many lines were rejected since the last call. */
    long takeRejected() {
        long count = rejected;
        rejected = 0;
        return count;
    }

    /** How far the requests were taken. */
    FilePosition position() {
        return position;
    }

    /** Brings {@link #position} up to what was taken. */
    void note() throws IOException {
        position = new FilePosition(
                path.toAbsolutePath().normalize().toString(),
                key,
                offset,
                FilePosition.mark(channel, offset),
                rows.header());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{} cannot be closed", path, e);
        }
    }
}
