package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Buckets without gaps whose middles are near all that falls in them. */
class HistogramTest {

    @Provide
    Arbitrary<List<Long>> values() {
        return Arbitraries.longs()
                .between(0, Histogram.LARGEST)
                .list()
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    @Test
    void bucketsFollowEachOtherWithoutGaps() {
        long next = 0;
        for (int bucket = 0; bucket < Histogram.BUCKETS; bucket++) {
            assertThat(Histogram.bucketOf(next)).isEqualTo(bucket);
            long last = lastOf(bucket, next);
            assertThat(Histogram.bucketOf(last)).isEqualTo(bucket);
            assertThat(Histogram.middleOf(bucket)).isBetween(next, last);
            assertThat(last - Histogram.middleOf(bucket)).isLessThanOrEqualTo(Math.max(0, next / 128 + 1));
            next = last + 1;
        }
        assertThat(next).isEqualTo(Histogram.LARGEST + 1);
    }

    /** The last value of a bucket that begins at a value: its width is 1/64 of the power of two at or below that. */
    private static long lastOf(int bucket, long first) {
        return bucket < 128 ? first : first + Long.highestOneBit(first) / 64 - 1;
    }

    @Property
    void middleIsWithinEightTenthsOfAPercent(@ForAll @LongRange(min = 0, max = Histogram.LARGEST) long value) {
        long middle = Histogram.middleOf(Histogram.bucketOf(value));

        assertThat(Math.abs(middle - value) * 1000).isLessThanOrEqualTo(8 * value);
    }

    @Test
    void valuesUnder128AreTold() {
        for (int value = 0; value < 128; value++) {
            assertThat(Histogram.middleOf(Histogram.bucketOf(value))).isEqualTo(value);
        }
    }

    @Test
    void valuesOutOfRangeFallInTheFirstAndLastBucket() {
        assertThat(Histogram.bucketOf(-1)).isZero();
        assertThat(Histogram.bucketOf(Long.MIN_VALUE)).isZero();
        assertThat(Histogram.bucketOf(Histogram.LARGEST + 1)).isEqualTo(Histogram.BUCKETS - 1);
        assertThat(Histogram.bucketOf(Long.MAX_VALUE)).isEqualTo(Histogram.BUCKETS - 1);
    }

    @Property(tries = 200)
    void rankGivesTheBucketOfTheSortedValue(@ForAll("values") List<Long> values) {
        Histogram histogram = new Histogram();
        values.forEach(histogram::add);

        List<Long> sorted = values.stream().sorted().toList();
        for (int rank = 1; rank <= sorted.size(); rank++) {
            assertThat(histogram.valueAtRank(rank)).isEqualTo(middleFor(sorted.get(rank - 1)));
        }
    }

    @Test
    void rankOverTheNumberOfValuesGivesTheLastBucket() {
        Histogram histogram = new Histogram();
        histogram.add(5);

        assertThat(histogram.valueAtRank(2)).isEqualTo(Histogram.middleOf(Histogram.BUCKETS - 1));
    }

    @Property(tries = 200)
    void takingAwayWhatWasAddedLeavesTheRest(@ForAll("values") List<Long> kept, @ForAll("values") List<Long> gone) {
        Histogram histogram = new Histogram();
        kept.forEach(histogram::add);
        Histogram other = new Histogram();
        gone.forEach(other::add);

        histogram.add(other);
        gone.forEach(value -> histogram.add(Histogram.bucketOf(value), -1));

        List<Long> sorted = kept.stream().sorted().toList();
        assertThat(histogram.valueAtRank(1)).isEqualTo(middleFor(sorted.get(0)));
        assertThat(histogram.valueAtRank(kept.size())).isEqualTo(middleFor(sorted.get(kept.size() - 1)));
    }

    private static long middleFor(long value) {
        return Histogram.middleOf(Histogram.bucketOf(value));
    }
}
