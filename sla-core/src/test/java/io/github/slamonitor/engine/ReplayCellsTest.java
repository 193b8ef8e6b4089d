package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Holds the rows of cells against a map from where a cell starts to what it counts. */
class ReplayCellsTest {

    private static final long SECOND = 1_000_000;

    /** A request: how long after the one before, or how long before it, and its figures. */
    private record Step(long gap, long micros, boolean successful) {}

    /** What a cell counts. */
    private record Figures(long records, long failures, long sum, long slow, long slower, long latest) {

        private static final Figures NONE = new Figures(0, 0, 0, 0, 0, Long.MIN_VALUE);

        Figures plus(long time, long micros, boolean successful) {
            return new Figures(
                    records + 1,
                    failures + (successful ? 0 : 1),
                    sum + micros,
                    slow + (micros > 100 ? 1 : 0),
                    slower + (micros > 500 ? 1 : 0),
                    Math.max(latest, time));
        }
    }

    private static ReplayGrid grid(long interval, long window) {
        return new ReplayGrid(interval, List.of(shape(window)));
    }

    private static WindowShape shape(long window) {
        TreeMap<Long, Boolean> windows = new TreeMap<>();
        windows.put(window, false);
        return new WindowShape(TallyShape.of(List.of(100L, 500L), false), windows, new TreeSet<>());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> gaps = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, 2 * SECOND)),
                Tuple.of(3, Arbitraries.longs().between(-9 * SECOND, 0)),
                Tuple.of(1, Arbitraries.longs().between(-500 * SECOND, 900 * SECOND)));
        return Combinators.combine(gaps, Arbitraries.longs().between(0, 1000), Arbitraries.of(true, true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(300);
    }

    @Provide
    Arbitrary<ReplayGrid> grids() {
        return Arbitraries.of(
                grid(10 * SECOND, 300 * SECOND),
                grid(10 * SECOND, 60 * SECOND),
                grid(10 * SECOND, 13_337_000),
                grid(7_001_000, 10 * SECOND));
    }

    @Property(tries = 300)
    void countsEachRequestInItsCellInTheOrderOfTime(
            @ForAll("steps") List<Step> steps,
            @ForAll("grids") ReplayGrid grid,
            @ForAll @IntRange(min = 1, max = 5) int parts) {
        List<ReplayCells> counted = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            counted.add(new ReplayCells(grid, List.of(shape(60 * SECOND))));
        }
        Map<Long, Figures> model = new TreeMap<>();
        long time = 1_000 * SECOND;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            time += step.gap;
            counted.get(i / 7 % parts).add(time, step.micros, step.successful);
            long cell = grid.startOf(time);
            model.put(cell, model.getOrDefault(cell, Figures.NONE).plus(time, step.micros, step.successful));
        }
        ReplayCells all = counted.get(0);
        counted.subList(1, parts).forEach(all::merge);
        all.putInOrder();

        assertThat(figures(all.rows())).containsExactlyElementsOf(model.values());
        assertThat(all.records()).isEqualTo(steps.size());
        assertThat(all.rows().isInOrder()).isTrue();
    }

    /** 300,000 requests in a cell, half of them counted by another thread, and each late one right after one that is not. */
    @Test
    void aCellOfMoreRequestsThanARowCountsHasSeveralRows() {
        ReplayGrid grid = grid(10 * SECOND, 60 * SECOND);
        ReplayCells cells = new ReplayCells(grid, List.of(shape(60 * SECOND)));
        ReplayCells others = new ReplayCells(grid, List.of(shape(60 * SECOND)));
        Map<Long, Figures> model = new TreeMap<>();
        for (int i = 0; i < 600_000; i++) {
            long time = 1_000 * SECOND + (i % 2) * SECOND + i % 1013;
            (i % 4 < 2 ? cells : others).add(time, i % 700, i % 3 > 0);
            model.merge(grid.startOf(time), Figures.NONE.plus(time, i % 700, i % 3 > 0), ReplayCellsTest::sum);
        }
        cells.merge(others);
        cells.putInOrder();

        CellRows rows = cells.rows();
        Map<Long, Figures> counted = new TreeMap<>();
        long[] times = rows.times();
        for (int row = 0; row < rows.size(); row++) {
            counted.merge(grid.startOf(times[row]), figures(rows).get(row), ReplayCellsTest::sum);
        }
        assertThat(counted).isEqualTo(model).hasSize(2);
        assertThat(times).isSorted();
        assertThat(rows.size()).isBetween(10, 30);
    }

    private static Figures sum(Figures one, Figures other) {
        return new Figures(
                one.records + other.records,
                one.failures + other.failures,
                one.sum + other.sum,
                one.slow + other.slow,
                one.slower + other.slower,
                Math.max(one.latest, other.latest));
    }

    private static List<Figures> figures(CellRows rows) {
        List<Figures> figures = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            figures.add(new Figures(
                    rows.records(row),
                    rows.failures(row),
                    rows.sum(row),
                    rows.slow(row, 0),
                    rows.slow(row, 1),
                    rows.time(row)));
        }
        return figures;
    }
}
