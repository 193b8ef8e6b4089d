package io.github.slamonitor.examples.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.MetricRecord;
import io.github.slamonitor.csv.CsvFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FollowedFilesTest {

    @TempDir
    private Path folder;

    private Path positions;
    private FollowedFiles files;
    private final List<Integer> taken = new ArrayList<>();

    @BeforeEach
    void follow() {
        positions = folder.resolve("positions");
        files = open();
    }

    @AfterEach
    void close() {
        files.close();
    }

    private FollowedFiles open(Path... inputs) {
        List<Path> followed = inputs.length == 0 ? List.of(folder.resolve("requests.csv")) : List.of(inputs);
        return FollowedFiles.open(followed, Set.of(folder.resolve("report.csv")), CsvFormat.detect(), positions);
    }

    private void restart(Path... inputs) {
        files.close();
        files = open(inputs);
    }

    private void look() {
        files.look();
        while (files.next().isPresent()) {
            taken.add(number(files.next().get()));
            files.take();
        }
        files.save(Instant.EPOCH);
    }

    private static int number(MetricRecord request) {
        return (int) request.responseTime().toMillis();
    }

    static java.util.stream.IntStream seeds() {
        return java.util.stream.IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyGoodRowIsTakenExactlyOnceWhateverHappensToTheFile(int seed) throws IOException {
        Random random = new Random(seed);
        WrittenLog log = new WrittenLog(folder, random);
        log.begin();
        look();
        boolean seen = true; // a file that comes and goes between two looks is never seen
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> log.append(random.nextInt(30));
                case 3 -> log.garbage();
                case 4 -> {
                    if (!seen) {
                        look();
                    }
                    log.rotate();
                    seen = false;
                }
                case 5 -> {
                    log.flush();
                    look();
                    look();
                    log.truncate();
                    seen = false;
                }
                case 6 -> {
                    restart();
                    look();
                    seen = true;
                }
                default -> {
                    look();
                    seen = true;
                }
            }
        }
        log.flush();
        look();
        look();
        look();

        List<Integer> lost = new ArrayList<>(log.rows());
        taken.forEach(lost::remove);
        List<Integer> surplus = new ArrayList<>(taken);
        log.rows().forEach(surplus::remove);
        assertThat(lost).as("lost").isEmpty();
        assertThat(surplus).as("taken more than once").isEmpty();
    }

    @Test
    void rowThatIsWrittenInPartIsTakenWhenItIsWhole() throws IOException {
        Path file = folder.resolve("requests.csv");
        Files.writeString(file, WrittenLog.HEADER + "1748858400,a,ok,1\n1748858401,a,o");
        look();
        assertThat(taken).containsExactly(1);

        Files.writeString(file, Files.readString(file) + "k,2\n");
        look();
        assertThat(taken).containsExactly(1, 2);
    }

    @Test
    void restOfAFileThatWasRotatedWhileNobodyLookedIsRead() throws IOException {
        Path file = folder.resolve("requests.csv");
        Files.writeString(file, WrittenLog.HEADER + "1748858400,a,ok,1\n");
        look();
        files.close();
        Files.writeString(file, Files.readString(file) + "1748858401,a,ok,2\n");
        Files.move(file, folder.resolve("requests.csv.1"));
        Files.writeString(file, WrittenLog.HEADER + "1748858402,a,ok,3\n");

        restart();
        look();

        assertThat(taken).containsExactly(1, 2, 3);
    }

    @Test
    void rowsOfSeveralFilesComeByTime() throws IOException {
        Files.writeString(folder.resolve("b.csv"), WrittenLog.HEADER + "1748858401,b,ok,2\n1748858403,b,ok,4\n");
        Files.writeString(folder.resolve("a.csv"), WrittenLog.HEADER + "1748858400,a,ok,1\n1748858402,a,ok,3\n");
        Files.writeString(folder.resolve("report.csv"), WrittenLog.HEADER + "1748858402,a,ok,9\n");
        Files.writeString(folder.resolve("notes.txt"), WrittenLog.HEADER + "1748858402,a,ok,9\n");
        restart(folder);
        look();
        assertThat(taken).containsExactly(1, 2, 3, 4);

        Files.writeString(folder.resolve("c.csv"), WrittenLog.HEADER + "1748858404,c,ok,5\n");
        Files.move(folder.resolve("a.csv"), folder.resolve("a-old.csv"), StandardCopyOption.ATOMIC_MOVE);
        look();
        assertThat(taken).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void rejectedLinesAreCounted() throws IOException {
        Files.writeString(folder.resolve("requests.csv"), WrittenLog.HEADER + "garbage\n\n1748858400,a,ok,1\nx,y\n");
        look();

        assertThat(files.takeRejected()).isEqualTo(2);
        assertThat(files.takeRejected()).isZero();
    }

    @Test
    void positionsThatAreDamagedAreRefusedWithTheRemedy() throws IOException {
        Files.writeString(positions, "something else\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(positions + " does not say where reading stopped")
                .hasMessageContaining("remove it");
    }
}
