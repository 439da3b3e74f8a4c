package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.epsilonlab.Reference;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One step of training with an attack of the catalogue, held against the same step that PyTorch took. */
class TrainingStepTest {

    @ParameterizedTest
    @CsvSource({
        "tiny-conv, clean, clean",
        "tiny-conv, fgsm, adversarial",
        "tiny-conv, mixed, mixed",
        "tiny-conv, pgd, adversarial",
        "tiny-batchnorm, clean, clean",
        "tiny-batchnorm, fgsm, adversarial",
        "tiny-batchnorm, pgd, adversarial"
    })
    void takesTheStepThatPyTorchTakes(String model, String recipe, String regime) throws Exception {
        JsonObject steps = JsonParser.parseString(
                        Files.readString(Reference.FOLDER.resolve("training/" + model + "/steps.json")))
                .getAsJsonObject();
        double learningRate = steps.get("learningRate").getAsDouble();
        JsonObject stored = steps.getAsJsonObject("regimes").getAsJsonObject(recipe);
        JsonArray losses = stored.getAsJsonArray("losses");
        double epsilon = stored.has("epsilon") ? stored.get("epsilon").getAsDouble() : 0;
        try (Network network = Tiny.network(model)) {
            Batch batch = Tiny.batch(network);
            TrainingStep step = new TrainingStep(network, config(regime, stored, epsilon));
            for (int k = 1; k <= 3; k++) {
                float loss = step.take(batch, learningRate, epsilon, 0);
                // By the third step a pixel whose gradient rounding decides may have gone the other way.
                assertThat((double) loss).isCloseTo(losses.get(k - 1).getAsDouble(), within(k < 3 ? 1e-4 : 2e-3));
                // PyTorch's weights after the first and the third step are stored.
                if (k != 2) {
                    String file = "training/" + model + "/" + recipe + "-" + k + ".safetensors";
                    Tiny.assertSameWeights(
                            network, Reference.FOLDER.resolve(file), k == 1 ? 1e-5 : 1e-4, 2 * k * learningRate);
                }
            }
        }
    }

    private static TrainingConfig config(String regime, JsonObject stored, double epsilon) {
        String attack = stored.get("attack").getAsString();
        return switch (attack) {
            case "none" -> Configs.of(regime, 0, Map.of());
            case "fgsm" -> Configs.crafting(regime, "fgm", epsilon, Map.of());
            default ->
                Configs.crafting(
                        regime,
                        "pgd",
                        epsilon,
                        Map.of(),
                        "steps",
                        stored.get("steps").getAsString(),
                        "step-size",
                        stored.get("stepSize").getAsString(),
                        "keep",
                        "last");
        };
    }

    static List<TrainingConfig> regimes() {
        return CraftingTest.everyRegime(0.1);
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void manyStepsKeepNoMemory(TrainingConfig config) throws Exception {
        try (Network network = Tiny.network("tiny-batchnorm")) {
            Batch batch = Tiny.batch(network);
            TrainingStep step = new TrainingStep(network, config);
            step.take(batch, 1e-3, 0.1, 1);
            int arrays = network.manager().getManagedArrays().size();
            for (int k = 0; k < 20; k++) {
                step.take(batch, 1e-3, 0.1, k);
            }
            assertThat(network.manager().getManagedArrays()).hasSize(arrays);
        }
    }
}
