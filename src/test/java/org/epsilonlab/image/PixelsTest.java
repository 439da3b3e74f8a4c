package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PixelsTest {
    @Test
    void addressesValuesChannelFirst() {
        Pixels pixels = new Pixels(2, 1, 3, new float[] {0f, .1f, .2f, .3f, .4f, .5f});
        assertThat(pixels.at(1, 0, 2)).isEqualTo(.5f);
        assertThat(pixels.at(0, 0, 1)).isEqualTo(.1f);
        assertThat(pixels.size()).isEqualTo(6);
        assertThatThrownBy(() -> pixels.at(0, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void cannotBeChangedFromOutside() {
        float[] values = {.25f};
        Pixels pixels = new Pixels(1, 1, 1, values);
        values[0] = .75f;
        pixels.toArray()[0] = .75f;
        assertThat(pixels.at(0, 0, 0)).isEqualTo(.25f);
    }

    @Test
    void copiesIntoABatch() {
        float[] batch = new float[4];
        new Pixels(1, 1, 2, new float[] {.5f, 1f}).copyTo(batch, 1);
        assertThat(batch).containsExactly(0f, .5f, 1f, 0f);
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> new Pixels(1, 1, 2, new float[] {0f, 1.2f}))
                .hasMessage("Value 1 of the picture is 1.2; every value must lie in [0, 1].");
        assertThatThrownBy(() -> new Pixels(1, 1, 1, new float[] {Float.NaN})).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Pixels(1, 1, 1, new float[] {-1e-7f})).hasMessageContaining("Value 0");
        assertThatThrownBy(() -> new Pixels(3, 2, 2, new float[11])).hasMessageContaining("needs 12 values, not 11");
        assertThatThrownBy(() -> new Pixels(0, 2, 2, new float[0])).hasMessageContaining("at least 1");
    }

    @Test
    void isEqualByContent() {
        Pixels pixels = new Pixels(1, 1, 2, new float[] {0f, 1f});
        assertThat(pixels).isEqualTo(new Pixels(1, 1, 2, new float[] {-0f, 1f}));
        assertThat(pixels).hasSameHashCodeAs(new Pixels(1, 1, 2, new float[] {-0f, 1f}));
        assertThat(pixels).isNotEqualTo(new Pixels(1, 2, 1, new float[] {0f, 1f}));
        assertThat(pixels).isNotEqualTo(new Pixels(1, 1, 2, new float[] {0f, .5f}));
    }

    @Test
    void becomesOpaqueColours() {
        assertThat(new Pixels(1, 1, 2, new float[] {0f, .5f}).toArgb()).containsExactly(0xff000000, 0xff808080);
        assertThat(new Pixels(3, 1, 1, new float[] {1f, 0f, .2f}).toArgb()).containsExactly(0xffff0033);
        assertThatThrownBy(() -> new Pixels(2, 1, 1, new float[2]).toArgb()).hasMessageContaining("2 channels");
    }

    @Test
    void roundsToEightBitsAsAFileDoes() {
        assertThat(new Pixels(1, 1, 3, new float[] {.5f, 1f, .0019f})
                        .rounded8Bit()
                        .toArray())
                .containsExactly(128 / 255f, 1f, 0f);
        float[] all = new float[256];
        for (int i = 0; i < 256; i++) {
            all[i] = i / 255f;
        }
        Pixels exact = new Pixels(1, 16, 16, all);
        assertThat(exact.rounded8Bit()).isEqualTo(exact);
    }
}
