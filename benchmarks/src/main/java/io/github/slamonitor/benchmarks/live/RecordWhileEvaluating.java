package io.github.slamonitor.benchmarks.live;

import io.github.slamonitor.MonitorHealth;
import io.github.slamonitor.SlaMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Two threads record into 1,000 services as fast as they can, once into a monitor that evaluates every second and once into one
 * that does not, in turns. Fails unless every request is counted in the end.
 */
public final class RecordWhileEvaluating {

    private static final int SERVICES = 1_000;
    private static final int THREADS = 2;

    private RecordWhileEvaluating() {}

    /**
     * Prints a table.
     *
     * @param arguments how many turns to take (default 3), and the seconds of each (default 5)
     */
    public static void main(String[] arguments) {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Duration time = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
        double[] alone = new double[turns];
        double[] together = new double[turns];
        List<MonitorHealth> healths = new ArrayList<>();
        turn(Duration.ofHours(1), time);
        for (int turn = 0; turn < turns; turn++) {
            alone[turn] = turn(Duration.ofHours(1), time).nanos;
            Turn evaluated = turn(Duration.ofSeconds(1), time);
            together[turn] = evaluated.nanos;
            healths.add(evaluated.health);
        }
        print(alone, together, healths);
    }

    /** The first two seconds, in which services get their lanes, are not measured. */
    private static Turn turn(Duration evaluateEvery, Duration time) {
        SlaMonitor monitor = SlaMonitor.builder()
                .policy(Policies.fiveRules())
                .evaluateEvery(evaluateEvery)
                .start();
        HotThreads threads = new HotThreads(monitor, SERVICES, THREADS);
        double nanos = threads.run(Duration.ofSeconds(2), time);
        MonitorHealth health = monitor.health();
        monitor.close();
        Expect.equal("requests counted", threads.recorded(), monitor.health().records());
        return new Turn(nanos, health);
    }

    private static void print(double[] alone, double[] together, List<MonitorHealth> healths) {
        System.out.println("| what | value |");
        System.out.println("|---|---|");
        row("recording without evaluations, ns: median (min - max)", spread(alone));
        row("recording while evaluating, ns: median (min - max)", spread(together));
        row("ratio of the medians", String.format(Locale.ROOT, "%.2f", median(together) / median(alone)));
        row("evaluations", sum(healths, MonitorHealth::evaluations));
        row("late evaluations", sum(healths, MonitorHealth::lateEvaluations));
        long longest = healths.stream()
                .mapToLong(health -> health.longestEvaluation().toNanos())
                .max()
                .orElseThrow();
        row("longest evaluation", String.format(Locale.ROOT, "%.1f ms", longest / 1e6));
    }

    private static String sum(List<MonitorHealth> healths, ToLongFunction<MonitorHealth> figure) {
        return String.valueOf(healths.stream().mapToLong(figure).sum());
    }

    private static void row(String what, String value) {
        System.out.println("| " + what + " | " + value + " |");
    }

    private static String spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%.1f (%.1f - %.1f)", median(values), sorted[0], sorted[sorted.length - 1]);
    }

    private static double median(double[] values) {
        return RatioTable.median(values);
    }

    private record Turn(double nanos, MonitorHealth health) {}
}
