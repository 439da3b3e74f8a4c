package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.model.Weights;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step of training, held against the same step that PyTorch took from the same weights. */
class TrainingStepTest {

    @ParameterizedTest
    @CsvSource({
        "tiny-conv, clean, CLEAN",
        "tiny-conv, fgsm, ADVERSARIAL",
        "tiny-conv, mixed, MIXED",
        "tiny-conv, pgd, ADVERSARIAL",
        "tiny-batchnorm, clean, CLEAN",
        "tiny-batchnorm, fgsm, ADVERSARIAL",
        "tiny-batchnorm, pgd, ADVERSARIAL"
    })
    void takesTheStepThatPyTorchTakes(String model, String recipe, Regime regime) throws Exception {
        JsonObject steps = JsonParser.parseString(
                        Files.readString(Reference.FOLDER.resolve("training/" + model + "/steps.json")))
                .getAsJsonObject();
        double learningRate = steps.get("learningRate").getAsDouble();
        JsonObject stored = steps.getAsJsonObject("regimes").getAsJsonObject(recipe);
        JsonArray losses = stored.getAsJsonArray("losses");
        try (Network network = network(model)) {
            Batch batch = batch(network);
            TrainingStep step = new TrainingStep(network, regime, attack(stored));
            for (int k = 1; k <= 3; k++) {
                float loss = step.take(batch, learningRate, 0);
                // By the third step a pixel whose gradient rounding decides may have gone the other way.
                assertThat((double) loss).isCloseTo(losses.get(k - 1).getAsDouble(), within(k < 3 ? 1e-4 : 2e-3));
                // PyTorch's weights after the first and the third step are stored.
                if (k != 2) {
                    String file = "training/" + model + "/" + recipe + "-" + k + ".safetensors";
                    assertSameWeights(
                            network, Reference.FOLDER.resolve(file), k == 1 ? 1e-5 : 1e-4, 2 * k * learningRate);
                }
            }
        }
    }

    @Test
    void craftingLeavesNoGradientInTheParametersAndNoTraceInTheNetwork() throws Exception {
        try (Network network = network("tiny-batchnorm");
                NDManager scope = network.manager().newSubManager()) {
            Batch batch = batch(network);
            TrainingStep step = new TrainingStep(network, Regime.ADVERSARIAL, spec("pgd", 0.1));
            Map<String, float[]> before = copy(network);
            NDArray clean = Tensors.batch(scope, network.card().inputShape(), batch.values());
            NDArray adversarial = step.craft(spec("pgd", 0.1), clean, batch.labels());
            assertThat(adversarial.sub(clean).abs().max().getFloat()).isCloseTo(0.1f, within(1e-6f));
            assertThat(adversarial.hasGradient()).isFalse();
            assertThat(largestGradient(network)).isZero();
            assertThat(network.trainable()).allMatch(NDArray::hasGradient);
            assertSame(before, copy(network));
        }
    }

    /** Differentiated crafting would add a second-order term; the gradient must be that of fixed pictures. */
    @Test
    void theUpdateTakesTheAdversarialPicturesAsConstants() throws Exception {
        AttackSpec attack = spec("fgm", 0.1, "scale", "l2");
        try (Network crafted = network("tiny-conv");
                Network given = network("tiny-conv");
                NDManager scope = crafted.manager().newSubManager()) {
            Batch batch = batch(crafted);
            TrainingStep step = new TrainingStep(crafted, Regime.ADVERSARIAL, attack);
            float[] pictures = step.craft(
                            attack, Tensors.batch(scope, crafted.card().inputShape(), batch.values()), batch.labels())
                    .toFloatArray();
            step.take(batch, 1e-3, 0);
            new TrainingStep(given, Regime.CLEAN, null)
                    .take(new Batch(0, batch.size(), pictures, batch.labels()), 1e-3, 0);
            assertSame(copy(crafted), copy(given));
        }
    }

    @Test
    void manyStepsKeepNoMemory() throws Exception {
        try (Network network = network("tiny-conv")) {
            Batch batch = batch(network);
            TrainingStep step = new TrainingStep(network, Regime.MIXED, spec("pgd", 0.1));
            step.take(batch, 1e-3, 1);
            int arrays = network.manager().getManagedArrays().size();
            for (int k = 0; k < 20; k++) {
                step.take(batch, 1e-3, k);
            }
            assertThat(network.manager().getManagedArrays()).hasSize(arrays);
        }
    }

    private static float largestGradient(Network network) {
        float largest = 0;
        for (NDArray parameter : network.trainable()) {
            try (NDArray gradient = parameter.getGradient()) {
                largest = Math.max(largest, gradient.abs().max().getFloat());
            }
        }
        return largest;
    }

    private static @Nullable AttackSpec attack(JsonObject stored) {
        String name = stored.get("attack").getAsString();
        if (name.equals("none")) {
            return null;
        }
        double epsilon = stored.get("epsilon").getAsDouble();
        return name.equals("fgsm")
                ? spec("fgm", epsilon)
                : spec(
                        "pgd",
                        epsilon,
                        "steps",
                        stored.get("steps").getAsString(),
                        "step-size",
                        stored.get("stepSize").getAsString(),
                        "keep",
                        "last");
    }

    private static AttackSpec spec(String name, double epsilon, String... given) {
        AttackDescription attack = AttackCatalog.find(name);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < given.length; i += 2) {
            parameters.put(given[i], given[i + 1]);
        }
        return new AttackSpec(attack, attack.arguments(parameters), epsilon, Goal.UNTARGETED, 0);
    }

    private static Network network(String model) throws ModelException {
        Path folder = Reference.model(model);
        Network network = ModelLoader.create(CardFile.read(folder));
        Weights.read(folder.resolve("weights.safetensors"), network);
        return network;
    }

    private static Batch batch(Network network) {
        try (NDManager scope = network.manager().newSubManager()) {
            float[] x = Reference.array(scope, "training/x.npy").toFloatArray();
            int[] y = Reference.labels(scope, "training/y.npy");
            return new Batch(0, y.length, x, y);
        }
    }

    private static Map<String, float[]> copy(Network network) {
        Map<String, float[]> values = new LinkedHashMap<>();
        network.tensors().forEach((name, array) -> values.put(name, array.toFloatArray()));
        return values;
    }

    private static void assertSame(Map<String, float[]> one, Map<String, float[]> other) {
        one.forEach((name, values) -> assertThat(other.get(name)).as(name).containsExactly(values));
    }

    /**
     * Adam divides a gradient by its own size, so the few that are no larger than rounding move by as much as any other,
     * and differ from one processor to the next: one in a thousand may, by no more than the steps' lengths.
     */
    private static void assertSameWeights(Network network, Path file, double tolerance, double furthest)
            throws ModelException {
        try (Network theirs = ModelLoader.create(network.card())) {
            Weights.read(file, theirs);
            Map<String, float[]> expected = copy(theirs);
            copy(network).forEach((name, values) -> {
                double[] gaps = IntStream.range(0, values.length)
                        .mapToDouble(i -> Math.abs(values[i] - expected.get(name)[i]))
                        .toArray();
                assertThat(Arrays.stream(gaps).max().orElse(0)).as(name).isLessThanOrEqualTo(furthest);
                assertThat(Arrays.stream(gaps).filter(gap -> gap > tolerance).count())
                        .as("%s: weights further than %s from PyTorch's", name, tolerance)
                        .isLessThanOrEqualTo(values.length / 1000);
            });
        }
    }
}
