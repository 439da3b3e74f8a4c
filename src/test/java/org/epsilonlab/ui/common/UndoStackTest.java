package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class UndoStackTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private long now;
    private final UndoStack undo = new UndoStack(later::add, () -> now);
    private final SimpleDoubleProperty epsilon = new SimpleDoubleProperty(0.1);
    private final SimpleStringProperty norm = new SimpleStringProperty("linf");

    private void nextTurn() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += Duration.ofSeconds(2).toNanos();
    }

    @Test
    void takesBackAndPutsInPlaceAgain() {
        undo.register(epsilon);
        assertThat(undo.canUndoProperty().get()).isFalse();
        epsilon.set(0.2);
        nextTurn();
        epsilon.set(0.3);
        nextTurn();
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.2);
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.1);
        assertThat(undo.canUndoProperty().get()).isFalse();
        undo.undo();
        undo.redo();
        undo.redo();
        assertThat(epsilon.get()).isEqualTo(0.3);
        assertThat(undo.canRedoProperty().get()).isFalse();
    }

    @Test
    void aNewChangeDropsWhatWasTakenBack() {
        undo.register(epsilon);
        epsilon.set(0.2);
        nextTurn();
        undo.undo();
        epsilon.set(0.4);
        assertThat(undo.canRedoProperty().get()).isFalse();
        nextTurn();
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.1);
    }

    @Test
    void aDragIsOneStepHoweverLongItTakes() {
        SimpleBooleanProperty dragging = new SimpleBooleanProperty(false);
        undo.register(epsilon, dragging);
        epsilon.set(0.2);
        nextTurn();
        dragging.set(true);
        for (int i = 0; i < 50; i++) {
            epsilon.set(0.2 + i / 1000.0);
            nextTurn();
        }
        dragging.set(false);
        dragging.set(true);
        epsilon.set(0.4);
        nextTurn();
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.249);
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.2);
    }

    @Test
    void aDragIsAStepOfItsOwnHoweverSoonItFollows() {
        SimpleBooleanProperty dragging = new SimpleBooleanProperty(false);
        undo.register(epsilon, dragging);
        epsilon.set(0.2);
        later.remove().run();
        now += Duration.ofMillis(100).toNanos();
        dragging.set(true);
        epsilon.set(0.3);
        later.remove().run();
        epsilon.set(0.4);
        dragging.set(false);
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.2);
    }

    @Test
    void whatChangesInOneTurnIsOneStep() {
        undo.register(epsilon);
        undo.register(norm);
        epsilon.addListener((source, before, after) -> norm.set("l2"));
        epsilon.set(1.5);
        nextTurn();
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.1);
        assertThat(norm.get()).isEqualTo("linf");
        undo.redo();
        assertThat(norm.get()).isEqualTo("l2");
        assertThat(undo.canRedoProperty().get()).isFalse();
    }

    @Test
    void quickSuccessionOfOneControlIsOneStepButNotOfTwo() {
        undo.register(epsilon);
        undo.register(norm);
        for (int i = 1; i <= 5; i++) {
            epsilon.set(0.1 + i / 100.0);
            later.forEach(Runnable::run);
            later.clear();
            now += Duration.ofMillis(100).toNanos();
        }
        norm.set("l1");
        nextTurn();
        undo.undo();
        assertThat(norm.get()).isEqualTo("linf");
        assertThat(epsilon.get()).isEqualTo(0.1 + 5 / 100.0);
        undo.undo();
        assertThat(epsilon.get()).isEqualTo(0.1);
    }

    @Test
    void aChangeThereAndBackIsNoStep() {
        undo.register(norm);
        norm.set("l1");
        norm.set("linf");
        nextTurn();
        assertThat(undo.canUndoProperty().get()).isFalse();
    }
}
