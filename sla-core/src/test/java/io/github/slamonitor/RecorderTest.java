package io.github.slamonitor;

import static io.github.slamonitor.Indicators.failureRate;
import static io.github.slamonitor.Indicators.maximumResponseTime;
import static io.github.slamonitor.Indicators.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final SlaPolicy POLICY = SlaPolicy.named("all")
            .require(failureRate().atMost(percent(50)))
            .require(maximumResponseTime().atMost(Duration.ofSeconds(1)))
            .build();

    private final MonitorClock clock = new MonitorClock();
    private final SlaMonitor monitor =
            SlaMonitor.builder().policy(POLICY).clock(clock).build();
    private final ServiceRecorder recorder = monitor.service("checkout");

    private ServiceMetrics metrics() {
        return monitor.evaluate(clock.instant()).services().get(0);
    }

    private MonitorHealth health() {
        monitor.evaluate(clock.instant());
        return monitor.health();
    }

    @Test
    void countsEachWayToRecordOnce() throws Exception {
        recorder.success(1_000_000);
        recorder.failure(1_000_000);
        recorder.success(MILLI);
        recorder.failure(MILLI);
        recorder.success(MILLI, clock.instant());
        recorder.failure(MILLI, clock.instant().minusSeconds(100));
        monitor.record(new MetricRecord("checkout", clock.instant(), MILLI, true));
        monitor.record(new MetricRecord("checkout", clock.instant(), MILLI, false));
        monitor.success("checkout", 1_000_000);
        monitor.failure("checkout", 1_000_000);

        assertThat(metrics())
                .returns(10L, ServiceMetrics::records)
                .returns(5L, ServiceMetrics::failures)
                .returns(Duration.ofMillis(10), ServiceMetrics::totalResponseTime);
        assertThat(monitor.health().records()).isEqualTo(10);
    }

    @Test
    void countsAStartedMicrosecondInFull() {
        recorder.success(1);
        recorder.success(1001);
        recorder.success(Duration.ofNanos(1000));

        assertThat(metrics().totalResponseTime()).isEqualTo(Duration.ofNanos(4000));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 366L * 86_400_000_000_000L + 1})
    void correctsAndReportsImpossibleNanos(long nanos) {
        recorder.success(nanos);
        recorder.failure(nanos);

        assertThat(health()).returns(2L, MonitorHealth::records).returns(2L, MonitorHealth::invalidTimes);
        assertThat(metrics().totalResponseTime())
                .isEqualTo(nanos < 0 ? Duration.ZERO : MetricRecord.MAXIMUM_RESPONSE_TIME.multipliedBy(2));
    }

    static List<Duration> impossibleTimes() {
        return List.of(
                Duration.ofNanos(-1),
                Duration.ofSeconds(-1),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofDays(366).plusNanos(1));
    }

    @ParameterizedTest
    @MethodSource("impossibleTimes")
    void correctsAndReportsImpossibleDurations(Duration elapsed) {
        recorder.success(elapsed);
        recorder.failure(elapsed);
        recorder.success(elapsed, clock.instant());
        recorder.failure(elapsed, clock.instant());

        assertThat(health()).returns(4L, MonitorHealth::records).returns(4L, MonitorHealth::invalidTimes);
    }

    @Test
    void takesTheLongestTime() {
        recorder.success(MetricRecord.MAXIMUM_RESPONSE_TIME);

        assertThat(health().invalidTimes()).isZero();
        assertThat(metrics().totalResponseTime()).isEqualTo(MetricRecord.MAXIMUM_RESPONSE_TIME);
    }

    @Test
    void countsOfTheFutureByHowFarTheyAre() {
        recorder.success(MILLI, clock.instant().plusSeconds(60));
        recorder.success(MILLI, clock.instant().plusSeconds(60).plusNanos(1000));
        recorder.success(MILLI, Instant.MAX);

        assertThat(health()).returns(1L, MonitorHealth::records).returns(2L, MonitorHealth::fromFuture);
        assertThat(metrics().records()).isOne();
    }

    @Test
    void countsOfThePastByWhatWindowsCover() {
        recorder.success(MILLI, clock.instant().minusSeconds(294));
        recorder.success(MILLI, clock.instant().minusSeconds(306));
        recorder.success(MILLI, Instant.MIN);
        recorder.success(MILLI, Instant.EPOCH);

        assertThat(health()).returns(1L, MonitorHealth::records).returns(3L, MonitorHealth::tooLate);
    }

    @Test
    void takesTheEndsOfTimeAlsoWithMaintenanceByTheWeek() {
        try (SlaMonitor maintained = SlaMonitor.builder()
                .policy(POLICY)
                .clock(clock)
                .maintenance(MaintenanceWindow.weekly(
                        DayOfWeek.SUNDAY, LocalTime.NOON, Duration.ofDays(1), ZoneId.of("Asia/Tokyo")))
                .build()) {
            maintained.service("checkout").success(MILLI, Instant.MIN);
            maintained.service("checkout").success(MILLI, Instant.MAX);

            assertThat(maintained.health()).returns(1L, MonitorHealth::tooLate).returns(1L, MonitorHealth::fromFuture);
        }
    }

    @Test
    void countsWhatComesAfterClosing() {
        recorder.success(MILLI);
        monitor.close();
        recorder.success(1);
        recorder.failure(Duration.ofSeconds(-1));
        recorder.success(MILLI, clock.instant());
        recorder.time(() -> {});
        recorder.start().close();

        assertThat(monitor.health()).returns(1L, MonitorHealth::records).returns(5L, MonitorHealth::afterClose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t "})
    void refusesABlankNameWhenAskedForTheRecorder(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.service(name))
                .withMessageContaining("service must not be blank");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(monitor.service("x".repeat(10_000)).service()).hasSize(10_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.service("x".repeat(10_001)))
                .withMessageContaining("service.length()=10001");
    }

    @Test
    void isTheSameForAName() {
        assertThat(monitor.service("checkout")).isSameAs(recorder).returns("checkout", ServiceRecorder::service);
    }
}
