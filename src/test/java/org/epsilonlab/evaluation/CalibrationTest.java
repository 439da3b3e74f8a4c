package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final List<PictureResult> PICTURES = List.of(
            Answers.picture(0, 0, 0, 0, 0.95, 0.55, 3, 0.2),
            Answers.picture(1, 0, 0, 1, 0.91, 0.73, 2, -1),
            Answers.picture(2, 1, 2, 2, 0.99, 1.0, -7, -9),
            Answers.picture(3, 1, 1, 2, 0.30, 0.71, 0.1, -1));

    @Test
    void countsTheSureAndTheUnsureApart() {
        Calibration found = Calibration.of(PICTURES);
        assertThat(found.right().counts()).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 0, 2);
        assertThat(found.wrong().counts()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(found.fooled().counts()).containsExactly(0, 0, 0, 0, 0, 0, 0, 2, 0, 0);
    }

    /**
     * By hand. Before: bin (0.9, 1] has two of three right with a confidence of 0.95 on average, (0.2, 0.3] its only one. After:
     * (0.5, 0.6] one of one right, (0.7, 0.8] none of two with 0.72 on average, (0.9, 1] none of one.
     */
    @Test
    void theCalibrationErrorIsThatOfThePaper() {
        Calibration found = Calibration.of(PICTURES);
        assertThat(found.errorBefore())
                .isCloseTo(0.75 * Math.abs(2.0 / 3 - 0.95) + 0.25 * Math.abs(1 - 0.30), within(1e-12));
        assertThat(found.errorAfter()).isCloseTo(0.25 * 0.45 + 0.5 * 0.72 + 0.25 * 1, within(1e-12));
        assertThat(Calibration.of(List.of()).errorBefore()).isNaN();
    }

    @Test
    void marginsBeforeAndAfterShareARangeAroundZero() {
        Calibration found = Calibration.of(PICTURES);
        assertThat(found.marginsBefore().lower()).isEqualTo(-10);
        assertThat(found.marginsAfter().upper()).isEqualTo(10);
        assertThat(found.marginsBefore().edge(10)).isEqualTo(0);
        // Bins of one unit: (−8, −7], (0, 1], (1, 2], (2, 3].
        assertThat(found.marginsBefore().count(2)).isEqualTo(1);
        assertThat(found.marginsBefore().counts().subList(10, 13)).containsExactly(1, 1, 1);
        assertThat(found.marginsAfter().counts().subList(0, 11)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1);
        assertThat(found.marginsAfter().total()).isEqualTo(4);
    }

    @Test
    void whatIsBeyondTheEndsIsCountedThereAndNoNumberNowhere() {
        Histogram counted = Histogram.of(new double[] {-5, Double.POSITIVE_INFINITY, Double.NaN, 0, 1, 0.5}, 0, 1, 2);
        assertThat(counted.counts()).containsExactly(3, 2);
        assertThat(counted.largest()).isEqualTo(3);
    }
}
