package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Measurement.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a value of each unit is written. */
class MeasurementWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "1, 1 µs",
        "4, 4 µs",
        "994, 994 µs",
        "1000, 1 ms",
        "1001, 1 ms",
        "1500, 1.5 ms",
        "297340, 297.34 ms",
        "999990, 999.99 ms",
        "999994, 999.99 ms",
        "999995, 1 s",
        "999999, 1 s",
        "1000000, 1 s",
        "1000400, 1 s",
        "1234500, 1.235 s",
        "90000000, 90 s",
        "31622400000000, 31622400 s",
    })
    void timeInMicroseconds(long micros, String words) {
        assertThat(Measurement.exact(Unit.TIME, micros, 1)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.33 µs",
        "1, 90, 0.01 µs",
        "1000, 3, 333.33 µs",
        "2999, 3, '1 ms'",
        "1234499999, 1000000, '1.23 ms'",
        "1234499999, 1000, '1.234 s'",
    })
    void averageTimeIsRoundedOnce(long micros, long requests, String words) {
        assertThat(Measurement.exact(Unit.TIME, micros, requests)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 7, 0%",
        "7, 7, 100%",
        "1, 3, 33.33%",
        "2, 3, 66.67%",
        "1, 20, 5%",
        "1022, 10000, 10.22%",
        "1, 1000000, 0.0001%",
        "999999, 1000000, 99.9999%",
        "1, 9000000000000000000, 0.00000000000000001%",
    })
    void ratioInPercent(long part, long whole, String words) {
        assertThat(Measurement.exact(Unit.RATIO, part, whole)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60, 0/s",
        "12, 1, 12/s",
        "1, 1, 1/s",
        "4, 3, 1.33/s",
        "59, 60, 59/min",
        "1, 60, 1/min",
        "1, 480, 0.13/min",
        "1, 86400, 0.001/min",
    })
    void rateInSecondsOrMinutes(long requests, long seconds, String words) {
        assertThat(Measurement.exact(Unit.PER_SECOND, requests, seconds)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "-1.5, -1.5", "0.126, 0.13", "1e-7, 0.0000001", "1e20, 100000000000000000000"})
    void numberOfAUser(double value, String words) {
        assertThat(Measurement.inexact(Unit.NUMBER, value)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2407, 2407", "9223372036854775807, 9223372036854775807"})
    void count(long count, String words) {
        assertThat(Measurement.count(count)).hasToString(words);
    }
}
