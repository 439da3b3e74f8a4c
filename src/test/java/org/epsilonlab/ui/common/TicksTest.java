package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks stand on round numbers, and both ends of an axis have one. */
class TicksTest {

    @Test
    void aUnitDividesTheRangeWhereARoundOneDoes() {
        assertThat(Ticks.unit(0.3, 6)).isCloseTo(0.05, within(1e-12));
        assertThat(Ticks.unit(0.3, 4)).isCloseTo(0.1, within(1e-12));
        assertThat(Ticks.unit(8, 6)).isEqualTo(2);
        assertThat(Ticks.unit(80, 6)).isEqualTo(20);
        assertThat(Ticks.unit(7, 6)).isEqualTo(2);
    }

    @Test
    void neverMoreIntervalsThanThereIsRoomFor() {
        for (double range : new double[] {0.1, 0.3, 1, 7, 8, 20, 80, 99, 1234}) {
            for (int most = 1; most <= 10; most++) {
                assertThat(range / Ticks.unit(range, most)).isLessThanOrEqualTo(most + 1e-6);
            }
        }
    }

    @Test
    void bothEndsAreLabelledAndWhatLiesBetweenIsRound() {
        assertThat(Ticks.between(1, 100, 4)).containsExactly(1.0, 25.0, 50.0, 75.0, 100.0);
        assertThat(Ticks.between(1, 20, 4)).containsExactly(1.0, 5.0, 10.0, 15.0, 20.0);
        assertThat(Ticks.between(0, 7, 4)).containsExactly(0.0, 2.0, 4.0, 7.0);
        assertThat(Ticks.between(0, 0.1, 4).stream().map(Ticks::label))
                .isEqualTo(List.of("0", "0.025", "0.05", "0.075", "0.1"));
        assertThat(Ticks.between(5, 5, 4)).containsExactly(5.0);
    }

    @Test
    void anAxisEndsOnARoundNumber() {
        assertThat(Ticks.end(8 / 3.0)).isEqualTo(3);
        assertThat(Ticks.end(80 / 3.0)).isEqualTo(30);
        assertThat(Ticks.end(0.1)).isCloseTo(0.1, within(1e-12));
        assertThat(Ticks.end(9.5)).isEqualTo(10);
    }
}
