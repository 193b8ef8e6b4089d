package io.github.slamonitor.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that one store writes to a database at a time, by a lock on a file beside it. The operating system lets go of it when the
 * program ends, however it ends. The database's own file cannot be used: closing any handle of it would drop SQLite's locks.
 */
final class OnlyWriter implements AutoCloseable {

    private final FileChannel channel;

    private OnlyWriter(FileChannel channel) {
        this.channel = channel;
    }

    static OnlyWriter of(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + "-writer");
        FileChannel channel = open(file, beside);
        try {
            if (lock(channel) != null) {
                return new OnlyWriter(channel);
            }
        } catch (IOException e) {
            close(channel);
            throw new SqliteStoreException("cannot lock " + beside + ": " + e.getMessage(), e);
        }
        close(channel);
        throw new SqliteStoreException("cannot open " + file
                + " for writing: another monitor has it open; close that one, or give this one a file of its own. To read"
                + " beside it, use ViolationHistory.open");
    }

    private static FileChannel open(Path file, Path beside) {
        try {
            return FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new SqliteStoreException(
                    "cannot open " + file + " for writing: " + beside
                            + " cannot be made; check that the folder exists and may" + " be written",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this program holds it
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone with the handle all the same.
        }
    }

    /** The file stays: removing it could part two programs that lock it at the same time. */
    @Override
    public void close() {
        close(channel);
    }
}
