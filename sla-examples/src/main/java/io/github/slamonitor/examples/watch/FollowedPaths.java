package io.github.slamonitor.examples.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that are meant by some files and folders, which may change. Immutable.
 *
 * @param inputs files and folders; of a folder the files that end in .csv
 * @param except files that are not meant, such as a report that is written there
 */
record FollowedPaths(List<Path> inputs, Set<Path> except) {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedPaths.class);
    private static final String IN_FOLDERS = "*.csv";

    FollowedPaths {
        inputs = List.copyOf(inputs);
        except = except.stream().map(FollowedPaths::absolute).collect(Collectors.toUnmodifiableSet());
    }

    /** The files that exist now. */
    List<Path> now() {
        Set<Path> files = new LinkedHashSet<>();
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                list(input).forEach(files::add);
            } else if (Files.isRegularFile(input)) {
                files.add(input);
            }
        }
        return List.copyOf(files);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private List<Path> list(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, IN_FOLDERS)) {
            for (Path file : found) {
                if (Files.isRegularFile(file) && !except.contains(absolute(file))) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be looked through, and is tried again: {}", folder, e.toString());
        }
        files.sort(null);
        return files;
    }

    /** The folders in which the files are. */
    Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path input : inputs) {
            Path absolute = input.toAbsolutePath();
            Path folder = Files.isDirectory(input) ? absolute : absolute.getParent();
            if (folder != null && Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }
}
