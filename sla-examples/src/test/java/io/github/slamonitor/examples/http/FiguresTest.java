package io.github.slamonitor.examples.http;

import static io.github.slamonitor.Measurement.Unit.COUNT;
import static io.github.slamonitor.Measurement.Unit.PER_SECOND;
import static io.github.slamonitor.Measurement.Unit.RATIO;
import static io.github.slamonitor.Measurement.Unit.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void wordsHaveTheUnitAndTwoDecimalPlaces() {
        assertThat(Figures.words(RATIO, 0.1022)).isEqualTo("10.22%");
        assertThat(Figures.words(RATIO, 0)).isEqualTo("0%");
        assertThat(Figures.words(TIME, 297.338)).isEqualTo("297.34 ms");
        assertThat(Figures.words(TIME, 1500)).isEqualTo("1.5 s");
        assertThat(Figures.words(PER_SECOND, 12)).isEqualTo("12/s");
        assertThat(Figures.words(COUNT, Double.NaN)).isEqualTo("unknown");
    }

    @Test
    void valueNeverLooksEqualToALimitThatItIsNot() {
        assertThat(Figures.words(TIME, 1503, 1500)).isEqualTo("1.503 s");
        assertThat(Figures.words(TIME, 1500, 1500)).isEqualTo("1.5 s");
        assertThat(Figures.words(RATIO, 0.050004, 0.05)).isEqualTo("5.0004%");
        assertThat(Figures.words(RATIO, 0.06, 0.05)).isEqualTo("6%");
    }
}
