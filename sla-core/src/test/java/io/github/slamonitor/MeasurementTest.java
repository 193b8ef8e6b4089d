package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.slamonitor.Measurement.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Values as numbers, and how they compare. */
class MeasurementTest {

    @Property
    void comparesFractionsOfAnySizeExactly(
            @ForAll @LongRange(min = 0) long a,
            @ForAll @LongRange(min = 1) long b,
            @ForAll @LongRange(min = 0) long c,
            @ForAll @LongRange(min = 1) long d) {
        int order = Integer.signum(Fraction.of(a, b).compareTo(Fraction.of(c, d)));

        assertThat(ratio(a, b).compareTo(ratio(c, d))).isEqualTo(order);
        assertThat(ratio(a, b).equals(ratio(c, d))).isEqualTo(order == 0);
    }

    @Property
    void equalFractionsAreEqualAndHaveOneHashCode(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 1000) long a,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 1000) long b,
            @ForAll @LongRange(min = 1, max = 1000) long factor) {
        assertThat(ratio(a * factor, b * factor)).isEqualTo(ratio(a, b)).hasSameHashCodeAs(ratio(a, b));
    }

    @Test
    void neighboursThatHaveOneNearestDoubleDiffer() {
        assertThat(ratio(Long.MAX_VALUE, 1)).isNotEqualTo(ratio(Long.MAX_VALUE - 1, 1));
        assertThat(ratio(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1)).isLessThan(ratio(Long.MAX_VALUE - 1, Long.MAX_VALUE));
    }

    @Test
    void unitsAreNeverEqual() {
        assertThat(ratio(1, 1)).isNotEqualTo(Measurement.count(1)).isNotEqualTo(1);
    }

    @Test
    void minusZeroIsZero() {
        assertThat(Measurement.inexact(Unit.NUMBER, -0.0))
                .isEqualTo(Measurement.inexact(Unit.NUMBER, 0.0))
                .hasSameHashCodeAs(Measurement.inexact(Unit.NUMBER, 0.0));
    }

    @Test
    void timesAreMillisecondsAsNumbers() {
        Measurement average = Measurement.exact(Unit.TIME, 892_020, 3);

        assertThat(average.unit()).isEqualTo(Unit.TIME);
        assertThat(average.asDouble()).isEqualTo(297.34);
        assertThat(average.asDecimal(2, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal("297.34"));
        assertThat(average.asDuration()).isEqualTo(Duration.ofNanos(297_340_000));
    }

    @Test
    void durationIsCutToTheNanosecond() {
        assertThat(Measurement.exact(Unit.TIME, 2, 3).asDuration()).isEqualTo(Duration.ofNanos(666));
        assertThat(Measurement.exact(Unit.TIME, 5, 3).asDuration()).isEqualTo(Duration.ofNanos(1666));
    }

    @Test
    void onlyATimeIsADuration() {
        Measurement rate = ratio(1, 2);

        assertThatThrownBy(rate::asDuration)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only a time can be had as a Duration: unit=RATIO");
    }

    @Test
    void decimalIsRoundedAsAsked() {
        assertThat(ratio(2, 3).asDecimal(4, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal("0.6667"));
        assertThat(ratio(2, 3).asDecimal(4, RoundingMode.DOWN)).isEqualTo(new BigDecimal("0.6666"));
        assertThat(ratio(2, 3).asDecimal(0, RoundingMode.HALF_UP)).isEqualTo(BigDecimal.ONE);
        assertThat(Measurement.inexact(Unit.NUMBER, 0.125).asDecimal(2, RoundingMode.HALF_UP))
                .isEqualTo(new BigDecimal("0.13"));
        assertThat(Measurement.inexact(Unit.NUMBER, 0.125).asDouble()).isEqualTo(0.125);
    }

    @Test
    void nothingIsDividedByZero() {
        assertThatThrownBy(() -> ratio(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("denominator must be positive: denominator=0");
    }

    private static Measurement ratio(long numerator, long denominator) {
        return Measurement.exact(Unit.RATIO, numerator, denominator);
    }
}
