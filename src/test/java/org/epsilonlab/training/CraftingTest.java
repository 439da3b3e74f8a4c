package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Making adversarial pictures is no part of what an update differentiates, in any regime: a step that crafts its pictures
 * moves every weight and every running statistic bit for bit as one that is handed the same pictures.
 */
class CraftingTest {

    private static final long SEED = 11;

    @ParameterizedTest
    @CsvSource({
        "tiny-conv, ADVERSARIAL, fgm, sign",
        "tiny-conv, ADVERSARIAL, fgm, l2",
        "tiny-conv, MIXED, fgm, constant",
        "tiny-conv, ADVERSARIAL, pgd, linf",
        "tiny-conv, MIXED, pgd, l2",
        "tiny-conv, MIXED, noise, linf",
        "tiny-batchnorm, ADVERSARIAL, pgd, linf",
        "tiny-batchnorm, MIXED, pgd, linf",
        "tiny-batchnorm, MIXED, fgm, sign"
    })
    void theUpdateIsThatOfFixedPictures(String model, Regime regime, String attack, String kind) throws Exception {
        AttackSpec spec = spec(attack, kind);
        try (Network crafting = network(model);
                Network given = network(model);
                NDManager scope = crafting.manager().newSubManager()) {
            Batch batch = batch(crafting);
            TrainingStep step = new TrainingStep(crafting, regime, spec);
            NDArray clean = Tensors.batch(scope, crafting.card().inputShape(), batch.values());
            float[] adversarial = step.craft(spec, clean, batch.labels()).toFloatArray();
            assertThat(adversarial).isNotEqualTo(batch.values());
            assertNoGradient(crafting);

            float loss = step.take(batch, 1e-3, SEED);
            float same =
                    new TrainingStep(given, Regime.CLEAN, null).take(fixed(regime, batch, adversarial), 1e-3, SEED);

            assertThat(loss).isEqualTo(same);
            assertSame(copy(given), copy(crafting));
        }
    }

    @ParameterizedTest
    @CsvSource({"CLEAN", "MIXED", "ADVERSARIAL"})
    void aStepLeavesNoGradientForTheNextOne(Regime regime) throws Exception {
        try (Network network = network("tiny-batchnorm")) {
            TrainingStep step = new TrainingStep(network, regime, regime == Regime.CLEAN ? null : spec("pgd", "linf"));
            Map<String, float[]> before = copy(network);
            step.take(batch(network), 1e-3, SEED);
            assertThat(copy(network).get("0.weight")).isNotEqualTo(before.get("0.weight"));
            assertNoGradient(network);
            assertThat(network.trainable()).allMatch(NDArray::hasGradient);
        }
    }

    /** A step with a budget of nothing learns from the pictures as they are. */
    @ParameterizedTest
    @CsvSource({"fgm, sign", "pgd, linf", "pgd, l1", "noise, l2"})
    void noBudgetIsCleanTraining(String attack, String kind) throws Exception {
        try (Network without = network("tiny-conv");
                Network clean = network("tiny-conv")) {
            AttackSpec nothing = spec(attack, kind).withEpsilon(0);
            new TrainingStep(without, Regime.ADVERSARIAL, nothing).take(batch(without), 1e-3, SEED);
            new TrainingStep(clean, Regime.CLEAN, null).take(batch(clean), 1e-3, SEED);
            assertSame(copy(clean), copy(without));
        }
    }

    private static Batch fixed(Regime regime, Batch clean, float[] adversarial) {
        if (regime == Regime.ADVERSARIAL) {
            return new Batch(0, clean.size(), adversarial, clean.labels());
        }
        int n = clean.size();
        float[] values = Arrays.copyOf(clean.values(), 2 * adversarial.length);
        System.arraycopy(adversarial, 0, values, adversarial.length, adversarial.length);
        int[] labels = Arrays.copyOf(clean.labels(), 2 * n);
        System.arraycopy(clean.labels(), 0, labels, n, n);
        return new Batch(0, 2 * n, values, labels);
    }

    /** The seed is that of the step, as a step gives its attack its own. */
    private static AttackSpec spec(String name, String kind) {
        AttackDescription attack = AttackCatalog.find(name);
        Map<String, String> given = new LinkedHashMap<>();
        given.put(name.equals("fgm") ? "scale" : "norm", kind);
        if (name.equals("pgd")) {
            given.putAll(Map.of("steps", "3", "random-start", "true"));
        }
        return new AttackSpec(attack, attack.arguments(given), 0.3, Goal.UNTARGETED, SEED);
    }

    private static void assertNoGradient(Network network) {
        for (NDArray parameter : network.trainable()) {
            try (NDArray gradient = parameter.getGradient()) {
                assertThat(gradient.abs().max().getFloat()).isZero();
            }
        }
    }

    private static Network network(String model) throws ModelException {
        Network network = ModelLoader.create(CardFile.read(Reference.model(model)));
        Weights.read(Reference.model(model).resolve("weights.safetensors"), network);
        return network;
    }

    private static Batch batch(Network network) {
        try (NDManager scope = network.manager().newSubManager()) {
            int[] labels = Reference.labels(scope, "training/y.npy");
            return new Batch(
                    0, labels.length, Reference.array(scope, "training/x.npy").toFloatArray(), labels);
        }
    }

    private static Map<String, float[]> copy(Network network) {
        Map<String, float[]> values = new LinkedHashMap<>();
        network.tensors().forEach((name, array) -> values.put(name, array.toFloatArray()));
        return values;
    }

    private static void assertSame(Map<String, float[]> expected, Map<String, float[]> actual) {
        expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).containsExactly(values));
    }
}
