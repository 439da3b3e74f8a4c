package org.epsilonlab.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.epsilonlab.ui.training.chart.Scales.Range;
import org.junit.jupiter.api.Test;

class ScalesTest {
    @Test
    void endsAreRoundAndTakeTheValuesIn() {
        assertThat(Scales.fromZero(2.31)).isEqualTo(new Range(0, 3));
        assertThat(Scales.fromZero(0)).isEqualTo(new Range(0, 1));
        assertThat(Scales.round(0.31, 0.44).low()).isCloseTo(0.3, within(1e-12));
        assertThat(Scales.round(0.3, 0.45).low()).isCloseTo(0.3, within(1e-12));
        assertThat(Scales.round(0.31, 0.44).high()).isCloseTo(0.45, within(1e-12));
        assertThat(Scales.round(0.5, 0.5).low()).isLessThanOrEqualTo(0.5);
        assertThat(Scales.round(0.5, 0.5).high()).isGreaterThan(0.5);
        assertThat(Scales.logarithmic(0.031, 2.3)).isEqualTo(new Range(0.02, 5));
        assertThat(Scales.logarithmic(1, 1).high()).isGreaterThan(1);
    }

    @Test
    void ticksOfALogarithmGetFewerAsRoomGetsShort() {
        assertThat(LogScale.values(0.2, 5, 4)).containsExactly(0.2, 0.5, 1.0, 2.0, 5.0);
        assertThat(LogScale.values(0.2, 5, 3)).containsExactly(0.3, 1.0, 3.0);
        assertThat(LogScale.values(0.2, 5, 1)).containsExactly(0.2, 5.0);
        assertThat(LogScale.values(1e-6, 1, 3)).hasSizeBetween(2, 4);
    }

    @Test
    void labelsAreShort() {
        assertThat(Scales.label(0.2)).isEqualTo("0.2");
        assertThat(Scales.label(5)).isEqualTo("5");
        assertThat(Scales.label(1e-5)).isEqualTo("1e-5");
        assertThat(Scales.label(2e6)).isEqualTo("2e6");
    }

    @Test
    void valuesAreReadWithTheirUnit() {
        assertThat(TrainingCurves.accuracy("", 10).format(64.04)).isEqualTo("64.0 %");
        assertThat(TrainingCurves.loss("").format(0.7704)).isEqualTo("0.770");
        assertThat(TrainingCurves.loss("").format(0.00001)).isEqualTo("1.0e-05");
        assertThat(TrainingCurves.loss("").format(0)).isEqualTo("0.000");
    }
}
