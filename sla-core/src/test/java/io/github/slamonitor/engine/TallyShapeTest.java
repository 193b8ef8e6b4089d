package io.github.slamonitor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyShapeTest {

    @Test
    void limitsAreSortedAndStandOnce() {
        TallyShape shape = TallyShape.of(List.of(500L, 100L, 500L, 300L), false);

        assertThat(shape.limits()).isEqualTo(3);
        assertThat(shape.limit(0)).isEqualTo(100);
        assertThat(shape.limit(1)).isEqualTo(300);
        assertThat(shape.limit(2)).isEqualTo(500);
        assertThat(shape.indexOf(300)).isEqualTo(1);
        assertThat(shape.indexOf(301)).isNegative();
    }

    @Test
    void isEqualWhenItCountsTheSame() {
        TallyShape shape = TallyShape.of(List.of(100L, 200L), true);

        assertThat(TallyShape.of(List.of(200L, 100L), true)).isEqualTo(shape).hasSameHashCodeAs(shape);
        assertThat(TallyShape.of(List.of(100L, 200L), false)).isNotEqualTo(shape);
        assertThat(TallyShape.of(List.of(100L), true)).isNotEqualTo(shape);
        assertThat(TallyShape.of(List.of(), false)).isEqualTo(TallyShape.PLAIN);
        assertThat(shape).isNotEqualTo("shape");
    }

    @Test
    void saysWhatItCounts() {
        assertThat(TallyShape.of(List.of(100L), true))
                .hasToString("TallyShape[slowLimits=[100], distribution=true]")
                .returns(true, TallyShape::distribution);
    }
}
