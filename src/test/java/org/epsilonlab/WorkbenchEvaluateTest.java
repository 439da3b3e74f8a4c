package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measures in the assembled window, and follows a number down to its pictures and onto the stage. */
class WorkbenchEvaluateTest extends WindowTest {

    @BeforeEach
    void goThere() {
        keys(KeyCode.CONTROL, KeyCode.DIGIT3);
        await("the place", () -> bench.shell().currentProperty().get().name().equals("Evaluate"));
        for (CheckBox box : findAll(CheckBox.class)) {
            String id = box.getId();
            if (id != null && id.startsWith("attack-")) {
                run(() -> box.setSelected(id.equals("attack-fgm")));
            }
            if (Set.of("card of checks", "transfer", "class to class", "saved and squeezed")
                    .contains(box.getText())) {
                run(() -> box.setSelected(false));
            }
        }
        run(() -> this.<TextField>find("#epsilons").setText("0, 0.05"));
        run(() -> choose("200"));
    }

    private void choose(String caption) {
        findAll(ToggleButton.class).stream()
                .filter(button -> button.getText().equals(caption))
                .findFirst()
                .orElseThrow()
                .setSelected(true);
    }

    private List<Measurement> lines() {
        TableView<Measurement> table = find("#figures");
        return fx(() -> List.copyOf(table.getItems()));
    }

    private String words(String query) {
        return fx(() -> this.<Label>find(query).getText());
    }

    /** To the first cell of the matrix that is shown. */
    private void goToMatrix() {
        Node matrix = findAll(".matrix").stream()
                .filter(node -> node.getScene() != null && node.isVisible())
                .findFirst()
                .orElseThrow();
        run(matrix::requestFocus);
        keys(KeyCode.HOME);
    }

    private void measure() {
        keys(KeyCode.F5);
        await("an answer", () -> words("#plan-status").startsWith("4 figures"));
    }

    @Test
    void aNumberLeadsToItsPicturesAndAPictureToTheStageWithTheVeryAttack() {
        measure();
        assertThat(words("#pictures-words")).isEqualTo("All pictures: 200");
        run(() -> choose("Figures"));
        Measurement standard = lines().stream()
                .filter(each -> each.cell().model().equals("fashion-mnist-standard") && each.epsilon() == 0.05)
                .findFirst()
                .orElseThrow();
        TableView<Measurement> table = find("#figures");
        run(() -> table.getSelectionModel().select(standard));
        Node card = find("#figure-card");
        await(
                "the card",
                () -> card.lookupAll(".label").stream()
                        .anyMatch(node -> ((Label) node)
                                .getText()
                                .startsWith(String.format(
                                        "%.1f %%", 100 * standard.figure().robustAccuracy()))));
        Node pictures = find("#pictures");
        run(pictures::requestFocus);
        keys(KeyCode.END);
        Button put = findAll(Button.class).stream()
                .filter(button -> button.getText().equals("Put on stage") && !button.isDisabled())
                .findFirst()
                .orElseThrow();
        run(put::fire);
        await("the stage", () -> bench.shell().currentProperty().get().equals(bench.attack()));
        StageResult result = settled();
        AttackSpec spec = result.request().spec();
        assertThat(spec.description().name()).isEqualTo("fgm");
        assertThat(spec.arguments()).isEqualTo(standard.figure().attack().arguments());
        assertThat(spec.epsilon()).isEqualTo(0.05);
        assertThat(result.request().picture().index()).isEqualTo(199);
        assertThat(result.request().models().get(0).card().name()).isEqualTo("fashion-mnist-standard");
        var last = standard.pictures().get(199);
        assertThat(((StageRow.Attacked) result.rows().get(0)).outcome().after().label())
                .as("the stage finds what the figure counted")
                .isEqualTo(last.after());
    }

    @Test
    void aCellOfClassToClassPutsItsPicturesOnStageTowardsThatClass() {
        for (CheckBox box : findAll(CheckBox.class)) {
            if (box.getText().equals("class to class")) {
                run(() -> box.setSelected(true));
            }
        }
        measure();
        run(() -> choose("Classes"));
        goToMatrix();
        await("its own class", () -> words("#pictures-words").startsWith("T-shirt (true class): "));
        keys(KeyCode.RIGHT);
        await("another class", () -> words("#pictures-words").startsWith("T-shirt, on stage towards Trouser: "));
        run(find("#pictures")::requestFocus);
        keys(KeyCode.HOME);
        keys(KeyCode.ENTER);
        await("the stage", () -> bench.shell().currentProperty().get().equals(bench.attack()));
        StageResult result = settled();
        assertThat(result.request().target()).isEqualTo(1);
        assertThat(result.request().spec().epsilon()).isEqualTo(0.05);
        assertThat(result.request().picture().label()).isZero();
    }

    @Test
    void arrowKeysWalkAlongACurveAndThroughAMatrix() {
        measure();
        run(() -> choose("Curves"));
        Node area = find("#robustness-area");
        run(area::requestFocus);
        String before = bench.shell().status().getText();
        keys(KeyCode.HOME);
        await(
                "the point without a budget",
                () -> bench.shell().status().getText().contains("ε = 0 "));
        keys(KeyCode.RIGHT);
        await("the next", () -> bench.shell().status().getText().equals(before));
        keys(KeyCode.DOWN);
        await("the other curve", () -> !bench.shell().status().getText().equals(before));
        run(() -> choose("Confusion"));
        goToMatrix();
        await("its pictures", () -> words("#pictures-words").contains("T-shirt taken for T-shirt under the attack"));
    }

    @Test
    void whatCannotBeReadStandsBelowAndStartSaysWhy() {
        run(() -> this.<TextField>find("#epsilons").setText("0, much"));
        assertThat(words("#plan-words")).contains("“much” is no ε");
        assertThat(fx(() -> find("#start-plan").isDisabled())).isTrue();
        run(() -> this.<TextField>find("#epsilons").setText("0, 8/255"));
        assertThat(words("#plan-words")).startsWith("4 figures on 200 pictures: 2 networks × 1 attack × 2 ε.");
        await("the time it takes", () -> words("#plan-words").matches("(?s).*(About|known already).*"));
        assertThat(fx(() -> find("#start-plan").isDisabled())).isFalse();
    }
}
