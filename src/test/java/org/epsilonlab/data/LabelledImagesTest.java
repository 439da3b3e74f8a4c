package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epsilonlab.model.InputShape;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {
    @Test
    void aSliceIsAWindowOnTheWhole() {
        LabelledImages slice = new Invented(8).slice(2, 6);
        assertThat(slice.size()).isEqualTo(4);
        assertThat(slice.name()).isEqualTo("invented[2:6]");
        assertThat(slice.image(0).at(0, 0, 0)).isEqualTo(.25f);
        assertThat(slice.label(3)).isEqualTo(2);
        assertThat(slice.title(1)).isEqualTo("3");
        assertThat(slice.shape()).isEqualTo(new InputShape(1, 1, 1));
        float[] target = new float[1];
        slice.slice(1, 2).copyTo(0, target, 0);
        assertThat(target).containsExactly(.375f);
    }

    @Test
    void aSliceEndsWhereItSays() {
        LabelledImages slice = new Invented(8).slice(2, 6);
        assertThatThrownBy(() -> slice.image(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(2, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(2, 2)).hasMessage("The range 2:2 is empty.");
    }
}
