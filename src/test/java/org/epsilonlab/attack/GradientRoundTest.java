package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.epsilonlab.Reference;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Tensors;
import org.junit.jupiter.api.Test;

/** What a walk expects decides how dear a question is, and nothing else. */
class GradientRoundTest {

    private static final int STEPS = 20;

    @Test
    void noGuessChangesWhereAWalkGoes() throws Exception {
        Map<String, float[]> ends = new HashMap<>();
        Map<String, Integer> questions = new HashMap<>();
        for (String guess : List.of("never", "its own", "always")) {
            try (Classifier classifier = ModelLoader.load(Reference.model("tiny-conv"));
                    NDManager scope = classifier.manager().newSubManager()) {
                List<Pixels> pictures = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    pictures.add(FashionMnist.test(Path.of("assets")).image(i));
                }
                int[] labels = classifier.predict(pictures).stream()
                        .mapToInt(Prediction::label)
                        .toArray();
                NDArray images = Tensors.batch(scope, classifier.card().inputShape(), pictures);
                AttackSpec spec = ClosedFormTest.spec(
                        "apgd-t", Map.of("steps", "" + STEPS, "targets", "3"), 0.02, Goal.UNTARGETED);
                AttackBatch batch = new AttackBatch(classifier, images, labels, spec);
                int[] asked = new int[1];
                NDArray result = LockStep.byGradient(
                        batch,
                        i -> new Guessing(new AutoWalk(batch, i, loss(labels[i]), STEPS, 0), walk -> {
                            asked[0] += i == 0 ? 1 : 0;
                            return guess.equals("always") || (guess.equals("its own") && walk.expectsNone());
                        }),
                        STEPS + 2);
                ends.put(guess, result.toFloatArray());
                questions.put(guess, asked[0]);
            }
        }
        assertThat(ends.get("its own")).isEqualTo(ends.get("never"));
        assertThat(ends.get("always")).isEqualTo(ends.get("never"));
        assertThat(questions.get("always")).isEqualTo(questions.get("never")).isPositive();
    }

    private static LogitLoss loss(int label) {
        return LogitLoss.crossEntropy(Goal.UNTARGETED, label);
    }

    /** The same walk with another guess. */
    private record Guessing(Walk.ByGradient walk, Predicate<Walk.ByGradient> guess) implements Walk.ByGradient {

        @Override
        public boolean isOver() {
            return walk.isOver();
        }

        @Override
        public float[] point() {
            return walk.point();
        }

        @Override
        public boolean expectsNone() {
            return guess.test(walk);
        }

        @Override
        public float[][] pull(float[] logits) {
            return walk.pull(logits);
        }

        @Override
        public void step(float[][] gradients) {
            walk.step(gradients);
        }

        @Override
        public float[] result() {
            return walk.result();
        }
    }
}
