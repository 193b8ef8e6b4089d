package io.github.slamonitor.examples;

import io.github.slamonitor.csv.CsvFormat;
import io.github.slamonitor.examples.watch.FollowedFiles;
import io.github.slamonitor.examples.watch.RequestSource;
import io.github.slamonitor.examples.watch.StandardInput;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where rows come from, and what there is to do when they were taken. */
final class WatchedInput implements AutoCloseable {

    private final RequestSource source;
    private final @Nullable FollowedFiles files;
    private final Optional<WatchReport> report;

    private WatchedInput(RequestSource source, @Nullable FollowedFiles files, Optional<WatchReport> report) {
        this.source = source;
        this.files = files;
        this.report = report;
    }

    static WatchedInput standard(CsvFormat format) {
        return new WatchedInput(StandardInput.read(System.in, format), null, Optional.empty());
    }

    static WatchedInput files(FollowedFiles files, Optional<WatchReport> report) {
        return new WatchedInput(files, files, report);
    }

    RequestSource source() {
        return source;
    }

    /** The time of the rows when reading stopped before. */
    Optional<Instant> stoppedAt() {
        return files == null ? Optional.empty() : files.stoppedAt();
    }

    /** Whether what is not taken now can be taken after a restart. */
    boolean isKept() {
        return files != null;
    }

    /** Remembers what was taken. */
    void save(Instant time) {
        if (files != null) {
            files.save(time);
        }
    }

    /** Writes the report on everything that is there. */
    void writeReport() {
        FollowedFiles followed = files;
        if (followed != null) {
            report.ifPresent(written -> written.write(followed.current()));
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
