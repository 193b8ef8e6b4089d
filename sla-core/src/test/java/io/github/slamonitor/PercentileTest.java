package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nearest-rank definition. */
class PercentileTest {

    @Property
    void rankIsTheShareOfTheRecordsRoundedUp(
            @ForAll @BigRange(min = "0.0001", max = "100") @Scale(4) BigDecimal percent,
            @ForAll @LongRange(min = 1) long records) {
        BigDecimal rank = percent.multiply(BigDecimal.valueOf(records)).movePointLeft(2);

        assertThat(new Percentile(percent).rank(records))
                .isEqualTo(rank.setScale(0, RoundingMode.CEILING).longValueExact())
                .isBetween(1L, records);
    }

    @ParameterizedTest
    @CsvSource({"50, 2", "75, 4", "90, 10", "95, 20", "99, 100", "99.9, 1000", "99.9999, 1000000", "1, 2", "100, 1"})
    void fewestRecordsAtWhichItIsNotTheSlowest(double percent, long fewest) {
        Percentile percentile = Percentile.of(percent);

        assertThat(percentile.fewestToDifferFromMaximum()).isEqualTo(fewest);
        if (percent < 100) {
            assertThat(percentile.rank(fewest)).isLessThan(fewest);
            assertThat(percentile.rank(fewest - 1)).isEqualTo(fewest - 1);
        }
    }
}
