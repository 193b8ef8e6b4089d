package io.github.slamonitor;

/**
 * Something that can count all its requests into an accumulator, such as a file. A source that is read faster in bulk than
 * record by record implements this rather than {@code Stream<MetricRecord>}.
 *
 * <pre>{@code
 * MetricSource source = accumulator -> accumulator.add(
 *         new MetricRecord("checkout", Instant.now(), Duration.ofMillis(120), true));
 * SlaReport report = SlaEvaluator.of(policy).evaluate(source);
 * }</pre>
 */
@FunctionalInterface
public interface MetricSource {

    /**
     * Counts every request of this source, once. When it fails, the accumulator holds no meaningful figures.
     *
     * @param accumulator where to count them
     * @throws java.io.UncheckedIOException when the source cannot be read
     */
    void readInto(MetricsAccumulator accumulator);
}
