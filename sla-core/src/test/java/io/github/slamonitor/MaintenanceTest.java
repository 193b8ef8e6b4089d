package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How much of a time is maintenance: what a clock would count that asks every quarter of an hour. */
class MaintenanceTest {

    private static final Duration STEP = Duration.ofMinutes(15);
    /** Clocks change on the 29th of March and of October in 2026's Berlin. */
    private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");

    private static Instant at(int steps) {
        return START.plus(STEP.multipliedBy(steps));
    }

    @Provide
    Arbitrary<MaintenanceWindow> windows() {
        Arbitrary<Integer> times = Arbitraries.integers().between(0, 2000);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 7 * 96);
        Arbitrary<MaintenanceWindow> once = Combinators.combine(times, lengths)
                .as((start, length) -> MaintenanceWindow.once(at(start), at(start + length)));
        Arbitrary<MaintenanceWindow> weekly = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.integers().between(0, 95),
                        lengths,
                        Arbitraries.of("Europe/Berlin", "America/New_York", "UTC", "Asia/Kathmandu"))
                .as((day, start, length, zone) -> MaintenanceWindow.weekly(
                        day,
                        LocalTime.MIDNIGHT.plus(STEP.multipliedBy(start)),
                        STEP.multipliedBy(length),
                        ZoneId.of(zone)));
        return Arbitraries.oneOf(once, weekly).map(window -> window.forServices("check*"));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isWhatAClockCounts(
            @ForAll("windows") MaintenanceWindow first,
            @ForAll @Size(max = 2) List<@From("windows") MaintenanceWindow> others,
            @ForAll @IntRange(max = 2000) int from,
            @ForAll @IntRange(min = 1, max = 1000) int steps) {
        Maintenance maintenance =
                new Maintenance(Stream.concat(Stream.of(first), others.stream()).toList());
        long expected = 0;
        for (int step = from; step < from + steps; step++) {
            Instant at = at(step);
            boolean covered = maintenance.windows().stream().anyMatch(window -> window.covers("checkout", at));
            expected += covered ? STEP.toSeconds() * 1_000_000 : 0;
        }

        assertThat(maintenance.within("checkout", Micros.of(at(from)), Micros.of(at(from + steps))))
                .isEqualTo(expected);
        assertThat(maintenance.within("auth", Micros.of(at(from)), Micros.of(at(from + steps))))
                .isZero();
    }

    @Test
    void neitherTheEndsOfTimeNorNoTimeAreAProblem() {
        Maintenance always = new Maintenance(List.of(MaintenanceWindow.once(Instant.MIN, Instant.MAX)));
        long now = Micros.of(START);

        assertThat(always.within("checkout", now, now + 7)).isEqualTo(7);
        assertThat(always.within("checkout", now, now)).isZero();
        assertThat(Maintenance.NONE.within("checkout", now, now + 7)).isZero();
    }
}
