package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.controlsfx.control.SearchableComboBox;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sheet that explains the networks on stage: where they look, and what they think that a class looks like. */
class WorkbenchExplainTest extends WindowTest {

    private static final int LOOKS = 4;
    private static final int FILM = 6;

    @BeforeEach
    void openTheSheet() {
        keys(KeyCode.E);
        await("the sheet", () -> stage.getScene().lookup("#explain-question") != null);
        for (String first : List.of("from grey", "Where it looks")) {
            ToggleButton button = choice(first);
            run(() -> {
                if (!button.isSelected()) {
                    button.fire();
                }
            });
        }
    }

    /** The captions of the pictures that a network's row shows. On the FX thread. */
    private List<String> captions(int network) {
        Pane film = (Pane) List.copyOf(stage.getScene().getRoot().lookupAll(".explain-film"))
                .get(network);
        List<String> captions = new ArrayList<>();
        for (Node cell : film.getChildren()) {
            List<Node> parts = ((Pane) cell).getChildren();
            if (parts.get(0).isVisible()) {
                captions.add(((Labeled) parts.get(1)).getText());
            }
        }
        return captions;
    }

    private PixelCanvas picture(int network, int cell) {
        Pane film = (Pane) List.copyOf(stage.getScene().getRoot().lookupAll(".explain-film"))
                .get(network);
        return (PixelCanvas) ((Pane) film.getChildren().get(cell)).getChildren().get(0);
    }

    private int[] painted(int network, int cell) {
        return fx(() -> Pictures.painted(picture(network, cell), 28, 28));
    }

    private ToggleButton choice(String text) {
        return fx(() -> stage.getScene().getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow());
    }

    private Labeled button(String text) {
        return (Labeled) fx(() -> stage.getScene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Labeled labeled && text.equals(labeled.getText()))
                .findFirst()
                .orElseThrow());
    }

    private String state() {
        return fx(() -> this.<Labeled>find("#explain-state").getText());
    }

    @Test
    void whereTheNetworksLookStandsBesideTheAttacksChange() {
        StageResult result = settled();
        for (int i = 0; i < 2; i++) {
            int network = i;
            await("four pictures", () -> captions(network).size() == LOOKS);
            assertThat(fx(() -> captions(network)))
                    .containsExactly("the picture", "input gradient", "SmoothGrad, 25 copies", "the attack's change");
            assertThat(fx(() -> Pictures.shows(
                            picture(network, 0), result.request().picture().pixels())))
                    .isTrue();
            assertThat(painted(network, 1)).isNotEqualTo(painted(network, 2));
        }
        assertThat(painted(0, 1)).as("each network looks elsewhere").isNotEqualTo(painted(1, 1));
        String name = result.first().orElseThrow().drawn().classes().get(result.label());
        assertThat(state()).contains("“" + name + "”");
    }

    @Test
    void anotherClassIsLookedForAnew() {
        await("all pictures", () -> captions(1).size() == LOOKS);
        int[] before = painted(0, 2);
        SearchableComboBox<Object> classes = find("#explain-class");
        StageResult result = settled();
        List<String> names = result.first().orElseThrow().drawn().classes();
        assertThat(fx(() -> classes.getItems().stream().map(Object::toString).toList()))
                .as("the true class, and the likeliest of the others first")
                .startsWith(names.get(result.label()), names.get(result.likely().get(0)))
                .hasSize(names.size());
        run(() -> classes.setValue(classes.getItems().get(4)));
        String other = names.get(result.likely().get(3));
        await("its name", () -> state().contains("“" + other + "”"));
        await(
                "all pictures again",
                () -> captions(1).size() == LOOKS
                        && !this.<ProgressBar>find(".explain-sheet .progress-bar")
                                .isVisible());
        assertThat(painted(0, 2)).isNotEqualTo(before);
    }

    @Test
    void theFilmOfAClassGoesFromGreyToAPictureThatTheNetworkIsSureOf() {
        await("the first answer", () -> captions(1).size() == LOOKS);
        click(choice("What a class looks like"));
        await("the end of both films", () -> ended(0) && ended(1));
        for (int i = 0; i < 2; i++) {
            int network = i;
            List<String> captions = fx(() -> captions(network));
            assertThat(captions.get(0)).startsWith("step 0 ·");
            assertThat(captions.get(FILM - 1)).startsWith("step 60 ·");
            assertThat(painted(network, 0)).containsOnly(painted(network, 0)[0]);
            assertThat(painted(network, FILM - 1)).isNotEqualTo(painted(network, 2));
        }
        // The standard network is sure of a picture that looks like nothing.
        assertThat(fx(() -> captions(0)).get(FILM - 1)).matches("step 60 · (9\\d|100) %");
        assertThat(painted(0, FILM - 1)).as("side by side").isNotEqualTo(painted(1, FILM - 1));
        click(choice("from noise"));
        await("a start from noise", () -> captions(0).size() == 1 || ended(0) && ended(1));
        await("its end", () -> ended(0) && ended(1));
        assertThat(java.util.Arrays.stream(painted(0, 0)).distinct().count()).isGreaterThan(50);
    }

    private boolean ended(int network) {
        List<String> captions = captions(network);
        return captions.size() == FILM && captions.get(FILM - 1).startsWith("step 60 ·");
    }

    @Test
    void aFilmIsStoppedAndWhatIsShownStays() {
        await("the first answer", () -> captions(1).size() == LOOKS);
        ToggleButton draws = choice("What a class looks like");
        Labeled stop = button("Stop");
        run(() -> {
            draws.fire();
            ((javafx.scene.control.ButtonBase) stop).fire();
        });
        await(
                "the end",
                () -> !this.<ProgressBar>find(".explain-sheet .progress-bar").isVisible());
        assertThat(fx(() -> captions(1)).size()).isLessThan(FILM);
        assertThat(fx(() -> stop.isDisabled())).isTrue();
        click(button("Show"));
        await("the whole film after all", () -> ended(0) && ended(1));
    }
}
