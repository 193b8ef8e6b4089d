package io.github.slamonitor.benchmarks.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Makes tables of what JMH wrote: each contender beside the floor and ours, evaluations, and the figures that must be reached. */
public final class RatioTable {

    private static final int MANY = 100_000;

    /** Threads and services of the columns. */
    private static final int[][] COLUMNS = {{1, 1}, {1, 1_000}, {2, 1}, {2, 1_000}, {1, MANY}, {2, MANY}};

    private final List<JmhResult> results;

    private RatioTable(List<JmhResult> results) {
        this.results = results;
    }

    /**
     * Prints the tables.
     *
     * @param arguments files that JMH wrote with {@code -rf json}
     * @throws IOException when one cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        RatioTable table = new RatioTable(
                JmhResult.read(Arrays.stream(arguments).map(Path::of).toList()));
        table.printRecording();
        table.printEvaluations();
        Target.ALL.forEach(target -> System.out.println(target.line(table)));
    }

    static double median(double... values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private Optional<JmhResult> find(Contender contender, int threads, int services) {
        return results.stream()
                .filter(result -> result.benchmark().equals(contender.benchmark))
                .filter(result -> result.threads() == threads && result.param("services") == services)
                .findFirst();
    }

    /** Nanoseconds for a request; not a number when that was not measured. */
    double nanos(Contender contender, int threads, int services) {
        return find(contender, threads, services).map(JmhResult::median).orElse(Double.NaN);
    }

    /** The most bytes that the thread that records allocated for a request. */
    double bytes(Contender contender) {
        return most(contender, JmhResult::threadBytes);
    }

    private double most(Contender contender, ToDoubleFunction<JmhResult> figure) {
        return of(contender).stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    /** But for very many services, which are not past the first requests of each when a measurement of a second ends. */
    private List<JmhResult> of(Contender contender) {
        return results.stream()
                .filter(result -> result.benchmark().equals(contender.benchmark) && result.param("services") < MANY)
                .toList();
    }

    private void printRecording() {
        System.out.println("Recording a request: ns, ratio to the floor / ratio to ours through a handle.");
        System.out.println();
        String heads = Arrays.stream(COLUMNS)
                .map(column -> String.format(
                        Locale.ROOT,
                        "%d thread%s, %,d service%s | ",
                        column[0],
                        column[0] == 1 ? "" : "s",
                        column[1],
                        column[1] == 1 ? "" : "s"))
                .collect(Collectors.joining());
        System.out.println(
                "| what | keeps | clock reads | " + heads + "B/op by the thread | B/op in all | forks differ by |");
        System.out.println("|---".repeat(COLUMNS.length + 6) + "|");
        for (Contender contender : Contender.values()) {
            if (!of(contender).isEmpty()) {
                System.out.println(row(contender));
            }
        }
        System.out.println();
    }

    private String row(Contender contender) {
        StringBuilder row =
                new StringBuilder("| " + contender.title + " | " + contender.keeps + " | " + contender.clock);
        for (int[] column : COLUMNS) {
            row.append(" | ").append(cell(contender, column[0], column[1]));
        }
        return row
                + String.format(
                        Locale.ROOT,
                        " | %.0f | %.0f | %.0f%% |",
                        bytes(contender),
                        most(contender, JmhResult::bytes),
                        100 * (most(contender, JmhResult::spread) - 1));
    }

    private String cell(Contender contender, int threads, int services) {
        double nanos = nanos(contender, threads, services);
        return Double.isNaN(nanos)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f, %s / %s",
                        nanos,
                        ratio(nanos, nanos(Contender.FLOOR, threads, services)),
                        ratio(nanos, nanos(Contender.HANDLE, threads, services)));
    }

    private static String ratio(double nanos, double base) {
        return Double.isNaN(base) ? "-" : String.format(Locale.ROOT, "%.1f", nanos / base);
    }

    private void printEvaluations() {
        System.out.println("| one evaluation of 5 rules | every | requests of each service since the last one | ms |");
        System.out.println("|---|---|---|---|");
        results.stream()
                .filter(result -> result.benchmark().equals(Target.EVALUATE))
                .map(result -> String.format(
                        Locale.ROOT,
                        "| %,d services | %d s | %,d | %.2f |",
                        result.param("services"),
                        result.param("seconds"),
                        result.param("requests"),
                        result.median() / 1000))
                .forEach(System.out::println);
        System.out.println();
    }

    /** Milliseconds for the slowest evaluation of so many services, whatever their traffic. */
    double evaluationMillis(int services, int seconds) {
        return results.stream()
                .filter(result -> result.benchmark().equals(Target.EVALUATE))
                .filter(result -> result.param("services") == services && result.param("seconds") == seconds)
                .mapToDouble(result -> result.median() / 1000)
                .max()
                .orElse(Double.NaN);
    }
}
