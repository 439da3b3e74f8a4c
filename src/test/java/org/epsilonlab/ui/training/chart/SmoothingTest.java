package org.epsilonlab.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothingTest {
    private final Smoothing smoothing = new Smoothing();

    @Test
    void theFirstValueIsItsOwnMeanAndAConstantStays() {
        assertThat(smoothing.next(0, 2.3, 0.1)).isEqualTo(2.3);
        for (int i = 1; i < 100; i++) {
            assertThat(smoothing.next(i * 0.01, 2.3, 0.1)).isCloseTo(2.3, within(1e-12));
        }
    }

    @Test
    void twoValuesAreWeightedByTheirAge() {
        smoothing.next(0, 1, 0.5);
        double old = Math.exp(-1);
        assertThat(smoothing.next(0.5, 3, 0.5)).isCloseTo((old * 1 + 3) / (old + 1), within(1e-12));
    }

    @Test
    void noiseIsTakenAwayAndTheMeanIsLeft() {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < 2000; i++) {
            double mean = smoothing.next(i * 0.001, 1 + (i % 2 == 0 ? 0.5 : -0.5), 0.1);
            least = i > 1000 ? Math.min(least, mean) : least;
            most = i > 1000 ? Math.max(most, mean) : most;
        }
        assertThat(least).isBetween(0.99, 1.0);
        assertThat(most).isBetween(1.0, 1.01);
    }

    @Test
    void howOftenIsReportedMakesNoDifference() {
        Smoothing rare = new Smoothing();
        double often = 0;
        double seldom = 0;
        for (int i = 0; i <= 1000; i++) {
            often = smoothing.next(i * 0.001, Math.exp(-i * 0.001), 0.05);
            seldom = i % 10 == 0 ? rare.next(i * 0.001, Math.exp(-i * 0.001), 0.05) : seldom;
        }
        assertThat(seldom).isCloseTo(often, within(0.005));
    }
}
