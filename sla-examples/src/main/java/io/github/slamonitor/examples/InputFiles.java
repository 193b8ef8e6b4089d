package io.github.slamonitor.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a command reads: those that are named, or a sample that it makes. None of them is written over. */
final class InputFiles {

    private InputFiles() {}

    static List<Path> of(CheckSettings settings, Findings findings) {
        List<Path> files = settings.files();
        if (!files.isEmpty()) {
            String sampleOption = settings.sampleOption();
            if (sampleOption != null) {
                throw new IllegalStateException(sampleOption + " is for a check without a FILE");
            }
            refuseToOverwrite(settings, files);
            return files;
        }
        return List.of(sample(settings, findings));
    }

    private static Path sample(CheckSettings settings, Findings findings) {
        Path given = settings.sample();
        Path file = given == null ? SampleFile.temporary() : given;
        refuseToOverwrite(settings, List.of(file));
        SampleFile.write(TrafficGenerator.seeded(settings.seed()), file);
        findings.line("No FILE is given, so this checks a sample, a made-up day of a small shop:");
        findings.line(findings.shown(file));
        findings.line("");
        return file;
    }

    private static void refuseToOverwrite(CheckSettings settings, List<Path> inputs) {
        Path report = settings.report();
        Path rejects = settings.rejects();
        if (rejects != null && inputs.size() > 1) {
            throw new IllegalStateException("--rejects is for a check of one FILE");
        }
        for (Path input : inputs) {
            refuseIfSame(report, input, "the report");
            refuseIfSame(rejects, input, "the file of rejected rows");
        }
        if (report != null) {
            refuseIfSame(rejects, report, "the file of rejected rows");
        }
    }

    private static void refuseIfSame(@Nullable Path written, Path other, String what) {
        if (written != null && isSame(written, other)) {
            throw new IllegalStateException(what + " would overwrite " + other + "; name another file");
        }
    }

    private static boolean isSame(Path one, Path other) {
        if (one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
            return true;
        }
        try {
            return Files.isRegularFile(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell " + one + " from " + other + ": " + e.getMessage(), e);
        }
    }
}
