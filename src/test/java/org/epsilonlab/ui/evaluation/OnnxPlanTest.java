package org.epsilonlab.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.Test;

/** Plans with a network that gives no gradients. */
class OnnxPlanTest {

    private static ModelCatalog.Entry entry(Path folder) throws Exception {
        return new ModelCatalog(List.of(), List.of()).resolve(folder.toString());
    }

    private static AttackSpec attack(String name) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(Map.of()), 0, Goal.UNTARGETED, 0);
    }

    @Test
    void whatIsLeftOutIsCountedAndSaid() throws Exception {
        LabelledImages images = FashionMnist.test(Path.of("assets")).slice(0, 2);
        ModelCatalog.Entry onnx = entry(Reference.FOLDER.resolve("onnx/tiny-onnx"));
        ModelCatalog.Entry script = entry(Reference.model("tiny-script"));
        List<AttackSpec> attacks = List.of(attack("pgd"), attack("square"));
        List<Double> budgets = List.of(0.05, 0.1);
        StudyPlan.Extras transfer = new StudyPlan.Extras(false, true, false, false);
        PlanRequest both = new PlanRequest(List.of(script, onnx), images, attacks, budgets, transfer);
        assertThat(both.figures()).isEqualTo(6);
        assertThat(both.leftOut())
                .isEqualTo(" “Tiny ONNX network” gives no gradients, so it is left out of Iterated; examples made on"
                        + " others are tried on it.");
        PlanRequest seeing = new PlanRequest(List.of(script), images, attacks, budgets, StudyPlan.Extras.NONE);
        assertThat(seeing.figures()).isEqualTo(4);
        assertThat(seeing.leftOut()).isEmpty();
        assertThatThrownBy(() ->
                        new PlanRequest(List.of(onnx), images, List.of(attack("pgd")), budgets, StudyPlan.Extras.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("“Tiny ONNX network” gives no gradients, which these attacks need; tick “Square”,"
                        + " “Estimated gradient”, “Decisions only” or “Random noise”.");
    }
}
