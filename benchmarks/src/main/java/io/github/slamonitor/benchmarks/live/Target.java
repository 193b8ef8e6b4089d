package io.github.slamonitor.benchmarks.live;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure that the monitor must reach.
 *
 * @param what in words
 * @param limit the most, or the least
 * @param least whether the limit is the least
 * @param figure what was measured
 */
record Target(String what, double limit, boolean least, ToDoubleFunction<RatioTable> figure) {

    static final String EVALUATE = "EvaluateBenchmark.evaluate";

    static final List<Target> ALL = List.of(
            most("handle / floor, 1 thread, 1 service", 3, ratio(Contender.HANDLE, Contender.FLOOR, 1, 1)),
            most("handle / floor, 1 thread, 1,000 services", 3.6, ratio(Contender.HANDLE, Contender.FLOOR, 1, 1_000)),
            most("handle / Micrometer plain, 1 thread", 0.5, atWorst(Contender.HANDLE, Contender.MICROMETER_PLAIN)),
            least("resilience4j window / handle, 1 thread", 4, atBest(Contender.RESILIENCE4J_WINDOW)),
            least("Micrometer full histogram / handle, 1 thread", 7, atBest(Contender.MICROMETER_HISTOGRAM)),
            most("handle, B/op", 0.5, table -> table.bytes(Contender.HANDLE)),
            most("handle, 2 threads / 1 thread, 1 service", 1.2, scaling(1)),
            most("handle, 2 threads / 1 thread, 1,000 services", 1.2, scaling(1_000)),
            least("resilience4j window / handle, 2 threads, 1 service", 12, hot(Contender.RESILIENCE4J_WINDOW)),
            least("Micrometer full histogram / handle, 2 threads, 1 service", 12, hot(Contender.MICROMETER_HISTOGRAM)),
            most("name / handle, 1 thread, 1 service", 1.6, ratio(Contender.NAME, Contender.HANDLE, 1, 1)),
            most("name / handle, 1 thread, 1,000 services", 2.2, ratio(Contender.NAME, Contender.HANDLE, 1, 1_000)),
            most("name, B/op", 0.5, table -> table.bytes(Contender.NAME)),
            most("evaluation of 1,000 services every second, ms", 2, table -> table.evaluationMillis(1_000, 1)),
            most("the same after a minute, ms", 2, table -> table.evaluationMillis(1_000, 60)));

    private static Target most(String what, double limit, ToDoubleFunction<RatioTable> figure) {
        return new Target(what, limit, false, figure);
    }

    private static Target least(String what, double limit, ToDoubleFunction<RatioTable> figure) {
        return new Target(what, limit, true, figure);
    }

    private static ToDoubleFunction<RatioTable> ratio(Contender of, Contender to, int threads, int services) {
        return table -> table.nanos(of, threads, services) / table.nanos(to, threads, services);
    }

    private static ToDoubleFunction<RatioTable> atWorst(Contender of, Contender to) {
        return table -> Math.max(
                ratio(of, to, 1, 1).applyAsDouble(table),
                ratio(of, to, 1, 1_000).applyAsDouble(table));
    }

    private static ToDoubleFunction<RatioTable> atBest(Contender peer) {
        return table -> Math.min(
                ratio(peer, Contender.HANDLE, 1, 1).applyAsDouble(table),
                ratio(peer, Contender.HANDLE, 1, 1_000).applyAsDouble(table));
    }

    private static ToDoubleFunction<RatioTable> hot(Contender peer) {
        return ratio(peer, Contender.HANDLE, 2, 1);
    }

    private static ToDoubleFunction<RatioTable> scaling(int services) {
        return table -> table.nanos(Contender.HANDLE, 2, services) / table.nanos(Contender.HANDLE, 1, services);
    }

    String line(RatioTable table) {
        double value = figure.applyAsDouble(table);
        String verdict =
                Double.isNaN(value) ? "not measured" : (least ? value >= limit : value <= limit) ? "yes" : "NO";
        return String.format(
                Locale.ROOT, "%-58s %6.2f, at %s %4.1f: %s", what, value, least ? "least" : "most", limit, verdict);
    }
}
