package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On a linear network the least distance to another class is known, min over k of (z_y − z_k) / ‖w_y − w_k‖ of the dual norm,
 * and an attack that climbs straight towards a boundary succeeds with no smaller budget.
 */
class SmallestBudgetTest {

    private static final int INPUTS = 12;
    private static final int PICTURES = 5;
    private final float[][] w = new float[4][INPUTS];
    private final float[] b = new float[4];
    private final List<Pixels> pictures = new ArrayList<>();

    /** Far from the box's walls, so that they do not bind. */
    SmallestBudgetTest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < w.length; k++) {
            for (int i = 0; i < INPUTS; i++) {
                w[k][i] = (float) random.nextGaussian();
            }
            b[k] = (float) (0.1 * random.nextGaussian());
        }
        for (int n = 0; n < PICTURES; n++) {
            float[] x = new float[INPUTS];
            for (int i = 0; i < INPUTS; i++) {
                x[i] = (float) (0.4 + 0.2 * random.nextDouble());
            }
            pictures.add(new Pixels(1, 1, INPUTS, x));
        }
    }

    private static AttackSpec spec(String attack, Map<String, String> arguments, double epsilon) {
        AttackDescription search = SmallestBudget.of(AttackCatalog.find(attack));
        return new AttackSpec(search, search.arguments(arguments), epsilon, Goal.UNTARGETED, 0);
    }

    private AttackResult run(int classes, AttackSpec spec, AttackListener listener) throws Exception {
        List<Integer> labels = pictures.stream()
                .map(picture -> LogitLoss.largest(logits(picture, classes), -1))
                .toList();
        try (Classifier classifier = LinearModel.of(Arrays.copyOf(w, classes), Arrays.copyOf(b, classes));
                AttackRunner runner = new AttackRunner(classifier)) {
            int before = classifier.manager().getManagedArrays().size();
            AttackResult result = runner.run(new AttackRequest(spec, pictures, labels, 0, false), listener);
            assertThat(classifier.manager().getManagedArrays()).hasSize(before);
            return result;
        }
    }

    private float[] logits(Pixels picture, int classes) {
        float[] z = Arrays.copyOf(b, classes);
        for (int k = 0; k < classes; k++) {
            z[k] += (float) Vectors.dot(w[k], picture.toArray());
        }
        return z;
    }

    private double closedForm(Norm norm, Pixels picture, int classes) {
        float[] z = logits(picture, classes);
        int label = LogitLoss.largest(z, -1);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            if (k != label) {
                least = Math.min(least, (z[label] - z[k]) / norm.dual(Vectors.minus(w[k], w[label])));
            }
        }
        return least;
    }

    /** Two classes have one boundary, to which the gradient is a straight way; of four, APGD-T tries each. */
    @ParameterizedTest
    @CsvSource({
        "fgm, linf, 2",
        "fgm, l2, 2",
        "pgd, linf, 2",
        "pgd, l2, 2",
        "mi-fgsm, linf, 2",
        "mi-fgsm, l2, 2",
        "apgd-t, linf, 4",
        "apgd-t, l2, 4"
    })
    void findsTheLeastDistanceOfEachPictureOfABatch(String attack, String norm, int classes) throws Exception {
        Map<String, String> arguments = new HashMap<>(Map.of("refine", "24"));
        arguments.put(
                attack.equals("fgm") ? "scale" : "norm", attack.equals("fgm") && norm.equals("linf") ? "sign" : norm);
        AttackResult result = run(classes, spec(attack, arguments, AttackSpec.ANY_DISTANCE), AttackListener.NONE);
        double[] expected = pictures.stream()
                .mapToDouble(picture -> closedForm(Norm.of(norm), picture, classes))
                .toArray();
        // Budgets of their own are what is tested.
        assertThat(Arrays.stream(expected).max().orElseThrow())
                .isGreaterThan(1.5 * Arrays.stream(expected).min().orElseThrow());
        for (int i = 0; i < PICTURES; i++) {
            AttackOutcome outcome = result.outcomes().get(i);
            assertThat(outcome.isSuccess(Goal.UNTARGETED)).isTrue();
            assertThat(Norm.of(norm).size(outcome.perturbation()))
                    .as("picture " + i)
                    .isEqualTo(expected[i], within(1e-4 * expected[i]));
        }
    }

    @Test
    void valuesAreCountedOneByOneUnderL0() throws Exception {
        float[][] one = new float[2][INPUTS];
        one[0][3] = 1;
        one[1][5] = 1;
        pictures.clear();
        for (double more : new double[] {0.3, 0.9}) {
            float[] x = new float[INPUTS];
            x[3] = (float) more;
            pictures.add(new Pixels(1, 1, INPUTS, x));
        }
        for (int k = 0; k < 2; k++) {
            w[k] = one[k];
            b[k] = k == 0 ? 0.2f : 0;
        }
        AttackSpec spec = spec("pgd", Map.of("norm", "l0", "steps", "20"), AttackSpec.ANY_DISTANCE);
        for (AttackOutcome outcome : run(2, spec, AttackListener.NONE).outcomes()) {
            assertThat(outcome.isSuccess(Goal.UNTARGETED)).isTrue();
            // 0.2 + x₃ − x₅ falls by at most 1 for one value; where that is not enough, both have to move.
            assertThat(outcome.perturbation().l0()).isEqualTo(outcome.original().toArray()[3] < 0.5f ? 1 : 2);
        }
    }

    @Test
    void whatCannotBeFooledIsLeftAsItIs() throws Exception {
        b[0] = 1000;
        AttackSpec spec = spec("pgd", Map.of("steps", "3"), AttackSpec.ANY_DISTANCE);
        for (AttackOutcome outcome : run(4, spec, AttackListener.NONE).outcomes()) {
            assertThat(outcome.adversarial()).isEqualTo(outcome.original());
        }
    }

    @Test
    void endedEarlyItAnswersTheNearestFound() throws Exception {
        AttackSpec spec = spec("pgd", Map.of("refine", "30"), AttackSpec.ANY_DISTANCE);
        List<Double> told = new ArrayList<>();
        AttackListener listener = new AttackListener() {
            @Override
            public boolean wantsBest() {
                return true;
            }

            @Override
            public void best(AttackOutcome soFar) {
                told.add(soFar.perturbation().linf());
            }

            @Override
            public boolean isEnough() {
                return told.size() >= 2;
            }
        };
        AttackResult result = run(4, spec, listener);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isLessThan(told.get(0));
        assertThat(result.outcomes().get(0).perturbation().linf()).isLessThanOrEqualTo(told.get(1));
        assertThat(result.gradients())
                .isLessThan(run(4, spec, AttackListener.NONE).gradients());
    }

    @Test
    void theBudgetOnlyDecidesWhatCounts() throws Exception {
        double least = closedForm(Norm.LINF, pictures.get(0), 2);
        AttackSpec wide = spec("pgd", Map.of(), 1.1 * least);
        AttackOutcome outcome = run(2, wide, AttackListener.NONE).outcomes().get(0);
        assertThat(wide.isSuccess(outcome)).isTrue();
        assertThat(wide.withEpsilon(0.9 * least).isSuccess(outcome)).isFalse();
        assertThat(wide.norm()).isEqualTo(Norm.LINF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepfool", "universal", "patch"})
    void whatHasNoBudgetToSearchIsRefusedWithAReason(String attack) {
        assertThatThrownBy(() -> SmallestBudget.of(AttackCatalog.find(attack)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the attack " + attack);
    }

    @Test
    void aStepSizeOrAScalingThatBelongsToNoBudgetIsRefused() {
        AttackSpec fixed = spec("pgd", Map.of("step-size", "0.01"), AttackSpec.ANY_DISTANCE);
        assertThatThrownBy(() -> SmallestBudget.check(fixed)).hasMessageContaining("step size");
        SmallestBudget.check(fixed.withEpsilon(0.1));
        assertThatThrownBy(() -> SmallestBudget.check(spec("fgm", Map.of("scale", "constant"), 1)))
                .hasMessageContaining("norm");
    }
}
