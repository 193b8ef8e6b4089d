package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class HistogramRingTest {

    private HistogramRing ring = new HistogramRing();
    private final BucketChanges changes = new BucketChanges();
    /** By slot, how often each bucket was counted. */
    private final Map<Long, SortedMap<Integer, Long>> model = new HashMap<>();

    private long newest = 1_000_000;

    @BeforeTry
    void begin() {
        ring = new HistogramRing();
        model.clear();
    }

    /** A distribution as it was, and what it was by the model. */
    private record Seen(Distribution distribution, SortedMap<Integer, Long> expected) {}

    @Property(tries = 60)
    void agreesWithAModelThatKeepsEverySlot(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Seen> seen = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            newest += random.nextInt(8) == 0 ? random.nextInt(90) : random.nextInt(2);
            ring.advanceTo(newest);
            count(random);
            assertSame(ring.now(this), inWindow());
            if (random.nextInt(10) == 0) {
                seen.add(new Seen(ring.now(this), inWindow()));
            }
            if (random.nextInt(40) == 0) {
                ring = writtenAndReadBack(ring);
            }
        }
        seen.forEach(earlier -> assertSame(earlier.distribution, earlier.expected));
    }

    /** Adds to the newest slot, or late to an older one, in one of the ways in which response times come from lanes. */
    private void count(Random random) {
        long slot = newest - (random.nextInt(4) == 0 ? random.nextInt(Ring.SLOTS) : 0);
        int lanes = random.nextInt(3);
        for (int lane = 0; lane < lanes; lane++) {
            int first = random.nextInt(Histogram.OCTAVES - 3) * Histogram.OCTAVE;
            switch (random.nextInt(4)) {
                case 0 -> few(slot, first, 1 + random.nextInt(40), random);
                case 1 -> many(slot, first, 2, random);
                case 2 -> many(slot, first, 200, random);
                default -> many(slot, first, 1 << 15, random);
            }
        }
        if (!changes.isEmpty()) {
            ring.add(slot, changes);
        }
        changes.clear();
    }

    private void few(long slot, int first, int buckets, Random random) {
        for (int i = 0; i < buckets; i++) {
            int bucket = first + random.nextInt(3 * Histogram.OCTAVE);
            long count = random.nextInt(20) == 0 ? 1L << random.nextInt(31) : 1;
            changes.add(bucket, count);
            remember(slot, bucket, count);
        }
    }

    /** Three octaves, with counts of up to so many, counted on from where a lane was before. */
    private void many(long slot, int first, int most, Random random) {
        char[] counted = new char[5 * Histogram.OCTAVE];
        char[] taken = new char[counted.length];
        for (int i = Histogram.OCTAVE; i < 4 * Histogram.OCTAVE; i++) {
            taken[i] = (char) random.nextInt(1 << Character.SIZE);
            int count = random.nextInt(3) == 0 ? 0 : random.nextInt(most + 1);
            counted[i] = (char) (taken[i] + count);
            if (count > 0) {
                remember(slot, first + i - Histogram.OCTAVE, count);
            }
        }
        changes.addOctaves(first, counted, taken, Histogram.OCTAVE, 3 * Histogram.OCTAVE);
        assertThat(taken).isEqualTo(counted);
    }

    private void remember(long slot, int bucket, long count) {
        model.computeIfAbsent(slot, key -> new TreeMap<>()).merge(bucket, count, Long::sum);
    }

    private SortedMap<Integer, Long> inWindow() {
        SortedMap<Integer, Long> all = new TreeMap<>();
        model.forEach((slot, counts) -> {
            if (slot > newest - Ring.SLOTS) {
                counts.forEach((bucket, count) -> all.merge(bucket, count, Long::sum));
            }
        });
        return all;
    }

    /** At the first and the last rank of a few of the buckets, and beyond all. */
    private static void assertSame(Distribution distribution, SortedMap<Integer, Long> expected) {
        List<Long> middles = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        long rank = 0;
        int index = 0;
        int step = 1 + expected.size() / 7;
        for (Map.Entry<Integer, Long> bucket : expected.entrySet()) {
            if (index++ % step == 0) {
                middles.add(Histogram.middleOf(bucket.getKey()));
                values.add(distribution.valueAtRank(rank + 1));
                middles.add(Histogram.middleOf(bucket.getKey()));
                values.add(distribution.valueAtRank(rank + bucket.getValue()));
            }
            rank += bucket.getValue();
        }
        if (rank > 0) {
            middles.add(Histogram.middleOf(expected.lastKey()));
            values.add(distribution.valueAtRank(rank + 1));
        }
        assertThat(values).isEqualTo(middles);
    }

    private HistogramRing writtenAndReadBack(HistogramRing written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.writeTo(new DataOutputStream(bytes));
        HistogramRing copy = new HistogramRing();
        copy.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return copy;
    }

    @Test
    void countsMoreThanTwoBillionRequestsInOneBucket() {
        ring.advanceTo(newest);
        for (int i = 0; i < 5; i++) {
            changes.add(640, 1_000_000_000);
            changes.add(700, 1);
            ring.add(newest, changes);
            changes.clear();
        }
        Distribution distribution = ring.now(this);
        assertThat(distribution.valueAtRank(5_000_000_000L)).isEqualTo(Histogram.middleOf(640));
        assertThat(distribution.valueAtRank(5_000_000_001L)).isEqualTo(Histogram.middleOf(700));
    }

    @Test
    void packsWhatItHoldsIntoFewBytes() {
        for (int bucket = 640; bucket < 650; bucket++) {
            changes.add(bucket, 1);
        }
        assertThat(PackedBuckets.pack(changes)).as("a list").hasSize(11);
        for (int bucket = 640; bucket < 768; bucket++) {
            changes.add(bucket, 200);
        }
        assertThat(PackedBuckets.pack(changes)).as("a row").hasSize(4 + 128 / 2);
    }
}
