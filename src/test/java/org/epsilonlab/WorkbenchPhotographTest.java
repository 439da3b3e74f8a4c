package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.SearchableComboBox;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.ui.attack.StageRequest;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.stage.PredictionBars;
import org.epsilonlab.ui.stage.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network of a thousand classes on stage, with a photograph. */
class WorkbenchPhotographTest extends WindowTest {

    private static final int TOP = 5;

    @BeforeEach
    void photograph() {
        run(() -> {
            stage.setWidth(1440);
            stage.setHeight(900);
            model.models().modelProperty().set(network("imagenet-efficientnet-lite0"));
            model.pictures().choose(0);
        });
        assertThat(settled().before().orElseThrow().classes()).isEqualTo(1000);
    }

    private static List<String> classes(StageResult result) {
        return result.first().orElseThrow().model().card().classes();
    }

    /** The names in the rows of the bars, from the top, as the mouse finds them. */
    private List<String> rows(int count) {
        PredictionBars bars = findAll(PredictionBars.class).get(0);
        Tooltip tip = (Tooltip) bars.getProperties().get("javafx.scene.control.Tooltip");
        double header = 1.4 * Look.BODY / bars.getHeight();
        List<String> names = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            point(bars, 0.1, header + (1 - header) * (row + 0.5) / count);
            String text = fx(tip::getText);
            names.add(text.substring(0, text.indexOf(':')));
        }
        return names;
    }

    /** The five likeliest before and after, with the true class and the target, by their probability before. */
    private static List<String> united(StageResult result) {
        var row = result.first().orElseThrow();
        Set<Integer> labels = new LinkedHashSet<>(List.of(result.label()));
        if (result.goal().isTargeted()) {
            labels.add(result.goal().target());
        }
        labels.addAll(top(row.outcome().before()));
        for (int label : top(row.outcome().after())) {
            if (labels.size() < 2 * TOP) {
                labels.add(label);
            }
        }
        Prediction before = row.outcome().before();
        return labels.stream()
                .sorted((a, b) -> Float.compare(before.probability(b), before.probability(a)))
                .map(classes(result)::get)
                .toList();
    }

    private static List<Integer> top(Prediction prediction) {
        return java.util.stream.IntStream.range(0, prediction.classes())
                .boxed()
                .sorted((a, b) -> Float.compare(prediction.probability(b), prediction.probability(a)))
                .limit(TOP)
                .toList();
    }

    @Test
    void theBarsShowTheLikeliestBeforeAndAfterUnited() {
        StageResult result = settled();
        var outcome = result.first().orElseThrow().outcome();
        List<String> wanted = united(result);
        assertThat(top(outcome.after())).isNotEqualTo(top(outcome.before()));
        assertThat(wanted).hasSizeGreaterThan(TOP);
        assertThat(rows(wanted.size())).isEqualTo(wanted);
    }

    @Test
    void anyOfAThousandClassesIsFoundByTypingAndTheLikeliestComeFirst() {
        Segmented<Boolean> goal = find("#goal");
        click(goal.button(true));
        StageResult before =
                settledOnce("a target", () -> model.controls().targetProperty().get() == StageRequest.LIKELIEST);
        List<String> classes = classes(before);
        SearchableComboBox<Object> targets = find("#target");
        List<String> offered =
                fx(() -> targets.getItems().stream().map(Object::toString).toList());
        assertThat(offered).hasSize(1000);
        Prediction prediction = before.before().orElseThrow();
        for (int i = 1; i < 20; i++) {
            int better = classes.indexOf(offered.get(i));
            int worse = classes.indexOf(offered.get(i + 1));
            assertThat(prediction.logit(better)).isGreaterThanOrEqualTo(prediction.logit(worse));
        }
        int wanted = classes.indexOf("vending machine");
        assertThat(offered.indexOf("vending machine")).isGreaterThan(20);
        click("#target");
        await("the list", () -> entry(offered.get(1)) != null);
        robot.write("vending".toLowerCase(Locale.ROOT));
        await("the class alone", () -> entry("vending machine") != null && entry(offered.get(1)) == null);
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        StageResult after =
                settledOnce("the class", () -> model.controls().targetProperty().get() == wanted);
        assertThat(after.goal()).isEqualTo(Goal.towards(wanted));
        assertThat(after.first().orElseThrow().drawn().verdict()).isIn(Verdict.REACHED, Verdict.MISSED, Verdict.HOLDS);
        List<String> names = united(after);
        assertThat(names).contains("vending machine");
        assertThat(rows(names.size())).isEqualTo(names);
    }

    private Node entry(String text) {
        return robot.listTargetWindows().stream()
                .filter(window -> window != stage && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".list-cell").stream())
                .filter(cell -> cell.isVisible() && text.equals(((Labeled) cell).getText()))
                .findFirst()
                .orElse(null);
    }
}
