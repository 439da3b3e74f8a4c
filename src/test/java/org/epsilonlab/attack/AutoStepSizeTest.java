package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checkpoints and conditions of Croce &amp; Hein 2020, section 3. */
class AutoStepSizeTest {

    @Test
    void checksWhereThePaperDoes() {
        // p_j N for N = 100: 0, .22, .41, .57, .70, .80, .87, .93, .99. A walk that never rises halves at each.
        AutoStepSize rule = new AutoStepSize(100, 0.75, 1);
        List<Integer> halved = new ArrayList<>();
        for (int step = 1; step <= 100; step++) {
            if (rule.halves(step, false, 1)) {
                halved.add(step);
            }
        }
        assertThat(halved).containsExactly(22, 41, 57, 70, 80, 87, 93, 99);
    }

    @Test
    void goesOnWhileThreeQuartersOfTheStepsRise() {
        AutoStepSize rule = new AutoStepSize(100, 0.75, 0);
        for (int step = 1; step <= 22; step++) {
            // 17 of 22 are more than three quarters.
            assertThat(rule.halves(step, step <= 17, step)).isFalse();
        }
        for (int step = 23; step <= 41; step++) {
            // 14 of 19 are fewer.
            assertThat(rule.halves(step, step <= 36, step)).isEqualTo(step == 41);
        }
    }

    @Test
    void halvesWhenTheBestStandsStill() {
        AutoStepSize rule = new AutoStepSize(100, 0.75, 0);
        for (int step = 1; step <= 22; step++) {
            assertThat(rule.halves(step, true, 7)).isFalse();
        }
        for (int step = 23; step <= 41; step++) {
            assertThat(rule.halves(step, true, 7)).isEqualTo(step == 41);
        }
        for (int step = 42; step <= 57; step++) {
            // Halved at the last checkpoint, so it gets another period.
            assertThat(rule.halves(step, true, 7)).isFalse();
        }
    }
}
