package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that have a lane of their own, come and go, while others collect. */
class OwnLanesStressTest {

    private static final long LIMIT = 1000;
    private static final long MINUTE = 60_000_000L;
    private static final long START = 1_750_000_000_000_000L;

    private final Lanes lanes = new Lanes(shape());
    private final ServiceWindows windows = new ServiceWindows(shape(), lanes, START);
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();
    private final AtomicBoolean recording = new AtomicBoolean(true);

    private static WindowShape shape() {
        TreeMap<Long, Boolean> windows = new TreeMap<>();
        windows.put(MINUTE, true);
        windows.put(60 * MINUTE, true);
        return new WindowShape(TallyShape.of(List.of(LIMIT), true), windows, new TreeSet<>());
    }

    /** Records some requests, each from a few microseconds to hours. */
    private void record(Random random, int count) {
        long mySum = 0;
        long mySlow = 0;
        long myFailures = 0;
        for (int i = 0; i < count; i++) {
            int failed = random.nextInt(10) == 0 ? 1 : 0;
            long micros = switch (random.nextInt(2_000)) {
                case 0 -> Lanes.LONGEST_IN_WORD + random.nextInt(10);
                case 1, 2, 3 -> Lanes.LONGEST_IN_WORD - random.nextInt(10);
                case 4 -> random.nextLong(1L << 36);
                default -> random.nextInt(2 * (int) LIMIT);
            };
            lanes.add(micros, failed);
            mySum += micros;
            mySlow += micros > LIMIT ? 1 : 0;
            myFailures += failed;
        }
        records.addAndGet(count);
        sum.addAndGet(mySum);
        slow.addAndGet(mySlow);
        failures.addAndGet(myFailures);
    }

    /** Starts threads, each of which does its work; returns them. */
    private static List<Thread> start(int threads, IntConsumer work) {
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread = new Thread(() -> work.accept(number));
            thread.start();
            started.add(thread);
        }
        return started;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The future fails with what is wrong with the figures on the way. */
    private CompletableFuture<Void> startRolling(long seed, boolean tickingToTheEnd) {
        Random random = new Random(seed);
        return CompletableFuture.runAsync(() -> {
            long now = START;
            boolean ticking = true;
            while (recording.get()) {
                now = Math.min(now + random.nextInt(1_200_000), START + 30L * MINUTE);
                ticking &= tickingToTheEnd || random.nextInt(200) != 0;
                windows.roll(now, ticking, true);
                Tally hour = windows.tally(60 * MINUTE, 0);
                assertThat(hour.failures()).isLessThanOrEqualTo(hour.records());
                assertThat(hour.slow(0)).isLessThanOrEqualTo(hour.records());
            }
        });
    }

    private void assertNothingLostOrDoubled(CompletableFuture<Void> roller) {
        recording.set(false);
        roller.join();
        windows.roll(START + 30L * MINUTE, true, true);
        Tally hour = windows.tally(60 * MINUTE, 0);
        assertThat(hour.records()).isEqualTo(records.get());
        assertThat(hour.failures()).isEqualTo(failures.get());
        assertThat(hour.sumMicros()).isEqualTo(sum.get());
        assertThat(hour.slow(0)).isEqualTo(slow.get());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesAndDoublesNothingWhileOwnersEndAndOthersTakeOver(long seed) throws InterruptedException {
        CompletableFuture<Void> roller = startRolling(seed, true);
        for (int wave = 0; wave < 15; wave++) {
            int number = wave;
            join(start(6, thread -> {
                Random random = new Random(seed * 1000 + number * 10L + thread);
                record(random, random.nextInt(5_000));
                if (random.nextBoolean()) {
                    lanes.claim(true);
                }
                record(random, random.nextInt(5_000));
            }));
        }
        assertNothingLostOrDoubled(roller);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void losesAndDoublesNothingWhenThereAreMoreThreadsThanLanes(long seed) throws InterruptedException {
        CompletableFuture<Void> roller = startRolling(seed, true);
        join(start(SharedLanes.LANES + 8, thread -> {
            Random random = new Random(seed * 100 + thread);
            record(random, 10_000);
            lanes.claim(true);
            record(random, 10_000);
        }));
        assertNothingLostOrDoubled(roller);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void losesAndDoublesNothingWhenAllMustShareOfASudden(long seed) throws InterruptedException {
        CompletableFuture<Void> roller = startRolling(seed, false);
        join(start(4, thread -> {
            Random random = new Random(seed * 100 + thread);
            for (int i = 0; i < 20; i++) {
                lanes.claim(true);
                record(random, 1_000 + random.nextInt(3_000));
            }
        }));
        assertNothingLostOrDoubled(roller);
    }

    @Test
    void takesItsOwnWordBeforeItRunsOver() {
        lanes.claim(true);
        for (int i = 0; i < 1000; i++) {
            lanes.add(Lanes.LONGEST_IN_WORD, 0);
        }
        Counts counts = collected();
        assertThat(counts.get(Counts.RECORDS)).isEqualTo(1000);
        assertThat(counts.get(Counts.SUM)).isEqualTo(1000L * Lanes.LONGEST_IN_WORD);
    }

    @Test
    void countsMoreRecordsThanItsOwnWordHolds() {
        lanes.claim(true);
        int count = (1 << 24) + (1 << 22);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < count; i++) {
                lanes.add(7, 0);
            }
            Counts counts = collected();
            assertThat(counts.get(Counts.RECORDS)).isEqualTo(count);
            assertThat(counts.get(Counts.SUM)).isEqualTo(7L * count);
        }
    }

    @Test
    void countsEveryResponseTimeOfItsOwn() {
        lanes.claim(true);
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int[] expected = new int[Histogram.BUCKETS];
            int count = random.nextInt(round % 50 == 0 ? 500_000 : 2_000);
            for (int i = 0; i < count; i++) {
                // Most in few buckets, which run over again and again; some where there is no room yet.
                long micros = random.nextInt(300) == 0 ? random.nextLong(1L << 36) : 100 + random.nextInt(3);
                lanes.add(micros, 0);
                expected[Histogram.bucketOf(micros)]++;
            }
            assertThat(collected().get(Counts.RECORDS)).isEqualTo(count);
            BucketChanges changes = new BucketChanges();
            lanes.collectDistribution(changes);
            int[] actual = new int[Histogram.BUCKETS];
            Arrays.setAll(actual, bucket -> (int) changes.counts().get(bucket));
            assertThat(actual).isEqualTo(expected);
            assertThat(changes.size()).isEqualTo(count);
        }
    }

    @Test
    void givesTheFirstThreadALaneAtOnceAndTheNextOneWhenItMeetsACrowdedWord() throws InterruptedException {
        lanes.add(100, 0);
        assertThat(lanes.numberOfOwnLanes()).isEqualTo(1);
        Random random = new Random(3);
        join(start(1, thread -> record(random, 500)));
        assertThat(lanes.numberOfOwnLanes()).isEqualTo(1);
        join(start(1, thread -> record(random, 10_000)));
        assertThat(lanes.numberOfOwnLanes()).isEqualTo(2);
        assertThat(collected().get(Counts.RECORDS)).isEqualTo(10_501);
    }

    @Test
    void givesTheLaneOfAThreadThatEndedToTheNextThatComes() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            join(start(1, thread -> lanes.add(100, 0)));
            assertThat(collected().get(Counts.RECORDS)).isEqualTo(1);
        }
        assertThat(lanes.numberOfOwnLanes()).isEqualTo(1);
    }

    @Test
    void goesOnWhereAThreadThatEndedStopped() throws InterruptedException {
        for (int i = 1; i <= 3 * SharedLanes.LANES; i++) {
            join(start(1, thread -> {
                lanes.claim(true);
                lanes.add(100, 0);
            }));
            assertThat(collected().get(Counts.RECORDS)).isEqualTo(1);
        }
        assertThat(lanes.numberOfOwnLanes()).isEqualTo(1);
    }

    private Counts collected() {
        Counts counts = new Counts(1);
        lanes.collectInto(counts);
        return counts;
    }
}
