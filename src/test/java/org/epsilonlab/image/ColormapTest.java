package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColormapTest {
    private static final Colormap MAP = Colormap.DIVERGING;

    @Test
    void zeroIsExactlyWhite() {
        assertThat(MAP.argb(0)).isEqualTo(0xffffffff);
        assertThat(MAP.argb(-0.0)).isEqualTo(0xffffffff);
    }

    @Test
    void negativeIsBlueAndPositiveRed() {
        int blue = MAP.argb(-1);
        int red = MAP.argb(1);
        assertThat(blue & 0xff).isGreaterThan(blue >> 16 & 0xff);
        assertThat(red >> 16 & 0xff).isGreaterThan(red & 0xff);
        assertThat(MAP.argb(-7)).isEqualTo(blue);
        assertThat(MAP.argb(Double.POSITIVE_INFINITY)).isEqualTo(red);
    }

    @Test
    void stepsAreEvenToTheEyeAndGetDarker() {
        for (int side : new int[] {-1, 1}) {
            double whole = 0;
            double smallest = Double.MAX_VALUE;
            double largest = 0;
            for (int i = 0; i < 16; i++) {
                Lab from = Lab.of(MAP.argb(side * i / 16.0));
                Lab to = Lab.of(MAP.argb(side * (i + 1) / 16.0));
                double step = from.distance(to);
                whole += step;
                smallest = Math.min(smallest, step);
                largest = Math.max(largest, step);
                assertThat(to.l()).isLessThan(from.l());
            }
            assertThat(whole).isGreaterThan(60);
            assertThat(largest / smallest).isLessThan(1.35);
        }
    }

    @Test
    void bothSidesAreAboutEquallyStrong() {
        for (double t = 0; t <= 1; t += .125) {
            assertThat(Lab.of(MAP.argb(t)).l() - Lab.of(MAP.argb(-t)).l()).isBetween(-6.0, 6.0);
        }
    }

    @Test
    void drawsTheStrongestChannelAgainstTheLimit() {
        Pixels grey = new Pixels(3, 1, 2, new float[] {.5f, .5f, .5f, .5f, .5f, .5f});
        Pixels changed = new Pixels(3, 1, 2, new float[] {.6f, .5f, .25f, .5f, .5f, .5f});
        int[] argb = MAP.heatMap(Difference.between(grey, changed), .25);
        assertThat(argb).containsExactly(MAP.argb(-1), 0xffffffff);
    }

    @Test
    void aLimitOfZeroDrawsNoChange() {
        Difference difference =
                Difference.between(new Pixels(1, 1, 1, new float[1]), new Pixels(1, 1, 1, new float[] {1f}));
        assertThat(MAP.heatMap(difference, 0)).containsExactly(0xffffffff);
        assertThatThrownBy(() -> MAP.heatMap(difference, -1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> MAP.heatMap(difference, Double.NaN)).hasMessageContaining("NaN");
    }
}
