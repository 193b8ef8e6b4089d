package io.github.slamonitor.examples.watch;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.csv.CsvFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests in files that grow, each exactly once, those of several files by time. A file may get another name, be truncated, or vanish.
 * One thread at a time.
 *
 * <pre>{@code
 * FollowedFiles files = FollowedFiles.open(
 *         List.of(Path.of("requests.csv")), Set.of(), CsvFormat.detect(), Path.of("positions"));
 * files.look();
 * while (files.next().isPresent()) {
 *     monitor.record(files.next().get());
 *     files.take();
 * }
 * files.save(Instant.now());
 * }</pre>
 */
public final class FollowedFiles implements RequestSource {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedFiles.class);
    private static final int MOST_REMEMBERED = 1000;

    private final FollowedPaths paths;
    private final CsvFormat format;
    private final Path positionsFile;
    private final Positions start;
    /** The files that are open, by key. */
    private final Map<String, FollowedFile> open = new LinkedHashMap<>();
    /** How far those were read that are not open, by key. */
    private final Map<String, FilePosition> known = new LinkedHashMap<>();
    /** The header that the file at a path had last. */
    private final Map<String, String> headers = new HashMap<>();

    private final PriorityQueue<FollowedFile> byTime = new PriorityQueue<>(Comparator.comparing(
            file -> file.next().map(MetricRecord::timestamp).orElse(Instant.MAX)));
    private long rejected;

    private FollowedFiles(FollowedPaths paths, CsvFormat format, Path positionsFile, Positions start) {
        this.paths = paths;
        this.format = format;
        this.positionsFile = positionsFile;
        this.start = start;
        start.files().forEach(position -> {
            known.put(position.key(), position);
            headers.put(position.path(), position.header());
        });
    }

    /**
     * Files to follow from where reading stopped before.
     *
     * @param inputs files and folders; of a folder the files that end in .csv, now and later
     * @param except files that are not meant, such as a report that is written there
     * @param format how they are written
     * @param positions the file that says where reading stopped, made and replaced by {@link #save}
     * @return the requests in them; {@link #look} first
     * @throws IllegalArgumentException when {@code positions} is damaged
     * @throws UncheckedIOException when it cannot be read
     */
    public static FollowedFiles open(List<Path> inputs, Set<Path> except, CsvFormat format, Path positions) {
        return new FollowedFiles(new FollowedPaths(inputs, except), format, positions, Positions.read(positions));
    }

    /** {@return the time of the rows when reading stopped; empty when none were read before} */
    public Optional<Instant> stoppedAt() {
        return start.time();
    }

    /** {@return the files as they are now, for those who read them whole} */
    public List<Path> current() {
        return paths.now();
    }

    @Override
    public void look() {
        for (FollowedFile file : open.values()) {
            file.leave();
        }
        for (Path path : paths.now()) {
            try {
                follow(path);
            } catch (IOException e) {
                LOG.warn("{} cannot be read, and is tried again: {}", path, e.toString());
            }
        }
        if (!known.isEmpty()) {
            findMoved();
        }
        readOn();
    }

    private void follow(Path path) throws IOException {
        String key = FollowedFile.key(path);
        FollowedFile file = open.get(key);
        if (file == null) {
            String name = path.toAbsolutePath().normalize().toString();
            String header = headers.getOrDefault(name, "");
            open.put(key, FollowedFile.open(path, Optional.ofNullable(known.remove(key)), header, format));
        } else {
            file.moved(path);
        }
    }

    /** Files that were read before, and got another name while nobody looked: their rest is read too. */
    private void findMoved() {
        for (Path folder : paths.folders()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (Path file : files) {
                    FilePosition position = known.remove(FollowedFile.key(file));
                    if (position != null) {
                        openMoved(file, position);
                    }
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be looked through for files that were renamed: {}", folder, e.toString());
            }
        }
    }

    private void openMoved(Path path, FilePosition position) throws IOException {
        FollowedFile file = FollowedFile.open(path, Optional.of(position), "", format);
        if (file.position().equals(position)) {
            file.leave();
            open.put(file.key(), file);
        } else {
            file.close(); // another file, for which the file system uses the key again
        }
    }

    private void readOn() {
        byTime.clear();
        List<FollowedFile> gone = new ArrayList<>();
        for (FollowedFile file : open.values()) {
            try {
                if (!file.look()) {
                    gone.add(file);
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be read, and is tried again: {}", file.path(), e.toString());
            }
            file.next().ifPresent(request -> byTime.add(file));
        }
        gone.forEach(this::forget);
    }

    private void forget(FollowedFile file) {
        rejected += file.takeRejected();
        open.remove(file.key());
        file.close();
    }

    @Override
    public Optional<MetricRecord> next() {
        FollowedFile first = byTime.peek();
        return first == null ? Optional.empty() : first.next();
    }

    @Override
    public void take() {
        FollowedFile first = byTime.remove();
        first.take();
        if (first.next().isPresent()) {
            byTime.add(first);
        }
    }

    @Override
    public boolean await(Duration longest) {
        return false;
    }

    @Override
    public boolean isAtEnd() {
        return false;
    }

    @Override
    public long takeRejected() {
        long count = rejected;
        rejected = 0;
        for (FollowedFile file : open.values()) {
            count += file.takeRejected();
        }
        return count;
    }

    /**
     * Writes down what was taken, so that it is not read again.
     *
     * @param time of the rows
     * @throws UncheckedIOException when it cannot be written
     */
    public void save(Instant time) {
        List<FilePosition> positions = new ArrayList<>();
        for (FollowedFile file : open.values()) {
            try {
                file.note();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file.path() + " again: " + e.getMessage(), e);
            }
            positions.add(file.position());
            headers.put(file.position().path(), file.position().header());
        }
        known.values().stream().limit(MOST_REMEMBERED).forEach(positions::add);
        new Positions(Optional.of(time), positions).write(positionsFile);
    }

    @Override
    public void close() {
        open.values().forEach(FollowedFile::close);
        open.clear();
    }
}
