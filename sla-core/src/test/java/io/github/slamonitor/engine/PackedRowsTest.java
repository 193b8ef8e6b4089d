package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PackedRowsTest {

    private static final int ROWS = 7;
    private static final int COLUMNS = 4;

    @Property(tries = 300)
    void holdsTheNumbersThatAnArrayHolds(@ForAll long seed) {
        Random random = new Random(seed);
        PackedRows packed = new PackedRows(ROWS, COLUMNS);
        long[][] expected = new long[ROWS][COLUMNS];
        for (int step = 0; step < 60; step++) {
            int row = random.nextInt(ROWS);
            switch (random.nextInt(3)) {
                case 0 -> {
                    long[] amounts = random.longs(COLUMNS)
                            .map(number -> number >>> (2 + random.nextInt(62)))
                            .toArray();
                    packed.add(row, amounts);
                    Arrays.setAll(expected[row], column -> expected[row][column] + amounts[column]);
                }
                case 1 -> {
                    int column = random.nextInt(COLUMNS);
                    long value = random.nextLong() >>> (2 + random.nextInt(62));
                    packed.set(row, column, value);
                    expected[row][column] = value;
                }
                default -> {
                    long[] sums = new long[COLUMNS];
                    packed.moveOut(row, sums);
                    assertThat(sums)
                            .isEqualTo(Arrays.stream(expected[row])
                                    .map(value -> -value)
                                    .toArray());
                    Arrays.fill(expected[row], 0);
                }
            }
            for (int i = 0; i < ROWS; i++) {
                for (int column = 0; column < COLUMNS; column++) {
                    assertThat(packed.get(i, column)).isEqualTo(expected[i][column]);
                }
            }
        }
    }
}
