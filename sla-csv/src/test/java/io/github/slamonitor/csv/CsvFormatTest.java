package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

    private final CsvFormat format = CsvFormat.detect();

    @Test
    void aSettingLeavesTheFormatAsItWas() {
        assertThat(format.delimiter(';')).isNotSameAs(format);
        assertThat(format.delimiter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r', ' ', '\0', 'a', '1', '.', '-', ':', '+', 'ß'})
    void aDelimiterCannotBeAnything(char delimiter) {
        fails(
                () -> format.delimiter(delimiter),
                "a delimiter must be a tab or a punctuation mark such as , ; or |: delimiter='" + delimiter + "'");
    }

    @Test
    void positionsAreDifferentAndCountFromOne() {
        fails(() -> format.withoutHeader(0, 1, 2, 3), "positions count from 1: positions=[0, 1, 2, 3]");
        fails(
                () -> format.withoutHeader(1, 2, 3, 1),
                "each column must have a position of its own: positions=[1, 2, 3, 1]");
    }

    @Test
    void aFileHasEitherNamesOrPositions() {
        conflicts(
                () -> format.serviceColumn("app").withoutHeader(1, 2, 3, 4),
                "a file without a header has no column names, but these were given: [app]");
        conflicts(
                () -> format.withoutHeader(1, 2, 3, 4).serviceColumn("app"),
                "a column cannot be named after withoutHeader[1, 2, 3, 4]: serviceColumn=app");
        fails(() -> format.serviceColumn(" "), "the name of a column must not be blank");
    }

    @Test
    void theOrderOfDayAndMonthIsSetOnce() {
        conflicts(() -> format.dayFirst().monthFirst(), "month first cannot be set: day first was set before");
        conflicts(
                () -> format.timestampPattern("dd.MM.yyyy HH:mm").dayFirst(),
                "day first cannot be set: the pattern says it already: timestampPattern=dd.MM.yyyy HH:mm");
        conflicts(
                () -> format.dayFirst().timestampPattern("dd.MM.yyyy HH:mm"),
                "a pattern says the order of day and month itself, but day first was set before");
        assertThat(format.dayFirst().dayFirst()).isNotNull();
    }

    @Test
    void aPatternIsChecked() {
        assertThatThrownBy(() -> format.timestampPattern("dd.MM.jjjj"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a pattern for timestamps: timestampPattern=dd.MM.jjjj: ");
    }

    @Test
    void aStatusMeansOneThing() {
        conflicts(
                () -> format.success("done").failure("DONE"),
                "a status must mean one thing, but was set as both success and failure: status=DONE");
        fails(() -> format.success(" "), "a status must not be blank");
    }

    @Test
    void theUnitIsOneOfResponseTimes() {
        fails(
                () -> format.responseTimeUnit(ChronoUnit.HOURS),
                "a response time is in nanoseconds to minutes: unit=Hours");
    }

    private static void fails(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static void conflicts(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }
}
