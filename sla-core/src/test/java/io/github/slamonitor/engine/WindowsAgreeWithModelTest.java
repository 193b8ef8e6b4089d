package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WindowsAgreeWithModelTest {

    private static final long START = 1_750_000_000_123_456L;
    private static final List<Long> LIMITS = List.of(0L, 50_000L, 800_000L, 5_000_000L);

    /** One step: what happens, how far in time, and with what response time. */
    record Step(int kind, long time, long micros, boolean flag) {}

    @Property(tries = 400)
    void agreesWithAModelThatKeepsEveryRecord(
            @ForAll("windows") List<Long> lengths, @ForAll("steps") List<Step> steps, @ForAll boolean ticking)
            throws IOException {
        WindowShape shape = shape(lengths);
        Lanes lanes = new Lanes(shape);
        ServiceWindows windows = new ServiceWindows(shape, lanes, START);
        WindowModel model = new WindowModel(lengths, START);
        long now = START;
        boolean keep = true;
        for (Step step : steps) {
            switch (step.kind) {
                case 0 -> {
                    now += step.time;
                    windows.roll(now, ticking, keep);
                    model.roll(now, ticking, keep);
                }
                case 1 -> {
                    windows.add(step.micros, step.flag ? 1 : 0);
                    model.add(step.micros, step.flag);
                }
                case 2 -> {
                    boolean counted = windows.addAt(now - step.time, step.micros, step.flag ? 1 : 0);
                    assertThat(counted).isEqualTo(model.addAt(now - step.time, step.micros, step.flag));
                }
                case 3 -> {
                    // A clock that is set back opens no slot.
                    windows.roll(now - step.time, ticking, keep);
                    model.roll(now - step.time, ticking, keep);
                }
                case 4 -> keep = step.flag;
                case 5 -> lanes.claim(true);
                default -> {
                    windows.roll(now, ticking, keep);
                    model.roll(now, ticking, keep);
                    windows = writtenAndReadBack(windows, now, keep, ticking);
                }
            }
        }
        windows.roll(now, ticking, keep);
        model.roll(now, ticking, keep);
        for (long length : lengths) {
            assertSameCounts(windows.tally(length, 0), model.window(length));
            if (!model.paused()) {
                assertSamePercentiles(windows.tally(length, 0), model.window(length));
            }
        }
    }

    private static ServiceWindows writtenAndReadBack(ServiceWindows windows, long now, boolean keep, boolean ticking)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        windows.writeTo(new DataOutputStream(bytes));
        ServiceWindows copy = new ServiceWindows(windows.shape(), now);
        copy.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        copy.roll(now, ticking, keep);
        return copy;
    }

    private static void assertSameCounts(Tally tally, List<WindowModel.Entry> entries) {
        assertThat(tally.records()).isEqualTo(entries.size());
        assertThat(tally.failures())
                .isEqualTo(entries.stream().filter(WindowModel.Entry::failed).count());
        assertThat(tally.sumMicros())
                .isEqualTo(entries.stream().mapToLong(WindowModel.Entry::micros).sum());
        for (int i = 0; i < LIMITS.size(); i++) {
            long limit = LIMITS.get(i);
            assertThat(tally.slow(i))
                    .isEqualTo(entries.stream()
                            .filter(entry -> entry.micros() > limit)
                            .count());
        }
    }

    private static void assertSamePercentiles(Tally tally, List<WindowModel.Entry> entries) {
        long[] sorted =
                entries.stream().mapToLong(WindowModel.Entry::micros).sorted().toArray();
        for (int rank = 1; rank <= sorted.length; rank++) {
            long exact = Math.min(sorted[rank - 1], Histogram.LARGEST);
            assertThat((double) Math.min(tally.microsAtRank(rank), Histogram.LARGEST))
                    .isBetween(exact * 0.99, exact * 1.01);
        }
    }

    private static WindowShape shape(List<Long> lengths) {
        TreeMap<Long, Boolean> windows = new TreeMap<>();
        lengths.forEach(length -> windows.put(length, true));
        return new WindowShape(TallyShape.of(LIMITS, true), windows, new TreeSet<>());
    }

    @Provide
    Arbitrary<List<Long>> windows() {
        return Arbitraries.of(10_000_000L, 13_337_000L, 60_000_000L, 300_000_000L, 3_600_000_000L, 7_776_000_000_000L)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, 0),
                net.jqwik.api.Tuple.of(10, 1),
                net.jqwik.api.Tuple.of(8, 2),
                net.jqwik.api.Tuple.of(1, 3),
                net.jqwik.api.Tuple.of(1, 4),
                net.jqwik.api.Tuple.of(1, 5),
                net.jqwik.api.Tuple.of(1, 6));
        Arbitrary<Long> times = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 2_000_000),
                Arbitraries.longs().between(0, 120_000_000),
                Arbitraries.longs().between(0, 8_000_000_000_000L));
        Arbitrary<Long> micros = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 2_000_000),
                Arbitraries.of(0L, 1L, 50_000L, 50_001L, 800_000L, 800_001L),
                Arbitraries.longs().between(0, 1L << 44));
        return Combinators.combine(kinds, times, micros, Arbitraries.of(true, false, false))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }
}
