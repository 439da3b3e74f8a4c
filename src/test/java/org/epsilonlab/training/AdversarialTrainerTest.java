package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Normalization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdversarialTrainerTest {

    private static final Stripes PICTURES = new Stripes(200);

    @Test
    void theSameSeedGivesTheSameWeightsBitForBitOnAnyThread() throws Exception {
        TrainingConfig config = config(Regime.MIXED, pgd(), 2, 0, 7);
        List<float[]> first = weights(config);
        List<float[]> second = CompletableFuture.supplyAsync(() -> weights(config), task -> new Thread(task).start())
                .get();
        List<float[]> other = weights(config(Regime.MIXED, pgd(), 2, 0, 8));
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).containsExactly(first.get(i));
        }
        assertThat(other.get(0)).isNotEqualTo(first.get(0));
    }

    @Test
    void learnsWhatCanBeLearnt() throws Exception {
        try (TrainedNetwork trained =
                AdversarialTrainer.train(card(), config(Regime.CLEAN, null, 12, 0, 1), PICTURES, quiet())) {
            List<TrainingPoint> history = trained.history();
            assertThat(history).hasSize(12);
            assertThat(history.get(11).loss()).isLessThan(history.get(0).loss() / 2);
            assertThat(history.get(11).clean()).isGreaterThan(0.9);
            assertThat(history.get(11).pgd())
                    .isLessThanOrEqualTo(history.get(11).clean());
            assertThat(history.get(11).learningRate()).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void trainingAgainstTheAttackerMakesRobust() throws Exception {
        double plain = lastPoint(config(Regime.CLEAN, null, 20, 0, 3)).pgd();
        double robust = lastPoint(config(Regime.ADVERSARIAL, pgd(), 20, 0, 3)).pgd();
        assertThat(robust).isGreaterThan(plain);
    }

    @Test
    void averagedWeightsLieOnTheWay() throws Exception {
        List<float[]> last = weights(config(Regime.CLEAN, null, 3, 0, 5));
        List<float[]> average = weights(config(Regime.CLEAN, null, 3, 0.9, 5));
        double gap = 0;
        for (int i = 0; i < last.get(0).length; i++) {
            gap = Math.max(gap, Math.abs(last.get(0)[i] - average.get(0)[i]));
        }
        assertThat(gap).isGreaterThan(0).isLessThan(0.1);
    }

    @Test
    void theHeldOutPicturesAreNeverTrainedOn() throws Exception {
        Stripes watched = new Stripes(200);
        TrainingListener atTheEndOfTheFirstEpoch = new TrainingListener() {
            @Override
            public void progress(long done, long all, double loss) {
                if (done == all) {
                    assertThat(watched.copied()).hasSize(180).allMatch(i -> i < 180);
                }
            }
        };
        AdversarialTrainer.train(card(), config(Regime.CLEAN, null, 1, 0, 1), watched, atTheEndOfTheFirstEpoch)
                .close();
        assertThat(watched.copied()).hasSizeGreaterThan(0);
    }

    @Test
    void aCancelledTrainingEndsBeforeTheNextStep() {
        List<Long> steps = new ArrayList<>();
        TrainingListener impatient = new TrainingListener() {
            @Override
            public void progress(long done, long all, double loss) {
                steps.add(done);
            }

            @Override
            public boolean isCancelled() {
                return steps.size() == 3;
            }
        };
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        AdversarialTrainer.train(card(), config(Regime.CLEAN, null, 5, 0, 1), PICTURES, impatient));
        assertThat(steps).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aTrainingThatDivergesSaysSo() {
        TrainingConfig wild = new TrainingConfig(Regime.CLEAN, null, 3, 20, 1e30, 0, 1);
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> AdversarialTrainer.train(card(), wild, PICTURES, quiet()))
                .withMessageContaining("lower learning rate");
    }

    private static TrainingPoint lastPoint(TrainingConfig config) throws Exception {
        try (TrainedNetwork trained = AdversarialTrainer.train(card(), config, PICTURES, quiet())) {
            return trained.history().get(trained.history().size() - 1);
        }
    }

    private static List<float[]> weights(TrainingConfig config) {
        try (TrainedNetwork trained = AdversarialTrainer.train(card(), config, PICTURES, quiet())) {
            return trained.network().tensors().values().stream()
                    .map(NDArray::toFloatArray)
                    .toList();
        } catch (ModelException | TrainingException e) {
            throw new AssertionError(e);
        }
    }

    private static TrainingConfig config(
            Regime regime, @Nullable AttackSpec attack, int epochs, double averaging, long seed) {
        return new TrainingConfig(regime, attack, epochs, 30, 5e-2, averaging, seed);
    }

    private static AttackSpec pgd() {
        AttackDescription attack = AttackCatalog.find("pgd");
        return new AttackSpec(
                attack,
                attack.arguments(Map.of("steps", "3", "random-start", "true", "keep", "last")),
                0.1,
                Goal.UNTARGETED,
                0);
    }

    private static TrainingListener quiet() {
        return TrainingListener.NONE;
    }

    static ModelCard card() {
        return new ModelCard(
                "stripes",
                "Stripes",
                new InputShape(1, 6, 6),
                Normalization.none(1),
                PICTURES.classes(),
                List.of(LayerSpec.conv(4, 3, 1, 1), LayerSpec.relu(), LayerSpec.flatten(), LayerSpec.linear(3)),
                "weights.safetensors",
                null,
                null,
                List.of(),
                "made for a test",
                "Apache-2.0");
    }

    /** PyTorch's default bound is one over the square root of the fan-in, for weights and biases alike. */
    @Test
    void firstWeightsFillTheirRange() throws Exception {
        try (Network network = ModelLoader.create(card())) {
            Initialization.fill(network, 1);
            float[] convolution = network.tensors().get("0.weight").toFloatArray();
            float[] linear = network.tensors().get("3.weight").toFloatArray();
            assertThat(largest(convolution)).isBetween(0.25, 1 / 3.0);
            assertThat(largest(linear)).isBetween(0.08, 1 / 12.0);
            assertThat(largest(network.tensors().get("0.bias").toFloatArray())).isBetween(0.01, 1 / 3.0);
        }
    }

    private static double largest(float[] values) {
        return Arrays.stream(toDoubles(values)).map(Math::abs).max().orElse(0);
    }

    private static double[] toDoubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
