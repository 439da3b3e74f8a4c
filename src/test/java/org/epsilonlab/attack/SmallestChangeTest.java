package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a linear network the smallest change of any norm is known: min over k of (z_y − z_k) / ‖w_y − w_k‖ of the dual norm. */
class SmallestChangeTest {

    private static final int INPUTS = 12;
    private static final int CLASSES = 4;
    private final float[][] w = new float[CLASSES][INPUTS];
    private final float[] b = new float[CLASSES];
    private final float[] x = new float[INPUTS];

    /** Far from the box's walls, so that they do not bind. */
    SmallestChangeTest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < CLASSES; k++) {
            for (int i = 0; i < INPUTS; i++) {
                w[k][i] = (float) random.nextGaussian();
                x[i] = 0.5f;
            }
            b[k] = (float) (0.1 * random.nextGaussian());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deepfool, linf, 1e-4",
        "deepfool, l2, 1e-4",
        "fmn, linf, 1e-4",
        "fmn, l2, 1e-4",
        "fmn, l1, 1e-4",
        "fab-t, linf, 1e-4",
        "fab-t, l2, 1e-4",
        "fab-t, l1, 1e-4",
        "cw, l2, 1e-4"
    })
    void findsTheSmallestChangeOfALinearNetwork(String attack, String norm, double tolerance) throws Exception {
        Map<String, String> arguments = attack.equals("cw")
                ? Map.of("refine", "30", "searches", "16", "steps", "4000", "learning-rate", "0.001")
                : Map.of("norm", norm, "refine", "30");
        try (Classifier classifier = LinearModel.of(w, b)) {
            check(classifier, attack, norm, arguments, Goal.UNTARGETED, tolerance, closedForm(Norm.of(norm), CLASSES));
        }
        // Two classes, so that a target has one boundary only.
        float[] z = logits();
        try (Classifier two = LinearModel.of(Arrays.copyOf(w, 2), Arrays.copyOf(b, 2))) {
            Goal other = Goal.towards(z[0] > z[1] ? 1 : 0);
            check(two, attack, norm, arguments, other, tolerance, closedForm(Norm.of(norm), 2));
        }
    }

    @Test
    void deepFoolArrivesInOneStep() throws Exception {
        try (Classifier classifier = LinearModel.of(w, b);
                AttackRunner runner = new AttackRunner(classifier)) {
            AttackResult result = runner.run(
                    AttackRequest.one(
                            ClosedFormTest.spec("deepfool", Map.of(), AttackSpec.ANY_DISTANCE, Goal.UNTARGETED),
                            new Pixels(1, 1, INPUTS, x),
                            label()),
                    AttackListener.NONE);
            assertThat(result.gradients()).isEqualTo(CLASSES - 1);
            assertThat(result.outcomes().get(0).isSuccess(Goal.UNTARGETED)).isTrue();
        }
    }

    @Test
    void oneValueIsEnoughUnderL0WhenOneIs() throws Exception {
        float[][] one = new float[2][INPUTS];
        for (int k = 0; k < 2; k++) {
            System.arraycopy(k == 0 ? new float[] {-.5f, -.1f, -.05f} : new float[] {.5f, .1f, .05f}, 0, one[k], 0, 3);
        }
        try (Classifier classifier = LinearModel.of(one, new float[] {0, -0.3f})) {
            for (String attack : new String[] {"fmn", "jsma"}) {
                Map<String, String> arguments = attack.equals("fmn") ? Map.of("norm", "l0") : Map.of("most", "0.5");
                AttackOutcome outcome = run(classifier, attack, arguments, Goal.UNTARGETED);
                assertThat(outcome.isSuccess(Goal.UNTARGETED)).isTrue();
                // JSMA takes values two by two.
                assertThat(outcome.perturbation().l0()).isEqualTo(attack.equals("fmn") ? 1 : 2);
            }
        }
    }

    @Test
    void budgetOnlyDecidesWhatCounts() throws Exception {
        double least = closedForm(Norm.L2, CLASSES);
        try (Classifier classifier = LinearModel.of(w, b)) {
            AttackOutcome outcome = run(classifier, "deepfool", Map.of(), Goal.UNTARGETED);
            AttackSpec wide = ClosedFormTest.spec("deepfool", Map.of(), 1.1 * least, Goal.UNTARGETED);
            assertThat(wide.isSuccess(outcome)).isTrue();
            assertThat(wide.answer(outcome)).isEqualTo(outcome.after().label());
            AttackSpec narrow = wide.withEpsilon(0.9 * least);
            assertThat(narrow.isSuccess(outcome)).isFalse();
            assertThat(narrow.answer(outcome)).isEqualTo(label());
        }
    }

    private AttackOutcome run(Classifier classifier, String attack, Map<String, String> arguments, Goal goal)
            throws AttackException {
        Pixels picture = new Pixels(1, 1, INPUTS, x);
        int label = classifier.predict(List.of(picture)).get(0).label();
        try (AttackRunner runner = new AttackRunner(classifier)) {
            AttackSpec spec = ClosedFormTest.spec(attack, arguments, AttackSpec.ANY_DISTANCE, goal);
            AttackOutcome outcome = runner.run(AttackRequest.one(spec, picture, label), AttackListener.NONE)
                    .outcomes()
                    .get(0);
            assertThat(Difference.between(picture, outcome.adversarial()).l0()).isPositive();
            return outcome;
        }
    }

    private float[] logits() {
        float[] z = b.clone();
        for (int k = 0; k < CLASSES; k++) {
            z[k] += (float) Vectors.dot(w[k], x);
        }
        return z;
    }

    private int label() {
        return LogitLoss.largest(logits(), -1);
    }

    /** Among the first {@code classes} classes. */
    private double closedForm(Norm norm, int classes) {
        float[] z = Arrays.copyOf(logits(), classes);
        int label = LogitLoss.largest(z, -1);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            if (k != label) {
                least = Math.min(least, (z[label] - z[k]) / norm.dual(Vectors.minus(w[k], w[label])));
            }
        }
        return least;
    }

    private void check(
            Classifier classifier,
            String attack,
            String norm,
            Map<String, String> arguments,
            Goal goal,
            double tolerance,
            double expected)
            throws AttackException {
        AttackOutcome outcome = run(classifier, attack, arguments, goal);
        assertThat(outcome.isSuccess(goal)).as(attack + " " + goal).isTrue();
        assertThat(Norm.of(norm).size(outcome.perturbation().values()))
                .as(attack + " " + norm + " " + goal)
                .isEqualTo(expected, within(tolerance * expected));
    }
}
