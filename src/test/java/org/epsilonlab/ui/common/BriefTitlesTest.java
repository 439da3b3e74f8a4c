package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BriefTitlesTest {

    @Test
    void whatTitlesShareIsLeftOut() {
        assertThat(BriefTitles.of(List.of("Fashion-MNIST · standard", "Fashion-MNIST · robust (PGD-7)")))
                .containsExactly("standard", "robust");
    }

    @Test
    void whatTellsThemApartStays() {
        assertThat(BriefTitles.of(List.of("Digits · robust (L2)", "Digits · robust (PGD-7)")))
                .containsExactly("robust (L2)", "robust (PGD-7)");
        assertThat(BriefTitles.of(List.of("Digits · robust", "Clothes · robust")))
                .containsExactly("Digits · robust", "Clothes · robust");
        assertThat(BriefTitles.of(List.of("Fashion-MNIST · standard"))).containsExactly("standard");
        assertThat(BriefTitles.of(List.of())).isEmpty();
    }
}
