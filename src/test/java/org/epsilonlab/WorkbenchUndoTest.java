package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.epsilonlab.ui.attack.AttackControls;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.stage.EquationRow;
import org.epsilonlab.ui.stage.PictureFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks on stage; undo and redo of each kind of control; what a second start finds. */
class WorkbenchUndoTest extends WindowTest {

    /** Opens the list of a box and clicks on an entry. */
    private void choose(String box, String entry) {
        click("#" + box);
        await("the entry " + entry, () -> entry(entry) != null);
        click(entry(entry));
    }

    private Labeled entry(String text) {
        return robot.listTargetWindows().stream()
                .filter(window -> window != stage && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".list-cell").stream())
                .map(Labeled.class::cast)
                .filter(cell -> cell.isVisible() && text.equals(cell.getText()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void theNetworkIsChangedAndTheOtherTakenOffTheStage() {
        String robust = network("fashion-mnist-robust").card().title();
        choose("compared", "none");
        StageResult alone = settledOnce(
                "one network", () -> model.models().comparedProperty().get() == null);
        assertThat(alone.rows()).hasSize(1);
        assertThat(findAll(EquationRow.class)).hasSize(1);
        choose("model", robust);
        StageResult other = settledOnce(
                "the robust one",
                () -> model.models().modelProperty().get().card().title().equals(robust));
        assertThat(other.first().orElseThrow().model()).isEqualTo(network("fashion-mnist-robust"));
        assertThat(other.first().orElseThrow().outcome().adversarial())
                .isNotEqualTo(alone.first().orElseThrow().outcome().adversarial());
        assertThat(title(0)).isEqualTo(robust);

        keys(KeyCode.CONTROL, KeyCode.Z);
        keys(KeyCode.CONTROL, KeyCode.Z);
        StageResult both = settledOnce(
                "both networks", () -> model.models().comparedProperty().get() != null);
        assertThat(both.rows()).hasSize(2);
        assertThat(both.first().orElseThrow().model()).isEqualTo(network("fashion-mnist-standard"));
        assertThat(title(1)).isEqualTo(robust);
    }

    private String title(int row) {
        return fx(() -> ((Labeled) findAll(EquationRow.class).get(row).lookup(".row-title")).getText());
    }

    /** A control's property and another value of it. */
    private record Change(String name, Property<?> property, Object value) {}

    private Stream<String> controls() {
        return Stream.of(
                "attack",
                "scale",
                "norm",
                "steps",
                "stepSize",
                "randomStart",
                "epsilon",
                "target",
                "seed",
                "noise",
                "model",
                "compared",
                "picture",
                "filter");
    }

    private Change change(String name) {
        AttackControls controls = model.controls();
        var pgd = controls.arguments("pgd");
        return switch (name) {
            case "attack" -> new Change(name, controls.attackProperty(), "pgd");
            case "scale" -> new Change(name, controls.arguments("fgm").text("scale"), "l2");
            case "norm" -> new Change(name, pgd.text("norm"), "l1");
            case "steps" -> new Change(name, pgd.number("steps"), 3.0);
            case "stepSize" -> new Change(name, pgd.number("step-size"), 0.02);
            case "randomStart" -> new Change(name, pgd.flag("random-start"), true);
            case "epsilon" -> new Change(name, controls.epsilonProperty(), 0.12);
            case "target" -> new Change(name, controls.targetProperty(), 4);
            case "seed" -> new Change(name, controls.seedProperty(), 7);
            case "noise" -> new Change(name, controls.noiseProperty(), true);
            case "model" -> new Change(name, model.models().modelProperty(), network("fashion-mnist-robust"));
            case "compared" -> new Change(name, model.models().comparedProperty(), null);
            case "picture" -> new Change(name, model.pictures().pictureProperty(), picture(123));
            default -> new Change(name, model.pictures().filterProperty(), PictureFilter.ofClass(3));
        };
    }

    private Object picture(int index) {
        return org.epsilonlab.ui.attack.StagePicture.of(model.pictures().images(), index);
    }

    @ParameterizedTest
    @MethodSource("controls")
    @SuppressWarnings("unchecked")
    void eachControlIsTakenBackAndDoneAgain(String name) {
        Change change = change(name);
        Property<Object> property = (Property<Object>) change.property();
        StageResult before = settled();
        Object was = fx(property::getValue);
        run(() -> property.setValue(change.value()));
        StageResult after = settled();
        assertThat(fx(property::getValue)).isEqualTo(change.value()).isNotEqualTo(was);
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(fx(property::getValue)).isEqualTo(was);
        assertThat(settled().request()).isEqualTo(before.request());
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(fx(property::getValue)).isEqualTo(change.value());
        assertThat(settled().request()).isEqualTo(after.request());
    }

    @Test
    void aSecondStartFindsEverythingAsItWasLeft() {
        List<String> kept = List.of(
                "attack",
                "scale",
                "steps",
                "stepSize",
                "randomStart",
                "target",
                "seed",
                "picture",
                "filter",
                "compared");
        Map<String, Object> wanted = new java.util.HashMap<>();
        run(() -> kept.forEach(name -> set(change(name), wanted)));
        run(() -> model.controls().epsilonProperty().set(0.11));
        run(() -> bench.appearance().themeProperty().set(org.epsilonlab.ui.common.Theme.DARK));
        StageResult before = settled();
        close();
        open();
        StageResult again = settled();
        assertThat(again.request()).isEqualTo(before.request());
        assertThat(again.request().spec().epsilon()).isEqualTo(0.11);
        assertThat(again.rows()).hasSize(1);
        for (String name : kept) {
            assertThat(fx(() -> change(name).property().getValue())).as(name).isEqualTo(wanted.get(name));
        }
        assertThat(fx(() -> bench.appearance().themeProperty().get())).isEqualTo(org.epsilonlab.ui.common.Theme.DARK);
        assertThat(fx(() -> model.undo().isEnabled())).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static void set(Change change, Map<String, Object> wanted) {
        ((Property<Object>) change.property()).setValue(change.value());
        wanted.put(change.name(), change.value());
    }
}
