package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputGradient;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a softmax model every gradient and every step is known. */
class ClosedFormTest {

    private static final Pixels X = new Pixels(1, 1, 3, new float[] {.2f, .7f, .4f});
    private Classifier classifier;

    @BeforeEach
    void open() throws ModelException {
        classifier = LinearModel.of(LinearModel.W, LinearModel.B);
    }

    @AfterEach
    void close() {
        classifier.close();
    }

    @Test
    void lossAndGradientHaveTheKnownValues() {
        try (NDManager scope = classifier.manager().newSubManager()) {
            NDArray x = Tensors.batch(scope, classifier.card().inputShape(), List.of(X));
            Objective objective = new Objective(scope, new int[] {1}, Goal.UNTARGETED, 3);
            InputGradient result = Gradients.ofInput(classifier, x, objective::total);
            assertThat(objective.loss(result.logits()).getFloat(0)).isEqualTo(1.1346232f, within(1e-6f));
            assertThat(result.gradient().toFloatArray())
                    .containsExactly(new float[] {-.8036202f, -.7496656f, 1.8748216f}, within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sign, .1, .6, .5",
        "l2, .1630212, .6655039, .4862704",
        "largest, .2, .7, .5",
        "max, .1571362, .6600140, .5",
        "constant, .1196380, .6250334, .5874822"
    })
    void everyScalingHasItsKnownStep(String scale, float a, float b, float c) throws AttackException {
        assertThat(attack("fgm", Map.of("scale", scale), .1, Goal.UNTARGETED))
                .containsExactly(new float[] {a, b, c}, within(1e-6f));
    }

    @Test
    void aTargetedStepDescendsTheLossOfTheTarget() throws AttackException {
        // z = (-1, 0.2, 0.775), p = softmax(z); the gradient of -log p_0 is Σ_k p_k w_k − w_0.
        double[] z = {-1, .2, .775};
        double sum = Math.exp(z[0]) + Math.exp(z[1]) + Math.exp(z[2]);
        float[] expected = X.toArray();
        for (int i = 0; i < 3; i++) {
            double g = -LinearModel.W[0][i];
            for (int k = 0; k < 3; k++) {
                g += Math.exp(z[k]) / sum * LinearModel.W[k][i];
            }
            expected[i] -= (float) (.05 * Math.signum(g));
        }
        assertThat(attack("fgm", Map.of(), .05, Goal.towards(0))).containsExactly(expected, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linf", "l2", "l1"})
    void onePgdStepOfLengthEpsilonIsTheGradientMethod(String norm) throws AttackException {
        String scale = Map.of("linf", "sign", "l2", "l2", "l1", "largest").get(norm);
        float[] step = attack("fgm", Map.of("scale", String.valueOf(scale)), .1, Goal.UNTARGETED);
        float[] pgd = attack(
                "pgd", Map.of("norm", norm, "steps", "1", "step-size", "0.1", "keep", "last"), .1, Goal.UNTARGETED);
        assertThat(pgd).containsExactly(step, within(1e-6f));
    }

    @Test
    void theProjectionOntoTheL1BallHasItsKnownValue() {
        // (3, 1, −2) with ε = 2 gives (1.5, 0, −0.5); a tenth of it leaves room in [0, 1].
        float[] scaled = {.3f, .1f, -.2f};
        L1Ball.project(scaled, new float[] {.5f, .5f, .5f}, 0, .2);
        assertThat(scaled).containsExactly(new float[] {.15f, 0, -.05f}, within(1e-7f));
    }

    @Test
    void aZeroGradientLeavesThePictureAndIsReported() throws Exception {
        try (Classifier flat = LinearModel.of(new float[][] {{0, 0, 0}, {0, 0, 0}}, new float[] {0, 1});
                AttackRunner runner = new AttackRunner(flat)) {
            for (String attack : List.of("fgm", "pgd")) {
                AttackResult result = runner.run(
                        AttackRequest.one(spec(attack, Map.of(), .1, Goal.UNTARGETED), X, 1), AttackListener.NONE);
                assertThat(result.outcomes().get(0).zeroGradient()).isTrue();
                assertThat(result.outcomes().get(0).adversarial()).isEqualTo(X);
            }
        }
    }

    private float[] attack(String name, Map<String, String> arguments, double epsilon, Goal goal)
            throws AttackException {
        try (AttackRunner runner = new AttackRunner(classifier)) {
            AttackResult result =
                    runner.run(AttackRequest.one(spec(name, arguments, epsilon, goal), X, 1), AttackListener.NONE);
            assertThat(result.outcomes().get(0).zeroGradient()).isFalse();
            return result.outcomes().get(0).adversarial().toArray();
        }
    }

    static AttackSpec spec(String name, Map<String, String> arguments, double epsilon, Goal goal) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(arguments), epsilon, goal, 7);
    }
}
