package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void gradientsComeBackAsTheTransposeWouldBringThem() {
        for (int round = 0; round < 20; round++) {
            Placement placement = Placement.of(
                    9,
                    11,
                    4,
                    5,
                    11 * random.nextDouble(),
                    9 * random.nextDouble(),
                    0.5 + random.nextDouble(),
                    360 * random.nextDouble());
            float[] picture = uniform(2 * 20);
            float[] gradient = uniform(2 * 99);
            float[] black = new float[2 * 99];
            double there = Vectors.dot(placement.place(picture, black, 2), gradient);
            double back = Vectors.dot(picture, placement.back(gradient, 2));
            assertThat(there).isEqualTo(back, within(1e-4));
        }
    }

    @Test
    void aPictureOnItsOwnPlaceStaysAsItIs() {
        float[] picture = uniform(3 * 30);
        float[] placed = Placement.of(5, 6, 5, 6, 3, 2.5, 1, 0).place(picture, new float[90], 3);
        assertThat(placed).containsExactly(picture, within(1e-6f));
        assertThat(Placement.whole(5, 6).place(picture, new float[90], 3)).containsExactly(picture);
    }

    @Test
    void aQuarterTurnIsExact() {
        // 1 2      3 1
        // 3 4  →   4 2
        float[] picture = {.1f, .2f, .3f, .4f};
        float[] turned = Placement.of(2, 2, 2, 2, 1, 1, 1, 90).place(picture, new float[4], 1);
        assertThat(turned).containsExactly(new float[] {.3f, .1f, .4f, .2f}, within(1e-6f));
    }

    @Test
    void beyondThePictureTheBackgroundStays() {
        float[] background = uniform(16);
        Placement placement = Placement.of(4, 4, 2, 2, 1, 1, 1, 0);
        float[] placed = placement.place(new float[] {1, 1, 1, 1}, background, 1);
        for (int i = 0; i < 16; i++) {
            boolean under = i % 4 < 2 && i / 4 < 2;
            assertThat(placement.covers(i)).isEqualTo(under);
            assertThat(placed[i]).isEqualTo(under ? 1 : background[i]);
        }
    }

    private float[] uniform(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }
}
