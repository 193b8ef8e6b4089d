package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.MetricRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TrafficGeneratorTest {

    private static final Instant START = Instant.parse("2025-06-02T00:00:00Z");
    private static final List<MetricRecord> DAY =
            TrafficGenerator.seeded(1).stream().toList();

    @Test
    void sameSeedGivesTheSameRequestsOnEveryMachine() {
        assertThat(TrafficGenerator.seeded(1).stream()).isEqualTo(DAY);
        assertThat(TrafficGenerator.seeded(2).stream().limit(100)).isNotEqualTo(DAY.subList(0, 100));
        assertThat(DAY.get(0))
                .hasToString("MetricRecord[service=payment-eu, timestamp=2025-06-02T00:00:02.673Z,"
                        + " responseTime=PT0.177461S, successful=true]");
        assertThat(DAY).hasSize(122_809);
    }

    @Test
    void requestsAreInOrderWithinTheTime() {
        assertThat(DAY).isSortedAccordingTo(Comparator.comparing(MetricRecord::timestamp));
        assertThat(DAY.get(0).timestamp()).isAfterOrEqualTo(START);
        assertThat(DAY.get(DAY.size() - 1).timestamp()).isBefore(START.plus(Duration.ofDays(1)));
    }

    @Test
    void eveningsAreBusierThanNights() {
        assertThat(requestsInHour(20)).isGreaterThan(3 * requestsInHour(3));
        assertThat(requestsInHour(11)).isGreaterThan(2 * requestsInHour(3));
    }

    @Test
    void incidentsAreASlowDeploymentAndAnOutage() {
        assertThat(share("checkout", 0.42, 0.50, TrafficGeneratorTest::isSlow)).isGreaterThan(0.5);
        assertThat(share("checkout", 0, 0.42, TrafficGeneratorTest::isSlow)).isLessThan(0.1);
        assertThat(share("payment-eu", 0.80, 0.86, record -> !record.successful()))
                .isGreaterThan(0.7);
        assertThat(share("payment-eu", 0, 0.80, record -> !record.successful())).isLessThan(0.02);
        assertThat(share("search", 0, 1, record -> !record.successful())).isLessThan(0.01);
    }

    @Test
    void shortRunHasTheIncidentsToo() {
        List<MetricRecord> minutes =
                TrafficGenerator.seeded(3)
                        .start(Instant.parse("2030-01-01T12:00:00Z"))
                        .duration(Duration.ofMinutes(30))
                        .stream()
                        .toList();

        assertThat(minutes).hasSizeBetween(500, 5000);
        assertThat(minutes)
                .allSatisfy(record -> assertThat(record.timestamp())
                        .isBetween(Instant.parse("2030-01-01T12:00:00Z"), Instant.parse("2030-01-01T12:30:00Z")));
        assertThat(minutes.stream().filter(record -> !record.successful()).map(MetricRecord::service))
                .contains("payment-eu");
    }

    @Test
    void durationMustBeOverZero() {
        assertThatThrownBy(() -> TrafficGenerator.seeded(1).duration(Duration.ZERO))
                .hasMessage("duration must be over zero: duration=PT0S");
    }

    private static long requestsInHour(int hour) {
        return DAY.stream()
                .filter(record -> record.timestamp().atZone(ZoneOffset.UTC).getHour() == hour)
                .count();
    }

    private static boolean isSlow(MetricRecord record) {
        return record.responseTime().compareTo(Duration.ofMillis(500)) > 0;
    }

    private static double share(String service, double from, double until, Predicate<MetricRecord> condition) {
        Function<Double, Instant> moment = share -> START.plusSeconds((long) (share * 86_400));
        return DAY.stream()
                .filter(record -> record.service().equals(service))
                .filter(record -> !record.timestamp().isBefore(moment.apply(from)))
                .filter(record -> record.timestamp().isBefore(moment.apply(until)))
                .mapToInt(record -> condition.test(record) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
