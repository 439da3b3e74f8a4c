package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** A picture's shape, and how many of them a network is asked for at once. */
class InputShapeTest {

    @Test
    void manySmallPicturesAreAskedForAtOnceAndFewLargeOnes() {
        assertThat(new InputShape(1, 28, 28).picturesAtOnce(500)).isEqualTo(500);
        assertThat(new InputShape(3, 32, 32).picturesAtOnce(500)).isEqualTo(500);
        assertThat(new InputShape(3, 224, 224).picturesAtOnce(500)).isEqualTo(10);
        assertThat(new InputShape(3, 224, 224).picturesAtOnce(4)).isEqualTo(4);
        assertThat(new InputShape(3, 4096, 4096).picturesAtOnce(500)).isEqualTo(1);
    }

    @Test
    void aShapeThatNoPictureHasIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InputShape(0, 28, 28));
        assertThatIllegalArgumentException().isThrownBy(() -> new InputShape(3, 100_000, 100_000));
    }
}
