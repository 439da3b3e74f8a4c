package org.epsilonlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.concurrent.CancellationException;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.LinearModel;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaliencyTest {
    private static final float[][] W = {{1, -2, .5f, 0}, {.5f, 1, -1, 3}};

    private static Classifier linear() throws ModelException {
        return LinearModel.of(W, new float[] {.1f, -.2f});
    }

    private static Pixels line(float... values) {
        return new Pixels(1, 1, values.length, values);
    }

    @Test
    void ofALinearNetworkIsItsWeights() throws ModelException {
        try (Classifier classifier = linear()) {
            Pixels x = line(.2f, .7f, .4f, .9f);
            assertThat(Saliency.gradient(classifier, x, 1).values()).containsExactly(W[1], within(1e-6f));
            // The mean of a gradient that is the same everywhere, at the edges of [0, 1] too.
            assertThat(Saliency.smooth(classifier, x, 0, 19, 0.5, 3, AttackListener.NONE)
                            .values())
                    .containsExactly(W[0], within(1e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-conv", "tiny-colour", "tiny-residual"})
    void equalsFiniteDifferencesOfTheLogit(String name) throws ModelException {
        try (Classifier classifier = ModelLoader.load(Reference.model(name));
                NDManager scope = classifier.manager().newSubManager()) {
            NDArray batch = Reference.array(scope, name + "/x.npy");
            Pixels picture = Tensors.pictures(batch).get(2);
            float[] gradient = Saliency.gradient(classifier, picture, 3).values();
            float[] x = picture.toArray();
            double h = 2e-3;
            int checked = 0;
            for (int i = 3; i < x.length; i += x.length / 12) {
                double slope = (logit(classifier, x, i, h) - logit(classifier, x, i, -h)) / (2 * h);
                double kinked = Math.abs(
                        logit(classifier, x, i, h) + logit(classifier, x, i, -h) - 2 * logit(classifier, x, i, 0));
                // A ReLU that switches within the step has no slope to compare.
                if (kinked < 1e-5) {
                    assertThat(gradient[i]).isEqualTo((float) slope, within(5e-3f));
                    checked++;
                }
            }
            assertThat(checked).isGreaterThan(4);
            assertThat(gradient).isNotEqualTo(new float[gradient.length]);
        }
    }

    private static double logit(Classifier classifier, float[] x, int i, double by) {
        float[] moved = x.clone();
        moved[i] += (float) by;
        try (NDManager scope = classifier.manager().newSubManager()) {
            return classifier.logits(Tensors.batch(scope, classifier.card().inputShape(), moved))
                    .toFloatArray()[3];
        }
    }

    @Test
    void smoothGradIsTheMeanOverNoisyCopiesThatTheSeedFixes() throws ModelException {
        try (Classifier classifier = ModelLoader.load(Reference.model("tiny-conv"));
                NDManager scope = classifier.manager().newSubManager()) {
            Pixels picture =
                    Tensors.pictures(Reference.array(scope, "tiny-conv/x.npy")).get(0);
            float[] plain = Saliency.gradient(classifier, picture, 2).values();
            assertThat(smooth(classifier, picture, 11, 0, 1)).containsExactly(plain, within(1e-5f));
            float[] once = smooth(classifier, picture, 11, 0.2, 1);
            assertThat(smooth(classifier, picture, 11, 0.2, 1)).isEqualTo(once);
            assertThat(smooth(classifier, picture, 11, 0.2, 2)).isNotEqualTo(once);
            // The generator goes on from one batch to the next.
            float[] eight = smooth(classifier, picture, 8, 0.2, 1);
            float[] sixteen = smooth(classifier, picture, 16, 0.2, 1);
            double apart = 0;
            for (int i = 0; i < eight.length; i++) {
                apart = Math.max(apart, Math.abs(eight[i] - sixteen[i]));
            }
            assertThat(apart).as("the second eight are other copies").isGreaterThan(1e-4);
        }
    }

    private static float[] smooth(Classifier classifier, Pixels picture, int copies, double noise, long seed) {
        return Saliency.smooth(classifier, picture, 2, copies, noise, seed, AttackListener.NONE)
                .values();
    }

    @Test
    void strengthsAreTheLargestChannelsShareOfTheMostImportant() throws ModelException {
        try (Classifier classifier = linear()) {
            float[] strengths =
                    Saliency.gradient(classifier, line(0, 0, 0, 0), 0).strengths();
            assertThat(strengths).containsExactly(new float[] {.5f, 1, .25f, 0}, within(1e-6f));
        }
        try (Classifier nothing = LinearModel.of(new float[2][4], new float[2])) {
            assertThat(Saliency.gradient(nothing, line(0, 0, 0, 0), 0).strengths())
                    .containsOnly(0f);
        }
    }

    @Test
    void canBeCancelledAndRefusesNonsense() throws ModelException {
        try (Classifier classifier = linear()) {
            AttackListener stop = new AttackListener() {
                @Override
                public boolean isCancelled() {
                    return true;
                }
            };
            Pixels x = line(0, 0, 0, 0);
            assertThatThrownBy(() -> Saliency.smooth(classifier, x, 0, 5, .1, 0, stop))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> Saliency.smooth(classifier, x, 0, 0, .1, 0, AttackListener.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
