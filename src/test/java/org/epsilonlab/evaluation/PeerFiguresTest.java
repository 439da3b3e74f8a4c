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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        return pgd(early, keep, epsilon, stored.get("steps").getAsString());
    }

    private static AttackSpec pgd(boolean early, String keep, double epsilon, String steps) {
        AttackDescription pgd = AttackCatalog.find("pgd");
        Map<String, String> arguments = Map.of("steps", steps, "early", String.valueOf(early), "keep", keep);
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

    /** Where fooled pictures leave, the loss is computed in double, and so PyTorch's must be. */
    @Test
    void theCurveOfPicturesThatLeaveIsPyTorchsInDouble() throws Exception {
        List<Measurement> curve = curve(true);
        for (int i = 0; i < curve.size(); i++) {
            assertThat(digits(curve.get(i).pictures().stream()
                            .map(PictureResult::holds)
                            .toList()))
                    .as("ε = %s", curve.get(i).epsilon())
                    .isEqualTo(figures.get(i).get("worstInDouble").getAsString());
        }
    }

    /**
     * Of all 10,000 test pictures PyTorch leaves 65 in single precision and 62 in double; 13 are not the same, because single
     * precision rounds p − 1 for a network that is sure. Attacked again here: those, and one of each hundred others.
     */
    @Test
    void eachPrecisionLeavesWhatPyTorchLeavesInIt() throws Exception {
        JsonObject precision = JsonParser.parseString(
                        Files.readString(Reference.FOLDER.resolve("evaluation/precision.json")))
                .getAsJsonObject();
        Set<Integer> single = left(precision, "single");
        Set<Integer> exact = left(precision, "double");
        assertThat(single).hasSize(65);
        assertThat(exact).hasSize(62).isEqualTo(left(precision, "wholly"));
        SortedSet<Integer> asked = new TreeSet<>(single);
        asked.addAll(exact);
        for (int i = 0; i < precision.get("n").getAsInt(); i += 100) {
            asked.add(i);
        }
        int[] indices = asked.stream().mapToInt(Integer::intValue).toArray();
        try (Classifier classifier = network.loader().load();
                Prober prober = new Prober(classifier, FashionMnist.test(Path.of("assets")), 128, () -> false)) {
            double epsilon = precision.get("epsilon").getAsDouble();
            String steps = precision.get("steps").getAsString();
            assertThat(standing(prober.attack(pgd(true, "best", epsilon, steps), indices, false, share -> {})))
                    .isEqualTo(exact);
            assertThat(standing(prober.attack(pgd(false, "best", epsilon, steps), indices, false, share -> {})))
                    .isEqualTo(single);
        }
    }

    private static Set<Integer> left(JsonObject precision, String name) {
        Set<Integer> left = new TreeSet<>();
        precision.getAsJsonArray(name).forEach(each -> left.add(each.getAsInt()));
        return left;
    }

    private static Set<Integer> standing(Prober.Found found) {
        return found.results().stream()
                .filter(each -> each.isRight() && each.holds())
                .map(PictureResult::index)
                .collect(Collectors.toSet());
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
