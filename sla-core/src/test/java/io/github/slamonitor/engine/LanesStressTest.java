package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesStressTest {

    private static final long LIMIT = 1000;
    private static final long MINUTE = 60_000_000L;
    private static final long START = 1_750_000_000_000_000L;

    private static WindowShape shape() {
        TreeMap<Long, Boolean> windows = new TreeMap<>();
        windows.put(MINUTE, true);
        windows.put(60 * MINUTE, false);
        return new WindowShape(TallyShape.of(List.of(LIMIT), true), windows, new TreeSet<>(List.of(100)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void losesAndDoublesNothingWhileSlotsTurnAndLateRecordsCome(long seed) throws InterruptedException {
        ServiceWindows windows = new ServiceWindows(shape(), START);
        AtomicLong records = new AtomicLong();
        AtomicLong failures = new AtomicLong();
        AtomicLong sum = new AtomicLong();
        AtomicLong slow = new AtomicLong();
        AtomicLong now = new AtomicLong(START);
        AtomicBoolean running = new AtomicBoolean(true);
        CountDownLatch done = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            Random random = new Random(seed * 31 + thread);
            new Thread(() -> {
                        for (int i = 0; i < 200_000; i++) {
                            int failed = random.nextInt(10) == 0 ? 1 : 0;
                            // Now and then one so long that a word is soon half full, or is bypassed.
                            long micros = switch (random.nextInt(20_000)) {
                                case 0 -> Lanes.LONGEST_IN_WORD + random.nextInt(10);
                                case 1 -> Lanes.LONGEST_IN_WORD - random.nextInt(10);
                                default -> random.nextInt(2 * (int) LIMIT);
                            };
                            if (random.nextInt(50) == 0) {
                                windows.addAt(now.get() - random.nextInt(40_000_000), micros, failed);
                            } else {
                                windows.add(micros, failed);
                            }
                            records.incrementAndGet();
                            failures.addAndGet(failed);
                            sum.addAndGet(micros);
                            slow.addAndGet(micros > LIMIT ? 1 : 0);
                        }
                        done.countDown();
                    })
                    .start();
        }
        Thread roller = new Thread(() -> {
            Random random = new Random(seed);
            while (running.get()) {
                windows.roll(now.addAndGet(random.nextInt(1_200_000)), true, true);
                // Records stay in the hour: 2000 rolls of 0.6 s take 20 minutes.
                if (now.get() > START + 30 * MINUTE) {
                    now.set(START + 30 * MINUTE);
                }
                Tally hour = windows.tally(60 * MINUTE, 0);
                assertThat(hour.failures()).isLessThanOrEqualTo(hour.records());
                assertThat(hour.slow(0)).isLessThanOrEqualTo(hour.records());
            }
        });
        roller.start();
        done.await();
        running.set(false);
        roller.join();
        windows.roll(now.get(), true, true);
        Tally hour = windows.tally(60 * MINUTE, 0);
        assertThat(hour.records()).isEqualTo(records.get());
        assertThat(hour.failures()).isEqualTo(failures.get());
        assertThat(hour.sumMicros()).isEqualTo(sum.get());
        assertThat(hour.slow(0)).isEqualTo(slow.get());
        assertThat(windows.recent(100, 0).records()).isBetween(90L, 100L);
    }

    @Test
    void emptiesAWordBeforeItRunsOver() {
        Lanes lanes = new Lanes(shape());
        Counts counts = new Counts(1);
        long each = Lanes.LONGEST_IN_WORD;
        for (int i = 0; i < 1000; i++) {
            lanes.add(each, 0);
        }
        lanes.collectInto(counts);
        assertThat(counts.get(Counts.RECORDS)).isEqualTo(1000);
        assertThat(counts.get(Counts.SUM)).isEqualTo(1000 * each);
    }

    @Test
    void countsMoreRecordsThanOneWordHolds() {
        Lanes lanes = new Lanes(shape());
        int records = 20_000_000;
        for (int i = 0; i < records; i++) {
            lanes.add(3, i & 1);
        }
        Counts counts = new Counts(1);
        lanes.collectInto(counts);
        assertThat(counts.get(Counts.RECORDS)).isEqualTo(records);
        assertThat(counts.get(Counts.FAILURES)).isEqualTo(records / 2);
        assertThat(counts.get(Counts.SUM)).isEqualTo(3L * records);
    }
}
