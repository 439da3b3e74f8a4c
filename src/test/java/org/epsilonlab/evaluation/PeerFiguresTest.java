package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds figures to those that PyTorch and torchattacks count on the same weights, picture by picture. */
class PeerFiguresTest {

    private static JsonObject stored;
    private static List<JsonObject> figures;
    private static MeasuredNetwork network;
    private static LabelledImages images;

    @BeforeAll
    static void load() throws Exception {
        stored = JsonParser.parseString(Files.readString(Reference.FOLDER.resolve("evaluation/figures.json")))
                .getAsJsonObject();
        figures = new ArrayList<>();
        for (JsonElement each : stored.getAsJsonArray("figures")) {
            figures.add(each.getAsJsonObject());
        }
        network = MeasuredNetwork.of(ModelCatalog.scan(List.of(Path.of("models")))
                .find(stored.get("model").getAsString()));
        images = FashionMnist.test(Path.of("assets"))
                .slice(0, stored.get("clean").getAsString().length());
    }

    private static AttackSpec pgd(boolean early, String keep, double epsilon) {
        AttackDescription pgd = AttackCatalog.find("pgd");
        Map<String, String> arguments =
                Map.of("steps", stored.get("steps").getAsString(), "early", String.valueOf(early), "keep", keep);
        return new AttackSpec(pgd, pgd.arguments(arguments), epsilon, Goal.UNTARGETED, 0);
    }

    private static String digits(List<Boolean> holds) {
        return holds.stream().map(each -> each ? "1" : "0").collect(Collectors.joining());
    }

    @Test
    void theCurveOfTheWorstCaseIsPyTorchs() throws Exception {
        List<Measurement> curve = curve(false);
        for (int i = 0; i < curve.size(); i++) {
            List<PictureResult> pictures = curve.get(i).pictures();
            assertThat(digits(pictures.stream().map(PictureResult::isRight).toList()))
                    .isEqualTo(stored.get("clean").getAsString());
            assertThat(digits(pictures.stream().map(PictureResult::holds).toList()))
                    .as("ε = %s", curve.get(i).epsilon())
                    .isEqualTo(figures.get(i).get("worst").getAsString());
        }
    }

    /**
     * Where fooled pictures leave, the direction is taken without the rounding that 1 − p suffers from for a sure network, so a
     * picture that PyTorch fools by a hair may hold, or the other way round.
     */
    @Test
    void picturesThatLeaveOnceFooledChangeNoFigureByMoreThanOne() throws Exception {
        List<Measurement> curve = curve(true);
        for (int i = 0; i < curve.size(); i++) {
            String ours = digits(
                    curve.get(i).pictures().stream().map(PictureResult::holds).toList());
            String theirs = figures.get(i).get("worst").getAsString();
            assertThat(IntStream.range(0, theirs.length())
                            .filter(p -> ours.charAt(p) != theirs.charAt(p))
                            .count())
                    .isLessThanOrEqualTo(1);
        }
    }

    private static List<Measurement> curve(boolean early) throws Exception {
        List<Double> budgets =
                figures.stream().map(each -> each.get("epsilon").getAsDouble()).toList();
        StudyPlan plan = new StudyPlan(
                List.of(network), images, List.of(pgd(early, "best", 0)), budgets, 64, StudyPlan.Extras.NONE);
        List<Measurement> curve = new Study(plan, new ResultStore(null), StudyListener.NONE).run();
        assertThat(curve).hasSameSizeAs(figures).hasSize(5);
        return curve;
    }

    @Test
    void theLastIterateIsTorchattacks() throws Exception {
        List<AttackSpec> attacks = figures.stream()
                .map(each -> pgd(false, "last", each.get("epsilon").getAsDouble()))
                .toList();
        List<List<Boolean>> holds = new ArrayList<>();
        attacks.forEach(each -> holds.add(new ArrayList<>()));
        EvaluationListener listener = new EvaluationListener() {
            @Override
            public void outcomes(int attack, int from, List<AttackOutcome> outcomes) {
                outcomes.forEach(each -> holds.get(attack).add(each.after().label() == each.label()));
            }
        };
        try (Classifier classifier = network.loader().load()) {
            Evaluator.evaluate(classifier, new EvaluationPlan(images, attacks, 100), listener);
        }
        for (int i = 0; i < figures.size(); i++) {
            assertThat(digits(holds.get(i)))
                    .as("ε = %s", attacks.get(i).epsilon())
                    .isEqualTo(figures.get(i).get("lastIterate").getAsString());
        }
    }
}
