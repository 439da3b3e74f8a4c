package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.stage.EquationRow;
import org.epsilonlab.ui.stage.FilmStrip;
import org.epsilonlab.ui.stage.PictureFilter;
import org.junit.jupiter.api.Test;

/** Film strip, presenter mode, the About box, and the way through the window without a mouse. */
class WorkbenchFrameTest extends WindowTest {

    private int index() {
        return fx(() -> model.pictures().index());
    }

    @Test
    void theFilmStripWalksOnBackAndAnywhere() {
        Node strip = find(".film-strip .grid-view");
        run(strip::requestFocus);
        int start = index();
        keys(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(settled().request().picture().index()).isEqualTo(start + 1);
        keys(KeyCode.CONTROL, KeyCode.LEFT);
        assertThat(settled().request().picture().index()).isEqualTo(start);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            keys(KeyCode.CONTROL, KeyCode.R);
            seen.add(settled().request().picture().index());
        }
        assertThat(seen).hasSizeGreaterThan(1);
        StageResult result = settled();
        EquationRow row = findAll(EquationRow.class).get(0);
        assertThat(fx(() -> Pictures.shows(
                        row.original(), result.request().picture().pixels())))
                .isTrue();
    }

    private void filter(String choice) {
        MenuButton menu = (MenuButton) find(".film-header .menu-button");
        run(() -> menu.getItems().stream()
                .filter(item -> choice.equals(item.getText()))
                .forEach(MenuItem::fire));
    }

    @Test
    void theFilmStripShowsOneClassOrWhatTheNetworkGetsWrong() {
        int other = (model.pictures().images().label(index()) + 4) % 10;
        filter(model.pictures().images().classes().get(other));
        assertThat(fx(() -> model.pictures().filterProperty().get())).isEqualTo(PictureFilter.ofClass(other));
        assertThat(fx(() -> model.pictures().offeredProperty().get()))
                .hasSize(1000)
                .allSatisfy(index ->
                        assertThat(model.pictures().images().label(index)).isEqualTo(other));
        keys(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(settled().label()).isEqualTo(other);

        filter("classified wrongly");
        await("wrong pictures", () -> !model.pictures().offeredProperty().get().isEmpty());
        keys(KeyCode.CONTROL, KeyCode.RIGHT);
        StageResult wrong = settledOnce(
                "one of them",
                () -> model.pictures()
                        .offeredProperty()
                        .get()
                        .contains(model.pictures().index()));
        assertThat(wrong.before().orElseThrow().label()).isNotEqualTo(wrong.label());
        FilmStrip strip = findAll(FilmStrip.class).get(0);
        await("marks on them", () -> strip.lookupAll(".wrong-mark").stream().anyMatch(Node::isVisible));
    }

    @Test
    void presenterModeLeavesTheStageAndOneSlider() {
        robot.type(KeyCode.F11);
        await("presenter mode", () -> bench.shell().presenterProperty().get());
        assertThat(findAll(EquationRow.class)).hasSize(2);
        assertThat(findAll(SliderField.class)).hasSize(1);
        assertThat(fx(() -> stage.getScene().lookup(".rail"))).isNull();
        assertThat(fx(() -> stage.getScene().lookup(".panel-scroll"))).isNull();
        SliderField epsilon = find("#epsilon");
        run(() -> epsilon.slider().requestFocus());
        double before = epsilon.valueProperty().get();
        robot.type(KeyCode.RIGHT);
        StageResult result = settledOnce("a step", () -> epsilon.valueProperty().get() > before);
        assertThat(result.request().spec().epsilon())
                .isEqualTo(epsilon.valueProperty().get());
        robot.type(KeyCode.F11);
        await("the whole window", () -> stage.getScene().lookup(".rail") != null);
        assertThat(findAll(EquationRow.class)).hasSize(2);
        SliderField back = find(".panel-scroll #epsilon");
        assertThat(back.valueProperty().get()).isEqualTo(epsilon.valueProperty().get());
    }

    @Test
    void theAboutBoxTellsTheVersionsAndWhereTheDataLies() {
        Node before = find(".chart-area");
        run(before::requestFocus);
        MenuButton view = (MenuButton) find(".rail .menu-button");
        run(() -> view.getItems().stream()
                .filter(item -> "About".equals(item.getText()))
                .forEach(MenuItem::fire));
        // What scrolls gets its content with its first layout.
        await("the About box", () -> stage.getScene().lookup(".about .hyperlink") != null);
        Set<String> texts = fx(() -> stage.getScene().lookup(".about").lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.toSet()));
        String folder = user.toString();
        List<String> shown = fx(() -> stage.getScene().lookup(".about").lookupAll(".hyperlink").stream()
                .map(link -> ((Labeled) link).getText())
                .toList());
        assertThat(shown).containsExactly(folder);
        assertThat(texts)
                .contains("JavaFX", "PyTorch", "Deep Java Library", "Fashion-MNIST", "Apache-2.0")
                .contains(System.getProperty("javafx.runtime.version"), System.getProperty("java.version"))
                .anyMatch(text -> text.startsWith("2.7"))
                .doesNotContain("unknown");
        robot.type(KeyCode.ESCAPE);
        await("it to close", () -> !isShown(".about"));
        assertThat(fx(() -> stage.getScene().getFocusOwner())).isSameAs(before);
    }

    private boolean isShown(String query) {
        Node node = stage.getScene().lookup(query);
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    @Test
    void everyControlIsReachedWithTheTabulatorAndPressedWithTheKeyboard() {
        run(() -> stage.getScene().getRoot().lookup("#model").requestFocus());
        Node first = fx(() -> stage.getScene().getFocusOwner());
        Set<Node> reached = new HashSet<>();
        Node now = first;
        while (reached.add(now) && reached.size() < 120) {
            robot.press(KeyCode.TAB).release(KeyCode.TAB);
            now = fx(() -> stage.getScene().getFocusOwner());
        }
        List<Node> wanted = fx(() -> List.of(
                stage.getScene().lookup("#model"),
                stage.getScene().lookup("#compared"),
                stage.getScene().lookup("#export"),
                stage.getScene().lookup("#epsilon .slider"),
                stage.getScene().lookup("#epsilon .text-field"),
                stage.getScene().lookup(".chart-area"),
                stage.getScene().lookup(".film-strip .grid-view"),
                stage.getScene().lookup(".film-header .menu-button"),
                stage.getScene().lookup(".rail .toggle-button")));
        assertThat(reached).containsAll(wanted);
        assertThat(reached.stream().filter(ButtonBase.class::isInstance).map(button -> ((ButtonBase) button).getText()))
                .contains("Find the smallest ε that flips it", "Same-size random noise", "Attack the whole test set…");

        run(() -> stage.getScene().lookup("#attack .toggle-button").requestFocus());
        robot.type(KeyCode.RIGHT);
        StageResult iterated = settledOnce(
                "the next attack", () -> model.controls().attackProperty().get().equals("pgd"));
        assertThat(iterated.request().spec().description().name()).isEqualTo("pgd");
    }
}
