package io.github.slamonitor.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.store.sqlite.TrendPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentValuesTest {

    private static final long MINUTE = 60_000;

    private static RecentValues of(long stepMillis, double... values) {
        RecentValues recent = new RecentValues(stepMillis);
        for (int i = 0; i < values.length; i++) {
            recent.add(i * stepMillis, values[i]);
        }
        return recent;
    }

    @Test
    void isTheMeanOfEachStep() {
        RecentValues recent = of(1000, 1, 2);
        recent.add(1999, 4);
        recent.add(4000, 7);
        assertThat(recent.means()).containsExactly(1.0, 3.0, Double.NaN, Double.NaN, 7.0);
        assertThat(recent.startsAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void stepsDoubleUntilTheyAreAMinuteAndThenTheOldestGo() {
        RecentValues recent = new RecentValues(15_000);
        for (int i = 0; i < 61; i++) {
            recent.add(i * 15_000L, i);
        }
        assertThat(recent.means()).hasSize(31).startsWith(0.5, 2.5).endsWith(58.5, 60.0);
        for (int i = 61; i < 4 * 90; i++) {
            recent.add(i * 15_000L, i);
        }
        assertThat(recent.means()).hasSize(60).startsWith(4 * 30 + 1.5).endsWith(4 * 89 + 1.5);
        assertThat(recent.startsAt()).isEqualTo(Instant.EPOCH.plus(Duration.ofMinutes(30)));
    }

    @Test
    void startsAnewAfterALongPause() {
        RecentValues recent = of(MINUTE, 1, 2, 3);
        recent.add(1000 * MINUTE, 9);
        assertThat(recent.means()).hasSize(60).endsWith(9.0);
        assertThat(recent.means().subList(0, 59)).containsOnly(Double.NaN);
    }

    @Test
    void whatIsOlderThanAllIsLeftOut() {
        RecentValues recent = new RecentValues(1000);
        recent.add(5000, 1);
        recent.add(4000, 2);
        assertThat(recent.means()).containsExactly(1.0);
    }

    @Test
    void thePastComesBeforeIt() {
        RecentValues recent = new RecentValues(MINUTE);
        recent.add(10 * MINUTE, 5);
        assertThat(recent.isWithoutPast()).isTrue();
        recent.setPast(List.of(point(7, 1), point(8, 2)));
        assertThat(recent.isWithoutPast()).isFalse();
        assertThat(recent.means()).containsExactly(1.0, 2.0, Double.NaN, 5.0);
        assertThat(recent.startsAt()).isEqualTo(Instant.ofEpochMilli(7 * MINUTE));
        RecentValues alone = of(MINUTE, 3);
        alone.setPast(List.of());
        assertThat(alone.means()).containsExactly(3.0);
    }

    @Test
    void reachesTimesWithoutAValue() {
        RecentValues recent = new RecentValues(MINUTE);
        recent.goOnTo(10 * MINUTE);
        assertThat(recent.means()).containsExactly(Double.NaN);
        recent.setPast(List.of(point(8, 2)));
        assertThat(recent.means()).containsExactly(2.0, Double.NaN, Double.NaN);
        recent.goOnTo(11 * MINUTE);
        recent.goOnTo(2 * MINUTE);
        assertThat(recent.means()).containsExactly(2.0, Double.NaN, Double.NaN, Double.NaN);
        recent.goOnTo(100 * MINUTE);
        assertThat(recent.means()).hasSize(60).containsOnly(Double.NaN);
    }

    private static TrendPoint point(long minute, double mean) {
        Instant start = Instant.ofEpochMilli(minute * MINUTE);
        return new TrendPoint(start, Duration.ofMinutes(1), 6, mean, mean, mean, 0, 0);
    }
}
