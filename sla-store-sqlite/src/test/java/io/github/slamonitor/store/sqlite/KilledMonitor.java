package io.github.slamonitor.store.sqlite;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Ratio.percent;

import io.github.slamonitor.Round;
import io.github.slamonitor.ServiceRecorder;
import io.github.slamonitor.SlaMonitor;
import io.github.slamonitor.SlaPolicy;
import io.github.slamonitor.Transition;
import io.github.slamonitor.ViolationListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A program that monitors under load until it is killed, with a listener that writes what it is told to a file that survives. Time goes a
 * thousand times as fast as on the clock, so that rules open and resolve all the time.
 */
final class KilledMonitor {

    static final String STARTED = "STARTED";
    private static final int SERVICES = 40;
    private static final int SPEED = 1000;

    private static final SlaPolicy POLICY = SlaPolicy.named("web")
            .appliesTo("*")
            .require(failureRate().atMost(percent(5)).over(Duration.ofMinutes(1)))
            .build();

    private final long epochMillis;
    private final Random random = new Random();

    private KilledMonitor(long epochMillis) {
        this.epochMillis = epochMillis;
    }

    /** Takes the folder, when the first of these programs started, and whether to end by itself, with every rule met. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        KilledMonitor program = new KilledMonitor(Long.parseLong(arguments[1]));
        try (Log log = new Log(folder.resolve("told.txt"));
                SlaMonitor monitor = SlaMonitor.builder()
                        .policy(POLICY)
                        .store(SqliteViolationStore.open(folder.resolve("sla.db")))
                        .listener(log)
                        .clock(program::now)
                        .closeTimeout(Duration.ofSeconds(30))
                        .build()) {
            System.out.println("ready");
            if (Boolean.parseBoolean(arguments[2])) {
                program.recover(monitor);
            } else {
                program.runUntilKilled(monitor);
            }
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(epochMillis + (System.currentTimeMillis() - epochMillis) * SPEED);
    }

    private void runUntilKilled(SlaMonitor monitor) {
        while (true) {
            for (int i = 0; i < SERVICES; i++) {
                ServiceRecorder recorder = monitor.service("service-" + i);
                boolean bad = random.nextInt(4) == 0;
                for (int request = 0; request < 10; request++) {
                    if (bad && request < 5) {
                        recorder.failure(Duration.ofMillis(5));
                    } else {
                        recorder.success(Duration.ofMillis(5));
                    }
                }
            }
            monitor.evaluate(now());
        }
    }

    /** Goes on for some minutes of its time in which everything succeeds. */
    private void recover(SlaMonitor monitor) {
        Instant end = now().plusSeconds(300);
        while (now().isBefore(end)) {
            for (int i = 0; i < SERVICES; i++) {
                monitor.service("service-" + i).success(Duration.ofMillis(5));
            }
            monitor.evaluate(now());
        }
    }

    /** Writes a line for each transition, and does not return before it is on the disk. */
    private static final class Log implements ViolationListener, AutoCloseable {

        private final FileChannel file;

        Log(Path path) throws IOException {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            write(STARTED + "\n");
        }

        @Override
        public String name() {
            return "log";
        }

        @Override
        public void round(Round round) throws IOException {
            StringBuilder lines = new StringBuilder();
            for (Transition transition : round.transitions()) {
                lines.append(round.id())
                        .append(' ')
                        .append(transition.kind())
                        .append(' ')
                        .append(transition.violation().id())
                        .append('\n');
            }
            write(lines.toString());
        }

        private void write(String text) throws IOException {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
