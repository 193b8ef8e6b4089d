package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-06-01T07:56:12Z             | 2025-06-01T07:56:12Z",
                "2025-06-01T07:56:12z             | 2025-06-01T07:56:12Z",
                "2025-06-01T07:56:12              | 2025-06-01T07:56:12Z",
                "2025-06-01T07:56                 | 2025-06-01T07:56:00Z",
                "2025-06-01T07:56Z                | 2025-06-01T07:56:00Z",
                "2025-06-01T07:56:12.5Z           | 2025-06-01T07:56:12.500Z",
                "2025-06-01T07:56:12.123456789Z   | 2025-06-01T07:56:12.123456Z",
                "2025-06-01T07:56:12,345          | 2025-06-01T07:56:12.345Z",
                "2025-06-01T07:56:12+02:00        | 2025-06-01T05:56:12Z",
                "2025-06-01T07:56:12-0330         | 2025-06-01T11:26:12Z",
                "2025-06-01T07:56:12+02           | 2025-06-01T05:56:12Z",
                "2025-06-01 07:56:12              | 2025-06-01T07:56:12Z",
                "2025-06-01 07:56                 | 2025-06-01T07:56:00Z",
                "2025-06-01 07:56:12.345          | 2025-06-01T07:56:12.345Z",
                "2025-06-01 07:56:12 +0200        | 2025-06-01T05:56:12Z",
                "2025-06-01 07:56:12 UTC          | 2025-06-01T07:56:12Z",
                "2025/06/01 7:56                  | 2025-06-01T07:56:00Z",
                "01-06-2025 07:56                 | 2025-06-01T07:56:00Z",
                "01-06-2025 07:56:12              | 2025-06-01T07:56:12Z",
                "01/06/2025 07:56:12.5            | 2025-06-01T07:56:12.500Z",
                "1.6.2025 7:56                    | 2025-06-01T07:56:00Z",
                "29-02-2024 00:00                 | 2024-02-29T00:00:00Z",
                "0001-01-01T00:00:00Z             | 0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z             | 9999-12-31T23:59:59Z",
                "1748764572                       | 2025-06-01T07:56:12Z",
                "1748764572.25                    | 2025-06-01T07:56:12.250Z",
                "1748764572.1234567               | 2025-06-01T07:56:12.123456Z",
                "1748764572123                    | 2025-06-01T07:56:12.123Z",
                "1748764572123.4                  | 2025-06-01T07:56:12.123400Z",
                "1748764572123456                 | 2025-06-01T07:56:12.123456Z",
                "1748764572123456789              | 2025-06-01T07:56:12.123456Z"
            })
    void formsAreUnderstood(String text, Instant expected) {
        assertThat(parse(text, TimeFormat.STANDARD)).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                       | is empty",
                "never                    | is not a timestamp",
                "2025-06-01               | is not a timestamp",
                "07:56:12                 | is not a timestamp",
                "2025-06-01T07:56:12X     | is not a timestamp",
                "2025-06-01T07:56:12+25   | is not a timestamp",
                "2025-06-01T07:56:12.     | is not a timestamp",
                "2025-06-01T07:56:1       | is not a timestamp",
                "01-06-25 07:56           | is not a timestamp",
                "01-06/2025 07:56         | is not a timestamp",
                "2025-06-01T24:00:00Z     | is not a time of day",
                "2025-06-01T07:60:00Z     | is not a time of day",
                "2025-06-01T07:56:60Z     | is not a time of day",
                "2025-13-01T07:56:12Z     | has no month 13",
                "01-13-2025 07:56         | has no month 13 (dates are understood as day first)",
                "31-02-2025 07:56         | has no day 31 in month 2 of 2025",
                "29-02-2025 07:56         | has no day 29 in month 2 of 2025",
                "2025-06-31T07:56:12Z     | has no day 31 in month 6 of 2025",
                "29-02-1900 07:56         | has no day 29 in month 2 of 1900",
                "00-06-2025 07:56         | has no day 0 in month 6 of 2025",
                "20250601                 | has too few or too many digits for seconds or milliseconds since 1970;"
                        + " timestampPattern(...) takes dates such as yyyyMMddHHmmss",
                "20250601075612           | has too few or too many digits for seconds or milliseconds since 1970;"
                        + " timestampPattern(...) takes dates such as yyyyMMddHHmmss"
            })
    void othersAreNotAndTheReasonIsGiven(String text, String reason) {
        assertThat(parse(text, TimeFormat.STANDARD)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01 12:00, 2025-06-01T10:00:00Z",
        "2025-12-01 12:00, 2025-12-01T11:00:00Z",
        "2025-03-30 02:30:00, 2025-03-30T01:30:00Z",
        "2025-10-26 02:30:00, 2025-10-26T00:30:00Z",
        "2025-10-26 02:30:00+01:00, 2025-10-26T01:30:00Z",
        "1748764572, 2025-06-01T07:56:12Z"
    })
    void aZoneIsThatOfTimesThatNameNone(String text, Instant expected) {
        assertThat(parse(text, TimeFormat.STANDARD.in(BERLIN))).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy HH'h'mm         | 05.06.2025 07h56                 | 2025-06-05T05:56:00Z",
                "uuuuMMddHHmmss             | 20250605075612                   | 2025-06-05T05:56:12Z",
                "M/d/yyyy h:mm:ss a         | 6/5/2025 7:56:12 pm              | 2025-06-05T17:56:12Z",
                "d MMM yyyy HH:mm           | 5 Jun 2025 07:56                 | 2025-06-05T05:56:00Z",
                "dd/MMM/yyyy:HH:mm:ss Z     | 05/Jun/2025:07:56:12 +0000       | 2025-06-05T07:56:12Z",
                "yyyy-MM-dd                 | 2025-06-05                       | 2025-06-04T22:00:00Z",
                "yyyy-MM-dd                 | 2025-02-30                       | is not a timestamp of the given pattern",
                "HH:mm                      | 07:56                            | is not a timestamp of the given pattern"
            })
    void aPatternIsTheOnlyForm(String pattern, String text, String expected) {
        assertThat(parse(text, TimeFormat.STANDARD.in(BERLIN).as(pattern))).isEqualTo(expected);
    }

    @Test
    void monthFirstIsUnderstoodWhenTold() {
        assertThat(parse("05-06-2025 07:56", TimeFormat.STANDARD.ordered(DateOrder.MONTH_FIRST)))
                .isEqualTo("2025-05-06T07:56:00Z");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsRememberedChangesNothing(
            @ForAll("sequences") List<String> texts, @ForAll @IntRange(min = 0, max = 2) int zone) {
        ZoneId zoneId =
                List.of(ZoneOffset.UTC, BERLIN, ZoneId.of("Asia/Kolkata")).get(zone);
        Timestamps remembering = new Timestamps(TimeFormat.STANDARD.in(zoneId), () -> DateOrder.DAY_FIRST);
        for (String text : texts) {
            assertThat(parse(text, remembering)).isEqualTo(parse(text, TimeFormat.STANDARD.in(zoneId)));
        }
    }

    @Property(tries = 300)
    void timesAreThoseOfTheJdk(@ForAll @IntRange(min = 0) int second, @ForAll @IntRange(max = 999_999) int micros) {
        Instant instant = Instant.ofEpochSecond(second, micros * 1000L);
        assertThat(parse(instant.toString(), TimeFormat.STANDARD)).isEqualTo(instant.toString());
        LocalDateTime local = LocalDateTime.ofInstant(instant, BERLIN);
        assertThat(parse(local.toString(), TimeFormat.STANDARD.in(BERLIN)))
                .isEqualTo(local.atZone(BERLIN).toInstant().toString());
    }

    @Provide
    Arbitrary<List<String>> sequences() {
        Arbitrary<String> days =
                Arbitraries.of("2025-03-30T0", "2025-10-26T0", "2025-03-30 0", "30-03-2025 0", "26-10-2025 0");
        Arbitrary<String> tails = Arbitraries.of(
                "",
                "",
                ":12",
                ":59",
                ":12Z",
                ":61Z",
                ":12.345Z",
                ":12.345",
                ":1",
                ":12+01:00",
                ":12.3",
                ":12.345678Z",
                "Z",
                ":12:",
                "+02:00",
                ":12.3x5Z",
                ":12+0100",
                ":12.345+01:00");
        return days.flatMap(day -> Arbitraries.integers()
                        .between(1, 3)
                        .flatMap(hour -> Arbitraries.of("0", "17", "3x", "30", "60", "59")
                                .flatMap(minute -> tails.map(tail -> day + hour + ":" + minute + tail))))
                .list()
                .ofMinSize(2)
                .ofMaxSize(12);
    }

    private static String parse(String text, TimeFormat format) {
        DateOrder order = format.order() == null ? DateOrder.DAY_FIRST : format.order();
        return parse(text, new Timestamps(format, () -> order));
    }

    private static String parse(String text, Timestamps timestamps) {
        long micros = timestamps.parse(Padded.bytes(text), 0, Padded.length(text));
        if (micros == Timestamps.NONE) {
            return timestamps.problem();
        }
        try {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
        } catch (DateTimeException e) {
            throw new AssertionError(text, e);
        }
    }
}
