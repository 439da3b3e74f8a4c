package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Tensors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static Classifier network;
    private static List<Pixels> pictures;
    private static int[] labels;

    @BeforeAll
    static void load() throws ModelException {
        network = ModelLoader.load(Reference.model("tiny-conv"));
        try (NDManager scope = network.manager().newSubManager()) {
            pictures = Tensors.pictures(Reference.array(scope, "training/x.npy"));
            labels = Reference.labels(scope, "training/y.npy");
        }
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void countsWhatTheOutcomesSay() throws Exception {
        List<AttackOutcome> kept = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        EvaluationListener keeping = new EvaluationListener() {
            @Override
            public void outcomes(int attack, int from, List<AttackOutcome> outcomes) {
                kept.addAll(outcomes);
                starts.add(from);
            }
        };
        EvaluationResult result = evaluate(fgsm(0.1, Goal.UNTARGETED), 7, labels, keeping);
        assertThat(starts).containsExactly(0, 7, 14, 21, 28);
        assertThat(kept).hasSize(32);
        long clean = kept.stream().filter(o -> o.before().label() == o.label()).count();
        long robust = kept.stream().filter(o -> o.after().label() == o.label()).count();
        long fooled = kept.stream()
                .filter(o -> o.before().label() == o.label() && o.after().label() != o.label())
                .count();
        assertThat(clean).isGreaterThan(robust);
        assertThat(result.n()).isEqualTo(32);
        assertThat(result.cleanAccuracy()).isEqualTo(clean / 32.0);
        assertThat(result.robustAccuracy()).isEqualTo(robust / 32.0);
        assertThat(result.successRate()).isEqualTo((double) fooled / clean);
        assertThat(result.interval95()).isEqualTo(WilsonInterval.of((int) robust, 32));
        assertThat(result.gradients()).isEqualTo(32);
        assertThat(result.predictedLabels()).isZero();
        assertThat(result.zeroGradients()).isZero();
    }

    @Test
    void theBatchSizeDoesNotDecideTheResult() throws Exception {
        EvaluationResult one = evaluate(fgsm(0.05, Goal.UNTARGETED), 1, labels, EvaluationListener.NONE);
        EvaluationResult all = evaluate(fgsm(0.05, Goal.UNTARGETED), 100, labels, EvaluationListener.NONE);
        assertThat(one.robustAccuracy()).isEqualTo(all.robustAccuracy());
        assertThat(one.successRate()).isEqualTo(all.successRate());
    }

    @Test
    void withoutBudgetTheRobustAccuracyIsTheCleanOne() throws Exception {
        EvaluationResult result = evaluate(fgsm(0, Goal.UNTARGETED), 8, labels, EvaluationListener.NONE);
        assertThat(result.robustAccuracy()).isEqualTo(result.cleanAccuracy()).isGreaterThan(0.5);
        assertThat(result.successRate()).isZero();
    }

    @Test
    void aTargetedSuccessIsThePredictionOfTheTarget() throws Exception {
        List<AttackOutcome> kept = new ArrayList<>();
        EvaluationListener keeping = new EvaluationListener() {
            @Override
            public void outcomes(int attack, int from, List<AttackOutcome> outcomes) {
                kept.addAll(outcomes);
            }
        };
        int target = labels[0];
        EvaluationResult result = evaluate(fgsm(0.3, Goal.towards(target)), 32, labels, keeping);
        List<AttackOutcome> eligible = kept.stream()
                .filter(o -> o.label() != target && o.before().label() == o.label())
                .toList();
        long reached =
                eligible.stream().filter(o -> o.after().label() == target).count();
        assertThat(eligible).hasSizeLessThan(32);
        assertThat(reached).isPositive();
        assertThat(result.successRate()).isEqualTo((double) reached / eligible.size());
    }

    @Test
    void anUnknownLabelIsReplacedByTheCleanPrediction() throws Exception {
        int[] unknown = new int[32];
        Arrays.fill(unknown, LabelledImages.UNKNOWN);
        List<Integer> used = new ArrayList<>();
        EvaluationListener keeping = new EvaluationListener() {
            @Override
            public void outcomes(int attack, int from, List<AttackOutcome> outcomes) {
                outcomes.forEach(o -> used.add(o.label()));
            }
        };
        EvaluationResult result = evaluate(fgsm(0.1, Goal.UNTARGETED), 10, unknown, keeping);
        assertThat(used)
                .isEqualTo(network.predict(pictures).stream()
                        .map(Prediction::label)
                        .toList());
        assertThat(result.predictedLabels()).isEqualTo(32);
        assertThat(result.cleanAccuracy()).isEqualTo(1);
    }

    @Test
    void progressRisesToOneOverAllAttacks() throws Exception {
        List<Double> shares = new ArrayList<>();
        EvaluationListener listening = new EvaluationListener() {
            @Override
            public void progress(double share) {
                shares.add(share);
            }
        };
        EvaluationPlan plan = new EvaluationPlan(data(labels), List.of(fgsm(0.1, Goal.UNTARGETED), pgd(0.1)), 10);
        assertThat(Evaluator.evaluate(network, plan, listening)).hasSize(2);
        assertThat(shares).isSorted().contains(0.5).endsWith(1.0);
        assertThat(shares).hasSizeGreaterThan(10);
    }

    @Test
    void endsWhenItIsCancelled() {
        EvaluationListener cancelling = new EvaluationListener() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> evaluate(pgd(0.1), 10, labels, cancelling));
    }

    @Test
    void refusesALabelThatTheNetworkDoesNotKnow() {
        int[] wrong = labels.clone();
        wrong[3] = 10;
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> evaluate(fgsm(0.1, Goal.UNTARGETED), 10, wrong, EvaluationListener.NONE))
                .withMessageContaining("picture 3")
                .withMessageContaining("label 10");
    }

    @Test
    void refusesPicturesOfAnotherShape() throws Exception {
        try (Classifier colour = ModelLoader.load(Reference.model("tiny-colour"))) {
            EvaluationPlan plan = EvaluationPlan.of(data(labels), fgsm(0.1, Goal.UNTARGETED), 10);
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> Evaluator.evaluate(colour, plan, EvaluationListener.NONE))
                    .withMessageContaining("1×28×28")
                    .withMessageContaining("3×16×16");
        }
    }

    private static EvaluationResult evaluate(AttackSpec attack, int batch, int[] given, EvaluationListener listener)
            throws Exception {
        return Evaluator.evaluate(network, EvaluationPlan.of(data(given), attack, batch), listener)
                .get(0);
    }

    private static AttackSpec fgsm(double epsilon, Goal goal) {
        AttackDescription attack = AttackCatalog.find("fgm");
        return new AttackSpec(attack, attack.arguments(Map.of()), epsilon, goal, 0);
    }

    private static AttackSpec pgd(double epsilon) {
        AttackDescription attack = AttackCatalog.find("pgd");
        return new AttackSpec(attack, attack.arguments(Map.of("steps", "3")), epsilon, Goal.UNTARGETED, 0);
    }

    private static LabelledImages data(int[] given) {
        return new LabelledImages() {
            @Override
            public String name() {
                return "reference";
            }

            @Override
            public int size() {
                return pictures.size();
            }

            @Override
            public Pixels image(int i) {
                return pictures.get(i);
            }

            @Override
            public int label(int i) {
                return given[i];
            }

            @Override
            public List<String> classes() {
                return List.of();
            }
        };
    }
}
