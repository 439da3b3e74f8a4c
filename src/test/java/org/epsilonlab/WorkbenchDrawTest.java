package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.epsilonlab.ui.stage.AnswerBars;
import org.junit.jupiter.api.Test;

/** Draws on the pad in the assembled window. */
class WorkbenchDrawTest extends WindowTest {

    private String answer() {
        return findAll(AnswerBars.class).get(0).getAccessibleText();
    }

    private void stroke(Node pad, double... places) {
        point(pad, places[0], places[1]);
        robot.press(MouseButton.PRIMARY);
        for (int i = 2; i < places.length; i += 2) {
            point(pad, places[i], places[i + 1]);
        }
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void aDrawingIsGuessedWhileItGrowsTakenBackAndAttacked() {
        keys(KeyCode.D);
        await("the pad", () -> stage.getScene().lookup("#pad") != null);
        Node pad = find("#pad");
        stroke(pad, .3, .2, .3, .8);
        await("a guess", () -> answer().startsWith("most likely"));
        stroke(pad, .7, .2, .7, .8);
        stroke(pad, .3, .2, .7, .2);
        await(
                "a guess by name",
                () -> stage.getScene().lookup("#guess") instanceof Label label
                        && model.models().modelProperty().get().card().classes().contains(label.getText()));
        for (int i = 0; i < 3; i++) {
            keys(KeyCode.CONTROL, KeyCode.Z);
        }
        await("an empty pad", () -> answer().equals("no prediction yet"));
        assertThat(settled().request().picture())
                .as("the stage's own undo was not meant")
                .isNotNull();
        keys(KeyCode.CONTROL, KeyCode.Y);
        keys(KeyCode.CONTROL, KeyCode.Y);
        keys(KeyCode.CONTROL, KeyCode.Y);
        await("the drawing again", () -> answer().startsWith("most likely"));
        String guessed = fx(() -> ((Label) find("#guess")).getText());
        keys(KeyCode.ENTER);
        settledOnce(
                "the drawing on stage",
                () -> model.pictures().pictureProperty().get().title().equals("your drawing"));
        var shown = settled();
        assertThat(shown.request().picture().pixels().at(0, 0, 0)).isZero();
        assertThat(shown.labelPredicted()).isTrue();
        assertThat(model.models().modelProperty().get().card().classes().get(shown.label()))
                .isEqualTo(guessed);
    }
}
