package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Objective;
import io.github.slamonitor.Ratio;
import io.github.slamonitor.store.sqlite.ServicePoint;
import io.github.slamonitor.store.sqlite.ServiceTotals;
import io.github.slamonitor.store.sqlite.SlowRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BurnDownTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Objective AVAILABLE =
            Objective.availability(Ratio.percent(90)).over(Duration.ofHours(1));

    private static Instant minute(long minute) {
        return START.plus(MINUTE.multipliedBy(minute));
    }

    private static ServicePoint point(long minute, long minutes, long failures) {
        return new ServicePoint(
                minute(minute),
                MINUTE.multipliedBy(minutes),
                new ServiceTotals(
                        100, failures, Duration.ofSeconds(10), Optional.of(new SlowRequests("a", "b", 20, 100))));
    }

    private static List<Double> remaining(Objective objective, long from, long to, ServicePoint... points) {
        return new BurnDown(objective, List.of(points))
                .at(new Period(minute(from), minute(to)), MINUTE).stream()
                        .map(BurnDown.Point::remaining)
                        .toList();
    }

    @Test
    void tellsWhatIsLeftAtTheEndOfEachStep() {
        assertThat(remaining(AVAILABLE, 0, 4, point(0, 1, 0), point(1, 1, 10), point(3, 1, 40)))
                .containsExactly(1.0, 0.5, 0.5, 1 - 50 / 30.0);
    }

    @Test
    void nothingIsKnownBeforeTheFirstRequest() {
        assertThat(remaining(AVAILABLE, 0, 3, point(2, 1, 5))).containsExactly(Double.NaN, Double.NaN, 0.5);
    }

    @Test
    void longStepsCountOnceTheyAreOver() {
        assertThat(remaining(AVAILABLE, 0, 6, point(0, 5, 10)))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0.0, 0.0);
    }

    @Test
    void whatIsOlderThanThePeriodOfTheObjectiveIsForgotten() {
        assertThat(remaining(AVAILABLE, 58, 62, point(0, 1, 10), point(50, 1, 0)))
                .containsExactly(0.5, 0.5, 1.0, 1.0);
    }

    @Test
    void ofResponseTimesSlowRequestsAreSpent() {
        Objective fast = Objective.responsesWithin(Duration.ofMillis(500), Ratio.percent(60))
                .over(Duration.ofHours(1));
        assertThat(remaining(fast, 0, 1, point(0, 1, 90))).containsExactly(0.5);
    }
}
