package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.ui.attack.StageRequest;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.stage.PredictionBars;
import org.epsilonlab.ui.stage.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack, scaling, norm and goal are chosen with the mouse and the keyboard; formula and rows follow. */
class WorkbenchAttackTest extends WindowTest {

    /** Clicks on one choice of a row of choices. */
    private <T> void choose(String id, T choice) {
        Segmented<T> segmented = find("#" + id);
        click(segmented.button(choice));
        await(id + " " + choice, () -> segmented.valueProperty().get().equals(choice));
    }

    private String formula() {
        return fx(() -> find(".formula").getAccessibleText());
    }

    @Test
    void eachAttackHasItsFormulaItsControlsAndItsRows() {
        Set<String> formulas = new HashSet<>();
        Set<List<?>> rows = new HashSet<>();
        for (String attack : List.of("pgd", "noise", "fgm")) {
            choose("attack", attack);
            StageResult result = settled();
            assertThat(result.request().spec().description().name()).isEqualTo(attack);
            assertThat(result.first().orElseThrow().perturbation().linf()).isEqualTo(0.05, within(1e-6));
            formulas.add(formula());
            rows.add(result.rows());
        }
        assertThat(formulas).hasSize(3);
        assertThat(rows).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"l2", "max", "constant", "largest", "sign"})
    void eachScalingOfTheGradientMovesThePictureByEpsilonInItsMeasure(String scale) {
        String before = formula();
        choose("fgm-scale", scale);
        StageResult result = settled();
        double epsilon = result.request().spec().epsilon();
        var change = result.first().orElseThrow().perturbation();
        assertThat(result.request().spec().arguments().text("scale")).isEqualTo(scale);
        // Clipping to [0, 1] can only make a change smaller.
        switch (scale) {
            case "sign", "max" -> assertThat(change.linf()).isBetween(0.5 * epsilon, epsilon + 1e-6);
            case "l2" -> assertThat(change.l2()).isBetween(0.5 * epsilon, epsilon + 1e-5);
            case "largest" -> assertThat(change.l0()).isLessThanOrEqualTo(1);
            default -> assertThat(change.l0()).isPositive();
        }
        assertThat(formula().equals(before)).isEqualTo(scale.equals("sign"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"l2", "l1", "linf"})
    void eachNormOfTheIteratedAttackAndOfNoiseBoundsTheChange(String norm) {
        for (String attack : List.of("pgd", "noise")) {
            choose("attack", attack);
            choose(attack + "-norm", norm);
            StageResult result = settled();
            double epsilon = result.request().spec().epsilon();
            var change = result.first().orElseThrow().perturbation();
            assertThat(result.request().spec().norm()).isEqualTo(Norm.of(norm));
            double size = switch (norm) {
                case "l2" -> change.l2();
                case "l1" -> change.l1();
                default -> change.linf();
            };
            assertThat(size).isPositive().isLessThanOrEqualTo(epsilon * (1 + 1e-4));
        }
        assertThat(formula()).contains(norm.equals("l2") ? "2" : norm.equals("l1") ? "1" : "∞");
    }

    @Test
    void aTargetClassIsChosenByClickAndMarked() {
        choose("attack", "pgd");
        choose("goal", true);
        run(() -> model.controls().targetProperty().set(StageRequest.LIKELIEST));
        StageResult likeliest = settled();
        assertThat(likeliest.goal()).isEqualTo(Goal.towards(likeliest.likely().get(0)));

        int wanted = likeliest.likely().get(1);
        String name = likeliest.first().orElseThrow().model().card().classes().get(wanted);
        click("#target");
        await("the list", () -> popupEntry(name) != null);
        click(popupEntry(name));
        StageResult named =
                settledOnce("the class", () -> model.controls().targetProperty().get() == wanted);
        assertTargetIsMarked(named, wanted);
        choose("goal", false);
        assertThat(settledOnce(
                                "no target",
                                () -> model.controls().targetProperty().get() == StageRequest.ANY)
                        .goal())
                .isEqualTo(Goal.UNTARGETED);
    }

    @Test
    void aTargetClassIsFoundByTyping() {
        choose("goal", true);
        StageResult before = settled();
        List<String> classes = before.first().orElseThrow().model().card().classes();
        int wanted = before.likely().get(before.likely().size() - 1);
        click("#target");
        await("the list", () -> popupEntry(classes.get(wanted)) != null);
        robot.write(classes.get(wanted).toLowerCase(java.util.Locale.ROOT));
        await("one entry", () -> popupEntry(classes.get(before.likely().get(0))) == null);
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        StageResult after =
                settledOnce("the class", () -> model.controls().targetProperty().get() == wanted);
        assertTargetIsMarked(after, wanted);
    }

    private Node popupEntry(String text) {
        return robot.listTargetWindows().stream()
                .filter(window -> window != stage && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".list-cell").stream())
                .filter(cell -> cell.isVisible() && ((Labeled) cell).getText() != null)
                .filter(cell -> ((Labeled) cell).getText().equals(text))
                .findFirst()
                .orElse(null);
    }

    private void assertTargetIsMarked(StageResult result, int target) {
        assertThat(result.goal()).isEqualTo(Goal.towards(target));
        var row = result.first().orElseThrow();
        assertThat(row.drawn().target()).isEqualTo(target);
        assertThat(row.drawn().verdict()).isIn(Verdict.REACHED, Verdict.MISSED, Verdict.HOLDS);
        PredictionBars bars = findAll(PredictionBars.class).get(0);
        Tooltip tip = (Tooltip) bars.getProperties().get("javafx.scene.control.Tooltip");
        // The rows of bars stand below a header of 1.4 lines.
        double header = 1.4 * Look.BODY / bars.getHeight();
        point(
                bars,
                0.1,
                header + (1 - header) * (target + 0.5) / row.drawn().classes().size());
        await("the mark of the target", () -> tip.getText().contains("target"));
        assertThat(fx(tip::getText)).startsWith(row.drawn().classes().get(target));
    }
}
