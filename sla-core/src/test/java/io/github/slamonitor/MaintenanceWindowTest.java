package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MaintenanceWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneOffset.UTC;

    @Test
    void aWindowOnceHasItsStartAndNotItsEnd() {
        Instant start = Instant.parse("2026-05-04T20:00:00Z");
        Instant end = Instant.parse("2026-05-04T22:00:00Z");
        MaintenanceWindow window = MaintenanceWindow.once(start, end);
        assertThat(window.covers("any", start.minusNanos(1))).isFalse();
        assertThat(window.covers("any", start)).isTrue();
        assertThat(window.covers("any", end.minusNanos(1))).isTrue();
        assertThat(window.covers("any", end)).isFalse();
    }

    @Test
    void aWindowThatEndsWhenItStartsIsRefused() {
        Instant start = Instant.parse("2026-05-04T20:00:00Z");
        assertThatThrownBy(() -> MaintenanceWindow.once(start, start))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a maintenance window must end after it starts: startInclusive=2026-05-04T20:00:00Z,"
                        + " endExclusive=2026-05-04T20:00:00Z");
    }

    @Test
    void aWeeklyWindowComesEveryWeekOnItsDay() {
        MaintenanceWindow window = weekly(DayOfWeek.MONDAY, "22:00", Duration.ofHours(1), UTC);
        assertEdges(window, "2026-05-04T22:00:00Z", "2026-05-04T23:00:00Z");
        assertEdges(window, "2026-05-11T22:00:00Z", "2026-05-11T23:00:00Z");
        assertThat(window.covers("any", Instant.parse("2026-05-05T22:30:00Z"))).isFalse();
    }

    @Test
    void aWeeklyWindowGoesOnPastMidnight() {
        assertEdges(
                weekly(DayOfWeek.MONDAY, "23:00", Duration.ofHours(2), UTC),
                "2026-05-04T23:00:00Z",
                "2026-05-05T01:00:00Z");
    }

    @Test
    void aWeeklyWindowGoesOnPastTheEndOfTheWeek() {
        assertEdges(
                weekly(DayOfWeek.SUNDAY, "20:00", Duration.ofHours(30), UTC),
                "2026-05-10T20:00:00Z",
                "2026-05-12T02:00:00Z");
    }

    @Test
    void aWeeklyWindowOfAWeekNeverEnds() {
        MaintenanceWindow window = weekly(DayOfWeek.MONDAY, "12:00", Duration.ofDays(7), UTC);
        assertThat(window.covers("any", Instant.parse("2026-05-04T11:59:59.999Z")))
                .isTrue();
        assertThat(window.covers("any", Instant.parse("2026-05-04T12:00:00Z"))).isTrue();
    }

    @Test
    void localTimeIsThatOfTheZone() {
        MaintenanceWindow window = weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofHours(2), BERLIN);
        assertEdges(window, "2026-01-04T00:30:00Z", "2026-01-04T02:30:00Z");
        assertEdges(window, "2026-07-04T23:30:00Z", "2026-07-05T01:30:00Z");
    }

    /** On 29 March 2026, 02:00 becomes 03:00: two hours from 01:30 end when clocks show 04:30. */
    @Test
    void twoHoursStayTwoHoursWhereClocksArePutForward() {
        MaintenanceWindow window = weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofHours(2), BERLIN);
        assertEdges(window, "2026-03-29T00:30:00Z", "2026-03-29T02:30:00Z");
        assertThat(LocalDateTime.ofInstant(Instant.parse("2026-03-29T02:30:00Z"), BERLIN))
                .isEqualTo("2026-03-29T04:30");
    }

    /** On 25 October 2026, 03:00 becomes 02:00: two hours from 01:30 end when clocks show 02:30 for the second time. */
    @Test
    void twoHoursStayTwoHoursWhereClocksArePutBack() {
        MaintenanceWindow window = weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofHours(2), BERLIN);
        assertEdges(window, "2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z");
    }

    /** On 29 March 2026 no clock shows 02:30. */
    @Test
    void aStartThatClocksLeaveOutIsAnHourLater() {
        MaintenanceWindow window = weekly(DayOfWeek.SUNDAY, "02:30", Duration.ofHours(2), BERLIN);
        assertEdges(window, "2026-03-29T01:30:00Z", "2026-03-29T03:30:00Z");
    }

    /** On 25 October 2026 clocks show 02:30 at 00:30 and at 01:30 UTC. */
    @Test
    void ofAStartThatClocksShowTwiceTheFirstIsMeant() {
        MaintenanceWindow window = weekly(DayOfWeek.SUNDAY, "02:30", Duration.ofHours(2), BERLIN);
        assertEdges(window, "2026-10-25T00:30:00Z", "2026-10-25T02:30:00Z");
    }

    @Property
    void aWeeklyWindowCoversWhatAnyOfItsWeeksCovers(
            @ForAll DayOfWeek day,
            @ForAll @IntRange(max = 24 * 60 - 1) int startMinute,
            @ForAll @LongRange(min = 1, max = 7 * 24 * 60) long lengthMinutes,
            @ForAll @LongRange(max = 400 * 24 * 60) long atMinute) {
        LocalTime start = LocalTime.MIN.plusMinutes(startMinute);
        Duration length = Duration.ofMinutes(lengthMinutes);
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(atMinute));
        MaintenanceWindow window = MaintenanceWindow.weekly(day, start, length, BERLIN);
        boolean covered = LocalDate.of(2025, 12, 1)
                .datesUntil(LocalDate.of(2027, 4, 1))
                .filter(date -> date.getDayOfWeek() == day)
                .map(date -> ZonedDateTime.of(date, start, BERLIN).toInstant())
                .anyMatch(begin -> !at.isBefore(begin) && at.isBefore(begin.plus(length)));
        assertThat(window.covers("any", at)).isEqualTo(covered);
    }

    @Test
    void aWeeklyWindowIsOverZeroAndAtMostAWeekLong() {
        weekly(DayOfWeek.MONDAY, "12:00", Duration.ofNanos(1), UTC);
        assertThatThrownBy(() -> weekly(DayOfWeek.MONDAY, "12:00", Duration.ZERO, UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a weekly maintenance window must be over zero and at most 7 days long: length=PT0S");
        assertThatThrownBy(() ->
                        weekly(DayOfWeek.MONDAY, "12:00", Duration.ofDays(7).plusNanos(1), UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheServicesThatAreNamedAreCovered() {
        Instant start = Instant.parse("2026-05-04T20:00:00Z");
        MaintenanceWindow window =
                MaintenanceWindow.once(start, start.plusSeconds(60)).forServices("payment-*", "checkout");
        assertThat(window.covers("payment-eu", start)).isTrue();
        assertThat(window.covers("checkout", start)).isTrue();
        assertThat(window.covers("checkout2", start)).isFalse();
        assertThat(window.services()).containsExactly("payment-*", "checkout");
    }

    @Test
    void noServicesAtAllAreRefused() {
        MaintenanceWindow window = weekly(DayOfWeek.MONDAY, "12:00", Duration.ofHours(1), UTC);
        assertThatThrownBy(window::forServices)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("forServices must name at least one service or pattern");
    }

    @Test
    void itReadsInWords() {
        assertThat(weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofMinutes(150), BERLIN)
                        .forServices("payment-*")
                        .because("backup"))
                .hasToString("payment-*: every Sunday at 01:30 for 2 h 30 min (Europe/Berlin), backup");
        assertThat(MaintenanceWindow.once(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)))
                .hasToString("*: from 1970-01-01T00:00:00Z to 1970-01-01T00:00:01Z");
    }

    @Test
    void windowsAreEqualWhenAllTheirPartsAre() {
        MaintenanceWindow window = weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofHours(2), BERLIN);
        assertThat(window)
                .isEqualTo(weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofHours(2), BERLIN))
                .hasSameHashCodeAs(weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofHours(2), BERLIN))
                .isNotEqualTo(weekly(DayOfWeek.SUNDAY, "01:30", Duration.ofHours(2), UTC))
                .isNotEqualTo(window.forServices("a"))
                .isNotEqualTo(window.because("backup"));
    }

    private static MaintenanceWindow weekly(DayOfWeek day, String start, Duration length, ZoneId zone) {
        return MaintenanceWindow.weekly(day, LocalTime.parse(start), length, zone);
    }

    private static void assertEdges(MaintenanceWindow window, String start, String end) {
        assertThat(window.covers("any", Instant.parse(start).minusNanos(1))).isFalse();
        assertThat(window.covers("any", Instant.parse(start))).isTrue();
        assertThat(window.covers("any", Instant.parse(end).minusNanos(1))).isTrue();
        assertThat(window.covers("any", Instant.parse(end))).isFalse();
    }
}
