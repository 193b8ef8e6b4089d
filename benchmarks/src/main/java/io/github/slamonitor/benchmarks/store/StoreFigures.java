package io.github.slamonitor.benchmarks.store;

import io.github.slamonitor.MeasuredRound;
import io.github.slamonitor.Round;
import io.github.slamonitor.store.sqlite.HistoryRetention;
import io.github.slamonitor.store.sqlite.SqliteViolationStore;
import io.github.slamonitor.store.sqlite.TrendPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints what the store takes for each of its works. Files go to the folder that the system property {@code java.io.tmpdir} names, which
 * should be on the disk that matters.
 */
public final class StoreFigures {

    static final int SERVICES = 1_000;
    private static final int RULES = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private StoreFigures() {}

    /** A piece of work to be timed. */
    interface Work {
        void run(int number) throws IOException;
    }

    /**
     * Prints a table.
     *
     * @param arguments names of figures: {@code rounds}, {@code history}, {@code trend}, {@code totals}, {@code queries}; none for all
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Set<String> wanted =
                arguments.length == 0 ? Set.of("rounds", "history", "trend", "totals", "queries") : Set.of(arguments);
        if (wanted.contains("rounds")) {
            inFolder(StoreFigures::rounds);
        }
        if (wanted.contains("history")) {
            inFolder(StoreFigures::history);
        }
        if (wanted.contains("trend")) {
            inFolder(StoreFigures::trend);
        }
        if (wanted.contains("totals")) {
            inFolder(QueryFigures::totals);
        }
        if (wanted.contains("queries")) {
            inFolder(QueryFigures::violations);
        }
    }

    /** What to do in a folder that goes away afterwards. */
    private interface InFolder {
        void run(Path folder) throws IOException;
    }

    private static void inFolder(InFolder work) throws IOException {
        Path folder = Files.createTempDirectory("sla-store");
        try {
            work.run(folder);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** The nanoseconds of each run, sorted. */
    static long[] time(int times, Work work) throws IOException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    static void print(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "| %s | %,.2f %s |%n", what, figure, unit);
    }

    static void print(String what, long[] sorted) {
        print(what + ", mean", Arrays.stream(sorted).average().orElse(0) / 1e6, "ms");
        print(what + ", p50", sorted[sorted.length / 2] / 1e6, "ms");
        print(what + ", p99", sorted[sorted.length * 99 / 100] / 1e6, "ms");
    }

    private static void rounds(Path folder) throws IOException {
        double seconds;
        try (FileChannel file =
                FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(100_000);
            long[] nanos = time(300, i -> {
                file.write(bytes.clear());
                file.force(false);
            });
            seconds = Arrays.stream(nanos).sum() / 1e9 / nanos.length;
        }
        print("the disk: 100 kB forced onto it", 1 / seconds, "a second");
        try (SqliteViolationStore store = SqliteViolationStore.open(folder.resolve("sla.db"))) {
            Map<String, byte[]> states = Map.of("state", new byte[200]);
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                rounds.add(SampleData.round("round-" + i, i / 2 * 100, 100, SERVICES, i % 2 == 1));
            }
            Work work = i -> store.commit(rounds.get(i), Set.of("mail"), states);
            time(400, work);
            long[] nanos = time(400, i -> work.run(i + 400));
            print(
                    "transitions in rounds of 100, durable",
                    100.0 * nanos.length / (Arrays.stream(nanos).sum() / 1e9),
                    "a second");
            print("a round of 100 transitions", nanos);
        }
    }

    private static void history(Path folder) throws IOException {
        Path file = folder.resolve("sla.db");
        SampleData data = new SampleData(RULES);
        int rounds = 6 * 60 * 2 + 1; // two hours, so that two are added up
        try (SqliteViolationStore store =
                SqliteViolationStore.open(file, HistoryRetention.defaults().evaluationsFor(Duration.ZERO))) {
            long[] nanos = new long[rounds];
            for (int i = 0; i < rounds; i++) {
                Instant from = SampleData.START.plus(INTERVAL.multipliedBy(i));
                MeasuredRound round = data.measured(i, from, from.plus(INTERVAL), SERVICES);
                long start = System.nanoTime();
                store.append(round);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            print("history of 1,000 services x 5 rules, a round, adding up included", nanos);
            print("the round that adds an hour up", nanos[nanos.length - 1] / 1e6, "ms");
        }
        day(folder);
    }

    /** Fills one day with values of 5 minutes, as rounds of 5 minutes do, and looks at the file. */
    private static void day(Path folder) throws IOException {
        Path file = folder.resolve("day.db");
        SampleData data = new SampleData(RULES);
        Duration half = Duration.ofMinutes(2).plusSeconds(30);
        int rounds = 24 * 24 + 13;
        try (SqliteViolationStore store =
                SqliteViolationStore.open(file, HistoryRetention.defaults().evaluationsFor(Duration.ZERO))) {
            for (int i = 0; i < rounds; i++) {
                Instant from = SampleData.START.plus(half.multipliedBy(i));
                store.append(data.measured(i, from, from.plus(half), SERVICES));
            }
            store.backUp(folder.resolve("copy.db"));
        }
        double values = SERVICES * RULES * 12.0 * 24.5;
        print(
                "a value of 5 minutes on the disk, counts included",
                Files.size(folder.resolve("copy.db")) / values,
                "bytes");
        print("the same with the free pages that the single evaluations left", Files.size(file) / values, "bytes");
    }

    private static void trend(Path folder) throws IOException {
        Path file = folder.resolve("sla.db");
        HistoryRetention retention = HistoryRetention.defaults()
                .steps(new HistoryRetention.Step(Duration.ofMinutes(5), Duration.ofDays(400)));
        String rule = firstDay(file, retention);
        repeatFirstDay(file, 365);
        Instant end = SampleData.START.plus(Duration.ofDays(365));
        try (SqliteViolationStore store = SqliteViolationStore.open(file, retention)) {
            Work work = i -> {
                double sum = 0;
                int count = 0;
                for (TrendPoint point :
                        store.history().trend("service-0", "web", rule, SampleData.START, end, Duration.ofMinutes(5))) {
                    sum += point.mean();
                    count++;
                }
                if (count != 12 * 24 * 365 || sum <= 0) {
                    throw new IllegalStateException("count=" + count + ", sum=" + sum);
                }
            };
            time(200, work);
            print("a year of 5-minute trend, 105,120 points", time(200, work));
        }
    }

    /** Writes a day of evaluations every minute, and a little more so that it is added up; returns the name of the rule. */
    private static String firstDay(Path file, HistoryRetention retention) {
        SampleData data = new SampleData(1);
        Duration minute = Duration.ofMinutes(1);
        String rule = "";
        try (SqliteViolationStore store = SqliteViolationStore.open(file, retention)) {
            for (int i = 0; i < 25 * 60; i++) {
                Instant from = SampleData.START.plus(minute.multipliedBy(i));
                MeasuredRound round = data.measured(i, from, from.plus(minute), 1);
                rule = round.services().get(0).rules().get(0).rule().name();
                store.append(round);
            }
        }
        return rule;
    }

    /** So many days, without waiting for the disk at each round. */
    static void repeatFirstDay(Path file, int days) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("service", "rule")) {
                String key = table.equals("rule") ? "series" : "service";
                statement.executeUpdate(
                        "delete from " + table + "_points where day > " + SampleData.START.toEpochMilli());
                statement.executeUpdate("with recursive n(d) as (select 1 union all select d + 1 from n where d < "
                        + (days - 1) + ") insert into " + table + "_points select " + key
                        + ", step, day + d * 86400000, slots, points from " + table + "_points, n");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the year could not be made", e);
        }
    }
}
