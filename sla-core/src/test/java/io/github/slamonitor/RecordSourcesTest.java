package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.percent;
import static io.github.slamonitor.Indicators.responseTimePercentile;
import static io.github.slamonitor.Requests.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Streams, iterators and sources are read once, as they come. */
class RecordSourcesTest {

    private static final SlaEvaluator EVALUATOR = SlaEvaluator.of(SlaPolicy.named("all")
            .require(failureRate().atMost(percent(50)))
            .require(responseTimePercentile(99).atMost(Duration.ofMillis(800)).minimumRecords(100))
            .build());

    @Test
    void streamIsClosedAfterwards() {
        AtomicInteger closed = new AtomicInteger();

        EVALUATOR.evaluate(requests("auth", 3, 0).onClose(closed::incrementAndGet));

        assertThat(closed).hasValue(1);
    }

    @Test
    void streamIsClosedWhenItFails() {
        AtomicInteger closed = new AtomicInteger();
        Stream<MetricRecord> failing = Stream.<MetricRecord>generate(() -> {
                    throw new IllegalStateException("disk gone");
                })
                .onClose(closed::incrementAndGet);

        assertThatThrownBy(() -> EVALUATOR.evaluate(failing)).hasMessage("disk gone");
        assertThat(closed).hasValue(1);
    }

    @Test
    void parallelStreamIsReadSequentially() {
        SlaReport report = EVALUATOR.evaluate(requests("auth", 10_000, 0).parallel());

        assertThat(report.services().get(0).records()).isEqualTo(10_000);
    }

    /** Reading ahead would hold a whole file in memory where a stream is flat-mapped over files. */
    @Test
    void eachRecordIsCountedBeforeTheNextIsRead() {
        Stream<MetricRecord> files = Stream.of("first", "second")
                .flatMap(file -> IntStream.range(0, 2).mapToObj(RecordSourcesTest::readRow));

        assertThatThrownBy(() -> EVALUATOR.evaluate(files)).isInstanceOf(NullPointerException.class);
    }

    /** A first row that cannot be counted, and a second that cannot be read. */
    @SuppressWarnings("NullAway")
    private static MetricRecord readRow(int row) {
        if (row == 0) {
            return null;
        }
        throw new IllegalStateException("the second row was read before the first was counted");
    }

    @Test
    void iteratorIsReadFromWhereItStands() {
        Iterator<MetricRecord> records = requests("auth", 5, 0).iterator();
        assertThat(records.next().service()).isEqualTo("auth");

        SlaReport report = EVALUATOR.evaluate(records);

        assertThat(report.services().get(0).records()).isEqualTo(4);
        assertThat(records.hasNext()).isFalse();
    }

    @Test
    void sourceFillsTheAccumulator() {
        MetricSource source = accumulator -> requests("auth", 5, 1).forEach(accumulator::add);

        SlaReport report = EVALUATOR.evaluate(source);

        assertThat(report.services().get(0)).hasToString("auth: 5 requests, 1 failed");
    }

    @Test
    void fiveMillionRecordsOfThreeServicesAreNotKept() {
        List<MetricRecord> few = Stream.of("auth", "checkout", "search")
                .flatMap(service -> requests(service, 1, 0))
                .toList();

        SlaReport report = EVALUATOR.evaluate(IntStream.range(0, 5_000_000).mapToObj(i -> few.get(i % 3)));

        assertThat(report.services())
                .extracting(ServiceMetrics::records)
                .containsExactly(1_666_667L, 1_666_667L, 1_666_666L);
    }
}
