package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @TempDir
    private Path folder;

    @Test
    void makesAFileThatOthersMayReadAsAnyNewFile() throws IOException {
        Path file = folder.resolve("report.txt");
        Path ordinary = Files.writeString(folder.resolve("ordinary.txt"), "");

        ReportFile.replace(file, out -> out.append("é\n"));

        assertThat(Files.readString(file)).isEqualTo("é\n");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(ordinary))
                .contains(PosixFilePermission.OWNER_READ);
    }

    @Test
    void keepsTheOldFileUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "old");

        ReportFile.replace(file, out -> {
            out.append("n").append("ew");
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "old");

        assertThatThrownBy(() -> ReportFile.replace(file, out -> {
                    out.append("half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file + ": No space left on device");
        assertThatThrownBy(() -> ReportFile.replace(file, out -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path file = folder.resolve("missing/report.txt");

        assertThatThrownBy(() -> ReportFile.replace(file, out -> out.append("x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file + ": there is no folder " + folder.resolve("missing")
                        + "; make it first");
    }

    @Test
    void saysThatTheFileIsAFolder() {
        assertThatThrownBy(() -> ReportFile.replace(folder, out -> out.append("x")))
                .hasMessage("cannot write " + folder + ": it is a folder; name a file in it");
    }

    @Test
    void saysThatTheFileMayNotBeChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "old");
        assumeThat(file.toFile().setReadOnly()).isTrue();
        assumeThat(Files.isWritable(file)).as("root may write everything").isFalse();

        assertThatThrownBy(() -> ReportFile.replace(file, out -> out.append("x")))
                .hasMessage("cannot write " + file + ": the file may not be changed");
        assertThat(file).hasContent("old");
    }

    @Test
    void followsALink() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("latest.txt"), file);

        ReportFile.replace(link, out -> out.append("new"));

        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(file).isRegularFile().hasContent("new");
    }

    @Test
    void writesToADeviceDirectly() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();

        ReportFile.replace(Path.of("/dev/null"), out -> out.append("x"));
        assertThatThrownBy(() -> ReportFile.replace(full, out -> out.append("x")))
                .hasMessage("cannot write /dev/full: No space left on device");
        assertThat(Files.isRegularFile(full)).isFalse();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
