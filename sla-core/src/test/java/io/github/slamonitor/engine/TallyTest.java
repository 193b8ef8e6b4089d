package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Counting requests, and sums that would overflow. */
class TallyTest {

    private static final TallyShape SHAPE = TallyShape.of(List.of(100L, 200L), true);

    @Test
    void countsWhatItsShapeAsksFor() {
        Tally tally = new Tally(SHAPE);
        tally.add(3_000, 100, true);
        tally.add(1_000, 101, false);
        tally.add(2_000, 300, true);

        assertThat(tally.shape()).isEqualTo(SHAPE);
        assertThat(tally.records()).isEqualTo(3);
        assertThat(tally.failures()).isEqualTo(1);
        assertThat(tally.sumMicros()).isEqualTo(501);
        assertThat(tally.minMicros()).isEqualTo(100);
        assertThat(tally.maxMicros()).isEqualTo(300);
        assertThat(tally.firstMicros()).isEqualTo(1_000);
        assertThat(tally.lastMicros()).isEqualTo(3_000);
        assertThat(tally.slow(0)).isEqualTo(2);
        assertThat(tally.slow(1)).isEqualTo(1);
        assertThat(tally.microsAtRank(2)).isEqualTo(101);
    }

    @Test
    void mergesEveryFigure() {
        Tally tally = new Tally(SHAPE);
        tally.add(2_000, 150, true);
        Tally other = new Tally(SHAPE);
        other.add(1_000, 50, false);
        other.add(3_000, 250, false);

        tally.merge(other);

        assertThat(tally.records()).isEqualTo(3);
        assertThat(tally.failures()).isEqualTo(2);
        assertThat(tally.sumMicros()).isEqualTo(450);
        assertThat(tally.minMicros()).isEqualTo(50);
        assertThat(tally.maxMicros()).isEqualTo(250);
        assertThat(tally.firstMicros()).isEqualTo(1_000);
        assertThat(tally.lastMicros()).isEqualTo(3_000);
        assertThat(tally.slow(0)).isEqualTo(2);
        assertThat(tally.slow(1)).isEqualTo(1);
        assertThat(tally.microsAtRank(1)).isEqualTo(50);
        assertThat(tally.microsAtRank(3)).isEqualTo(250);
    }

    @Test
    void refusesToMergeAnotherShape() {
        Tally tally = new Tally(SHAPE);
        Tally plain = new Tally(TallyShape.PLAIN);

        assertThatThrownBy(() -> tally.merge(plain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape=TallyShape[slowLimits=[], distribution=false] must equal"
                        + " shape=TallyShape[slowLimits=[100, 200], distribution=true]");
    }

    @Test
    void sumThatWouldOverflowIsAnErrorAndChangesNothing() {
        Tally tally = new Tally(SHAPE);
        tally.add(0, Long.MAX_VALUE - 10, true);
        Tally other = new Tally(SHAPE);
        other.add(0, 11, false);

        assertThatThrownBy(() -> tally.add(0, 11, false)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> tally.merge(other)).isInstanceOf(ArithmeticException.class);

        assertThat(tally.records()).isEqualTo(1);
        assertThat(tally.failures()).isZero();
        assertThat(tally.slow(0)).isEqualTo(1);
        tally.add(0, 10, true);
        assertThat(tally.sumMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void valueOfARankIsOnItsTrueSideOfEveryLimit() {
        Tally tally = new Tally(TallyShape.of(List.of(100_000L, 100_001L, 101_000L), true));
        tally.add(0, 99_500, true);
        tally.add(0, 100_001, true);
        tally.add(0, 100_900, true);
        tally.add(0, 101_001, true);

        assertThat(tally.microsAtRank(1)).isLessThanOrEqualTo(100_000);
        assertThat(tally.microsAtRank(2)).isEqualTo(100_001);
        assertThat(tally.microsAtRank(3)).isBetween(100_002L, 101_000L);
        assertThat(tally.microsAtRank(4)).isEqualTo(101_001);
    }

    @Test
    void valueOfARankIsNeverOutsideWhatWasCounted() {
        Tally tally = new Tally(TallyShape.of(List.of(), true));
        long days = 86_400_000_000L;
        tally.add(0, 2 * days, true);
        tally.add(0, 3 * days, true);

        assertThat(tally.microsAtRank(1)).isEqualTo(2 * days);
        assertThat(tally.microsAtRank(2)).isBetween(2 * days, 3 * days);
    }

    @Test
    void ranksNeedADistribution() {
        Tally tally = new Tally(TallyShape.PLAIN);
        tally.add(0, 1, true);

        assertThatThrownBy(() -> tally.microsAtRank(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no distribution of response times was kept");
    }
}
