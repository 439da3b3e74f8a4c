package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import javafx.beans.Observable;
import org.junit.jupiter.api.Test;

/** The networks that can go on stage. */
class ModelChoiceTest {

    @Test
    void whoListensToTheListsGoesOnListening() {
        ModelChoice choice = new ModelChoice(List.of(Networks.conv()));
        int[] heard = {0};
        choice.models().addListener((Observable models) -> heard[0]++);
        WeakReference<Object> probe = new WeakReference<>(new Object());
        for (int i = 0; i < 50 && probe.get() != null; i++) {
            System.gc();
        }
        choice.add(Networks.residual());
        assertThat(heard[0])
                .as("a view that was made for the listener alone would be gone")
                .isPositive();
        assertThat(choice.models()).isSameAs(choice.models());
        assertThat(choice.comparable()).isSameAs(choice.comparable());
    }
}
