package io.github.slamonitor.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One row of what JMH measured.
 *
 * @param benchmark class and method, without the package
 * @param threads how many ran it at once
 * @param params the values of its parameters
 * @param median of the means of the forks
 * @param spread the slowest fork over the fastest
 * @param threadBytes what the recording thread allocated for one operation
 * @param bytes the same with what threads in the background did meanwhile
 */
record JmhResult(
        String benchmark,
        int threads,
        JsonNode params,
        double median,
        double spread,
        double threadBytes,
        double bytes) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final String ALLOCATED_BY_THREAD = "threadBytes";

    /** Reads files that JMH wrote with {@code -rf json}. */
    static List<JmhResult> read(List<Path> files) throws IOException {
        List<JmhResult> results = new ArrayList<>();
        for (Path file : files) {
            new ObjectMapper().readTree(file.toFile()).forEach(node -> results.add(of(node)));
        }
        return results;
    }

    private static JmhResult of(JsonNode node) {
        String[] name = node.path("benchmark").asText().split("\\.", -1);
        double[] forks = elements(node.path("primaryMetric").path("rawData"))
                .mapToDouble(fork ->
                        elements(fork).mapToDouble(JsonNode::asDouble).average().orElseThrow())
                .sorted()
                .toArray();
        return new JmhResult(
                name[name.length - 2] + "." + name[name.length - 1],
                node.path("threads").asInt(),
                node.path("params"),
                RatioTable.median(forks),
                forks[forks.length - 1] / forks[0],
                allocatedByThread(node.path("secondaryMetrics")),
                allocated(node.path("secondaryMetrics")));
    }

    /** The median of the iterations: the first ones may still make a service larger. */
    private static double allocatedByThread(JsonNode metrics) {
        double[] iterations = elements(metrics.path(ALLOCATED_BY_THREAD).path("rawData"))
                .flatMap(JmhResult::elements)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        return iterations.length == 0 ? Double.NaN : RatioTable.median(iterations);
    }

    /** Older releases of JMH write a dot before the name. */
    private static double allocated(JsonNode metrics) {
        JsonNode metric = metrics.has(ALLOCATED) ? metrics.path(ALLOCATED) : metrics.path("·" + ALLOCATED);
        return metric.path("score").asDouble(Double.NaN);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    int param(String name) {
        return params.path(name).asInt();
    }
}
