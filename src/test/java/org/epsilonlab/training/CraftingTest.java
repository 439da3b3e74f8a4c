package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.SharedGradient;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.training.regime.Minibatch;
import org.epsilonlab.training.regime.SeededNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Making adversarial pictures is no part of what an update differentiates, in any regime, and leaves nothing behind:
 * when an update begins, weights, statistics and gradients are what they were.
 */
class CraftingTest {

    static List<TrainingConfig> regimes() {
        return everyRegime(0.1);
    }

    /** Each regime, with each attack where it takes one. */
    static List<TrainingConfig> everyRegime(double epsilon) {
        List<TrainingConfig> all = new ArrayList<>();
        for (String regime : List.of("clean", "fgsm-rs", "n-fgsm", "pgd", "trades", "free")) {
            all.add(Configs.of(regime, epsilon, Map.of()));
            if (!regime.equals("clean")) {
                all.add(Configs.of(regime, epsilon, Map.of(), "norm", "l2"));
            }
        }
        for (String regime : List.of("mixed", "adversarial")) {
            all.add(Configs.crafting(regime, "fgm", epsilon, Map.of()));
            all.add(Configs.crafting(regime, "fgm", epsilon, Map.of(), "scale", "max"));
            all.add(Configs.crafting(
                    regime, "pgd", epsilon, Map.of(), "steps", "3", "random-start", "true", "keep", "last"));
            all.add(Configs.crafting(regime, "pgd", epsilon, Map.of(), "steps", "2", "norm", "l2"));
            all.add(Configs.crafting(regime, "noise", epsilon, Map.of()));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void whenAnUpdateBeginsNothingHasMoved(TrainingConfig config) throws Exception {
        try (Network network = Tiny.network("tiny-batchnorm");
                NDManager scope = network.manager().newSubManager()) {
            Batch batch = Tiny.batch(network);
            TrainingStep step = new TrainingStep(network, config);
            Map<String, float[]> before = Tiny.copy(network);
            Watching learner = new Watching(step, () -> {
                Tiny.assertNoGradient(network);
                Tiny.assertSame(before, Tiny.copy(network));
                assertThat(network.trainable()).allMatch(NDArray::hasGradient);
            });
            NDArray clean = Tensors.batch(scope, network.card().inputShape(), batch.values());
            // ε and the seed of the step that the attack is given come from take(); here only crafting is looked at.
            config.makeRegime()
                    .learn(new Minibatch(
                            learner, clean, batch.labels(), 10, 0, 0.1, new SeededNoise(3), 0, batch.size()));
            assertThat(learner.updates).isPositive();
            assertThat(learner.pictures).allMatch(x -> !x.hasGradient());
        }
    }

    /** The update on crafted pictures is bit for bit that of one that is handed the same pictures. */
    @ParameterizedTest
    @MethodSource("regimes")
    void theUpdateTakesTheAdversarialPicturesAsConstants(TrainingConfig config) throws Exception {
        if (List.of("clean", "mixed", "trades", "free").contains(config.regime().name())) {
            return; // Their loss is not that of one batch of pictures; RegimeReferenceTest holds them to PyTorch's.
        }
        try (Network crafting = Tiny.network("tiny-batchnorm");
                Network given = Tiny.network("tiny-batchnorm");
                NDManager scope = crafting.manager().newSubManager()) {
            Batch batch = Tiny.batch(crafting);
            TrainingStep step = new TrainingStep(crafting, config);
            Watching learner = new Watching(step, () -> {});
            NDArray clean = Tensors.batch(scope, crafting.card().inputShape(), batch.values());
            config.makeRegime()
                    .learn(new Minibatch(
                            learner, clean, batch.labels(), 10, 0, 0.1, new SeededNoise(3), 0, batch.size()));
            float[] adversarial = learner.pictures.get(0).toFloatArray();
            assertThat(adversarial).isNotEqualTo(batch.values());

            Batch fixed = new Batch(0, batch.size(), adversarial, batch.labels());
            new TrainingStep(given, Configs.of("clean", 0, Map.of())).take(fixed, Watching.RATE, 0, 0);
            Tiny.assertSame(Tiny.copy(given), Tiny.copy(crafting));
        }
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void aStepLeavesNoGradientForTheNextOne(TrainingConfig config) throws Exception {
        try (Network network = Tiny.network("tiny-batchnorm")) {
            Map<String, float[]> before = Tiny.copy(network);
            new TrainingStep(network, config).take(Tiny.batch(network), 1e-3, 0.1, 5);
            assertThat(Tiny.copy(network).get("0.weight")).isNotEqualTo(before.get("0.weight"));
            Tiny.assertNoGradient(network);
            assertThat(network.trainable()).allMatch(NDArray::hasGradient);
        }
    }

    /** A step with a budget of nothing learns from the pictures as they are. */
    @Test
    void noBudgetIsCleanTraining() throws Exception {
        for (TrainingConfig config : everyRegime(0)) {
            if (List.of("mixed", "trades", "free").contains(config.regime().name())) {
                continue;
            }
            try (Network without = Tiny.network("tiny-conv");
                    Network clean = Tiny.network("tiny-conv")) {
                new TrainingStep(without, config).take(Tiny.batch(without), 1e-3, 0, 5);
                new TrainingStep(clean, Configs.of("clean", 0, Map.of())).take(Tiny.batch(clean), 1e-3, 0, 5);
                Tiny.assertSame(Tiny.copy(clean), Tiny.copy(without));
            }
        }
    }

    /** Passes all on to a real step and looks in at the beginning of each update. */
    private static final class Watching extends PassingOn {
        static final double RATE = 1e-3;
        private final Runnable look;
        private final List<NDArray> pictures = new ArrayList<>();
        private int updates;

        Watching(TrainingStep step, Runnable look) {
            super(step);
            this.look = look;
            step.begin(RATE, 0.1, 3);
        }

        @Override
        public float update(Supplier<NDArray> loss) {
            if (updates++ == 0) {
                look.run();
            }
            return super.update(loss);
        }

        @Override
        public SharedGradient update(NDArray x, UnaryOperator<NDArray> loss) {
            if (updates++ == 0) {
                look.run();
            }
            return super.update(x, loss);
        }

        @Override
        public NDArray logits(NDArray x) {
            if (!x.hasGradient()) {
                pictures.add(x);
            }
            return super.logits(x);
        }
    }
}
