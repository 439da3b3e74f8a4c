package org.epsilonlab.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SetTitlesTest {

    @Test
    void setsAndTheirPartsAreCalledWhatPeopleCallThem() {
        assertThat(SetTitles.of("fashion-mnist:test")).isEqualTo("Fashion-MNIST test");
        assertThat(SetTitles.of("mnist-whole:test")).isEqualTo("MNIST test, all");
        assertThat(SetTitles.of("cifar-10:test[0:20]")).isEqualTo("CIFAR-10 test, first 20");
        assertThat(SetTitles.of("mnist:test[random 5 seed -3]")).isEqualTo("MNIST test, 5 at random (seed -3)");
        assertThat(SetTitles.of("photographs")).isEqualTo("Photographs");
        assertThat(SetTitles.of("heaps[0:3]")).isEqualTo("heaps, first 3");
    }
}
