package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void measuresFourNorms() {
        Pixels original = new Pixels(1, 2, 2, new float[] {.5f, .5f, .5f, .5f});
        Pixels changed = new Pixels(1, 2, 2, new float[] {.75f, .5f, 0f, .5f});
        Difference difference = Difference.between(original, changed);
        assertThat(difference.values()).containsExactly(.25f, 0f, -.5f, 0f);
        assertThat(difference.l0()).isEqualTo(2);
        assertThat(difference.l1()).isEqualTo(.75);
        assertThat(difference.l2()).isCloseTo(Math.sqrt(.3125), within(1e-15));
        assertThat(difference.linf()).isEqualTo(.5);
        assertThat(difference.changedShare()).isEqualTo(.5);
    }

    @Test
    void countsPositionsAndValuesApart() {
        Pixels black = new Pixels(3, 1, 2, new float[6]);
        Pixels changed = new Pixels(3, 1, 2, new float[] {.1f, 0f, .2f, 0f, 0f, 0f});
        Difference difference = Difference.between(black, changed);
        assertThat(difference.l0()).isEqualTo(2);
        assertThat(difference.changedShare()).isEqualTo(.5);
        assertThat(difference.strongest(0)).isEqualTo(.2f);
    }

    @Test
    void sumsInDouble() {
        int n = 1000 * 1000;
        float[] small = new float[n];
        java.util.Arrays.fill(small, 1e-4f);
        Difference difference =
                Difference.between(new Pixels(1, 1000, 1000, new float[n]), new Pixels(1, 1000, 1000, small));
        assertThat(difference.l1()).isCloseTo(n * (double) 1e-4f, within(1e-9));
    }

    @Test
    void nothingChangedIsZeroEverywhere() {
        Pixels one = new Pixels(1, 1, 1, new float[] {.3f});
        Difference difference = Difference.between(one, one);
        assertThat(difference.l0()).isZero();
        assertThat(difference.l1() + difference.l2() + difference.linf() + difference.changedShare())
                .isZero();
    }

    @Test
    void refusesOtherShapes() {
        Pixels wide = new Pixels(1, 1, 2, new float[2]);
        Pixels high = new Pixels(1, 2, 1, new float[2]);
        assertThatThrownBy(() -> Difference.between(wide, high))
                .hasMessage("Only pictures of one shape can be compared, not a 1×1×2 picture and a 1×2×1 picture.");
    }
}
