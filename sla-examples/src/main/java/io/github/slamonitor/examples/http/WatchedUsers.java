package io.github.slamonitor.examples.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A users file as it is now, read again when it has changed. What cannot be understood does not take effect. Thread-safe. */
final class WatchedUsers {

    private static final Logger log = LoggerFactory.getLogger(WatchedUsers.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private Accounts accounts;
    private List<Object> version;
    private long lookedNanos = System.nanoTime();

    WatchedUsers(Path file) {
        this.file = file;
        this.version = version();
        this.accounts = UsersFile.at(file).read();
    }

    synchronized Accounts now() {
        if (System.nanoTime() - lookedNanos >= LOOK_EVERY_NANOS) {
            lookedNanos = System.nanoTime();
            List<Object> current = version();
            if (!current.equals(version)) {
                version = current;
                read();
            }
        }
        return accounts;
    }

    private void read() {
        try {
            accounts = UsersFile.at(file).read();
            log.info("{} has changed and was read again", file);
        } catch (RuntimeException e) {
            log.error("what was before stays in force: {}", e.getMessage());
        }
    }

    private List<Object> version() {
        try {
            return List.of(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            return List.of("there is no file");
        }
    }
}
