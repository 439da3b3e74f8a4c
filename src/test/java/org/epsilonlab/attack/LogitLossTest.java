package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What attacks ascend, against finite differences and published invariants. */
class LogitLossTest {

    private static final float[] LOGITS = {1.5f, -0.5f, 2.25f, 0.25f, -1.75f, 1f};

    static Stream<LogitLoss> losses() {
        return Stream.of(
                LogitLoss.crossEntropy(Goal.UNTARGETED, 0),
                LogitLoss.crossEntropy(Goal.towards(3), 0),
                LogitLoss.margin(Goal.UNTARGETED, 0),
                LogitLoss.margin(Goal.UNTARGETED, 2),
                LogitLoss.margin(Goal.towards(4), 2),
                new DifferenceOfLogitsRatio(2, -1),
                new DifferenceOfLogitsRatio(1, -1),
                new DifferenceOfLogitsRatio(2, 4),
                new DifferenceOfLogitsRatio(2, 0));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsThatOfFiniteDifferences(LogitLoss loss) {
        double[] gradient = loss.gradient(LOGITS);
        float step = 1 / 256f;
        for (int k = 0; k < LOGITS.length; k++) {
            float[] up = LOGITS.clone();
            float[] down = LOGITS.clone();
            up[k] += step;
            down[k] -= step;
            double slope = (loss.value(up) - loss.value(down)) / (2 * step);
            assertThat(gradient[k]).isEqualTo(slope, within(1e-4));
        }
    }

    @Test
    void marginIsPositiveWhereTheGoalIsReached() {
        assertThat(LogitLoss.margin(Goal.UNTARGETED, 2).value(LOGITS)).isEqualTo(-0.75);
        assertThat(LogitLoss.margin(Goal.UNTARGETED, 0).value(LOGITS)).isEqualTo(0.75);
        assertThat(LogitLoss.margin(Goal.towards(2), 0).value(LOGITS)).isEqualTo(0.75);
        assertThat(LogitLoss.margin(Goal.towards(4), 0).value(LOGITS)).isEqualTo(-4);
    }

    @Test
    void ratioHasItsPublishedValues() {
        // −(z_y − max other) / (z_π1 − z_π3) and −(z_y − z_t) / (z_π1 − (z_π3 + z_π4) / 2).
        assertThat(new DifferenceOfLogitsRatio(2, -1).value(LOGITS)).isEqualTo(-0.75 / 1.25, within(1e-9));
        assertThat(new DifferenceOfLogitsRatio(2, 4).value(LOGITS)).isEqualTo(-4 / (2.25 - 0.625), within(1e-9));
    }

    @Test
    void ratioDoesNotSeeTheScaleOfTheLogits() {
        float[] scaled = LOGITS.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = 1000 * scaled[k] + 5;
        }
        for (LogitLoss ratio : List.of(new DifferenceOfLogitsRatio(2, -1), new DifferenceOfLogitsRatio(2, 4))) {
            assertThat(ratio.value(scaled)).isEqualTo(ratio.value(LOGITS), within(1e-6));
        }
    }

    @Test
    void aSureSoftmaxKeepsADirection() {
        float[] sure = {0, 300, -50};
        LogitLoss loss = LogitLoss.crossEntropy(Goal.UNTARGETED, 1);
        assertThat(loss.direction(sure)).containsExactly(new float[] {1, -1, 0}, within(1e-6f));
        // In single precision p − 1 is zero here.
        assertThat((float) (1 / (1 + Math.exp(-300)) - 1)).isZero();
    }
}
