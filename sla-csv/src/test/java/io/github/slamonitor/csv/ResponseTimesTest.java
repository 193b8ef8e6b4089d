package io.github.slamonitor.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTimesTest {

    @ParameterizedTest
    @CsvSource({
        "MILLIS, 120, 120000",
        "MILLIS, 0, 0",
        "MILLIS, 007, 7000",
        "MILLIS, 1.5, 1500",
        "MILLIS, 500.0001, 500001",
        "MILLIS, 0.0000000000000000000001, 1",
        "MILLIS, 1e-400, 1",
        "MILLIS, 1.5E3, 1500000",
        "MILLIS, +5, 5000",
        "MILLIS, .5, 500",
        "MILLIS, 5., 5000",
        "MILLIS, -0.0, 0",
        "MILLIS, 31622400000, 31622400000000",
        "SECONDS, 1.5, 1500000",
        "SECONDS, 31622400, 31622400000000",
        "MICROS, 7, 7",
        "NANOS, 1, 1",
        "NANOS, 1001, 2",
        "MINUTES, 2, 120000000"
    })
    void numbersAreWholeMicrosecondsRoundedUp(ChronoUnit unit, String text, long micros) {
        assertThat(parse(unit, ',', text)).isEqualTo(Long.toString(micros));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "'', is empty",
                "abc, is not a number",
                "12ms, is not a number",
                "1 000, is not a number",
                "'1,5', is not a number",
                "1.5.5, is not a number",
                "NaN, is not a number",
                "Infinity, is not a number",
                "1e, is not a number",
                "1e99999999999999, is not a number",
                ".,is not a number",
                "-1, is negative",
                "-0.001, is negative",
                "31622400001, is over 366 days",
                "31622400000.0001, is over 366 days",
                "99999999999999999999, is over 366 days",
                "1e999999999, is over 366 days"
            })
    void othersAreNotAndTheReasonIsGiven(String text, String reason) {
        assertThat(parse(ChronoUnit.MILLIS, ',', text)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"; | 1,5 | 1500", "; | 1.5 | 1500", "; | 1,5,5 | is not a number", "'\t' | 12,25 | 12250"})
    void aDecimalCommaIsUnderstoodWhereCommasDoNotPartColumns(char delimiter, String text, String expected) {
        assertThat(parse(ChronoUnit.MILLIS, delimiter, text)).isEqualTo(expected);
    }

    @Property
    void anyDecimalIsExact(@ForAll @BigRange(min = "0", max = "31622400000") @Scale(12) BigDecimal millis) {
        String expected =
                millis.movePointRight(3).setScale(0, RoundingMode.CEILING).toPlainString();
        assertThat(parse(ChronoUnit.MILLIS, ',', millis.toPlainString())).isEqualTo(expected);
        assertThat(parse(ChronoUnit.MILLIS, ',', millis.toString())).isEqualTo(expected);
    }

    private static String parse(ChronoUnit unit, char delimiter, String text) {
        ResponseTimes times = new ResponseTimes(unit, (byte) delimiter);
        long micros = times.parse(Padded.bytes(text), 0, Padded.length(text));
        return micros == ResponseTimes.NONE ? times.problem() : Long.toString(micros);
    }
}
