package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Studies in which a network gives no gradients: what asks for some is left out, and its examples come from elsewhere. */
class OnnxStudyTest {

    private static LabelledImages images;
    private static MeasuredNetwork onnx;
    private static MeasuredNetwork script;

    @BeforeAll
    static void load() throws Exception {
        images = FashionMnist.test(Path.of("assets")).slice(0, 40);
        ModelCatalog none = new ModelCatalog(List.of(), List.of());
        onnx = MeasuredNetwork.of(
                none.resolve(Reference.FOLDER.resolve("onnx/tiny-onnx").toString()));
        script = MeasuredNetwork.of(none.resolve(Reference.model("tiny-script").toString()));
    }

    private static AttackSpec attack(String name, Map<String, String> arguments) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(arguments), 0, Goal.UNTARGETED, 0);
    }

    private static StudyPlan plan(StudyPlan.Extras extras, AttackSpec... attacks) {
        return new StudyPlan(List.of(script, onnx), images, List.of(attacks), List.of(0.0, 0.1), 40, extras);
    }

    @Test
    void examplesOfAnotherAreTriedOnIt() throws Exception {
        StudyPlan plan = plan(new StudyPlan.Extras(false, true, false, false), attack("fgm", Map.of()));
        List<CellAnswer> transfers = new ArrayList<>();
        List<Measurement> figures = new Study(plan, new ResultStore(null), new StudyListener() {
                    @Override
                    public void answered(CellAnswer answer) {
                        transfers.add(answer);
                    }
                })
                .run();
        assertThat(figures).hasSize(2).allMatch(figure -> figure.cell().model().equals("tiny-script"));
        assertThat(transfers).hasSize(1);
        double[] shares = Tables.transfer(transfers.get(0));
        assertThat(shares[0]).isEqualTo(figures.get(1).figure().robustAccuracy());
        assertThat(shares[1]).as("the same network").isEqualTo(shares[0]);
        assertThat(plan.leftOut())
                .containsExactly("“Tiny ONNX network” gives no gradients, so it is not measured under fgm; take square,"
                        + " spsa, hopskipjump or noise for it.");
        assertThat(TimeEstimate.of(plan, new ResultStore(null), () -> false).seconds())
                .isPositive();
    }

    @Test
    void itsCardSaysWhichChecksNeedGradients() throws Exception {
        StudyPlan plan = new StudyPlan(
                List.of(onnx),
                images,
                List.of(attack("square", Map.of("queries", "60"))),
                List.of(0.05, 0.1),
                40,
                new StudyPlan.Extras(true, false, false, false));
        Measurement figure =
                new Study(plan, new ResultStore(null), StudyListener.NONE).run().get(1);
        assertThat(figure.checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.NOT_RUN)
                .allMatch(check -> check.detail().equals("The network gives no gradients, which this check needs."))
                .extracting(Check::name)
                .containsExactly(CheckNames.ITERATED, CheckNames.MORE, CheckNames.GRADIENT_FREE, CheckNames.GRADIENTS);
        assertThat(figure.checks())
                .filteredOn(check -> check.name().equals(CheckNames.EXAMPLES))
                .allMatch(check -> check.outcome() == Check.Outcome.PASS);
    }

    @Test
    void aPlanOfWhichNothingIsLeftIsRefused() {
        assertThatThrownBy(() -> new StudyPlan(
                        List.of(onnx),
                        images,
                        List.of(attack("pgd", Map.of())),
                        List.of(0.1),
                        40,
                        StudyPlan.Extras.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take square, spsa, hopskipjump or noise");
    }
}
