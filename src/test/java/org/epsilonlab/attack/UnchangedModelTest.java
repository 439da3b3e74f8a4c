package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epsilonlab.Reference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.BlockClassifier;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.model.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An attack leaves a network bit for bit as it was, running statistics included, and no gradient in it. */
class UnchangedModelTest {

    @ParameterizedTest
    @ValueSource(strings = {"tiny-conv", "tiny-batchnorm", "tiny-residual"})
    void everyTensorIsAsItWas(String name) throws Exception {
        Network network = ModelLoader.create(CardFile.read(Reference.model(name)));
        try (Classifier classifier = new BlockClassifier(network)) {
            Weights.read(Reference.model(name).resolve("weights.safetensors"), network);
            Map<String, int[]> before = bits(network);
            for (AttackSpec spec : attacks()) {
                attack(classifier, name, spec);
                Map<String, int[]> after = bits(network);
                before.forEach((tensor, bits) ->
                        assertThat(after.get(tensor)).as(tensor).isEqualTo(bits));
                assertThat(network.tensors().values()).noneMatch(NDArray::hasGradient);
            }
        }
    }

    /** A script keeps its tensors to itself, so it is asked for answers. */
    @ParameterizedTest
    @ValueSource(strings = {"scripted.pt", "traced.pt", "frozen.pt", "training-mode.pt"})
    void aScriptAnswersAsItDid(String file) throws Exception {
        try (Classifier classifier = ModelLoader.loadScript(
                Reference.FOLDER.resolve("scripts").resolve(file),
                CardFile.read(Reference.model("tiny-script")).inputShape(),
                null,
                List.of())) {
            float[] before = answers(classifier);
            for (AttackSpec spec : attacks()) {
                attack(classifier, "tiny-script", spec);
                assertThat(answers(classifier)).containsExactly(before);
            }
        }
    }

    private static List<AttackSpec> attacks() {
        return Stream.of("fgm", "pgd", "noise")
                .map(name -> ClosedFormTest.spec(name, Map.of(), .2, Goal.UNTARGETED))
                .toList();
    }

    private static void attack(Classifier classifier, String reference, AttackSpec spec) throws AttackException {
        try (NDManager scope = classifier.manager().newSubManager();
                AttackRunner runner = new AttackRunner(classifier)) {
            List<Pixels> images = Tensors.pictures(Reference.array(scope, reference + "/x.npy"));
            List<Integer> labels = Arrays.stream(Reference.labels(scope, reference + "/y.npy"))
                    .boxed()
                    .toList();
            AttackResult result = runner.run(new AttackRequest(spec, images, labels, 0, false), AttackListener.NONE);
            assertThat(result.outcomes().get(0).perturbation().l0()).isPositive();
        }
    }

    private static float[] answers(Classifier classifier) {
        try (NDManager scope = classifier.manager().newSubManager()) {
            return classifier
                    .logits(Reference.array(scope, "tiny-script/x.npy"))
                    .toFloatArray();
        }
    }

    private static Map<String, int[]> bits(Network network) {
        Map<String, int[]> bits = new LinkedHashMap<>();
        network.tensors().forEach((name, array) -> {
            float[] values = array.toFloatArray();
            int[] raw = new int[values.length];
            Arrays.setAll(raw, i -> Float.floatToRawIntBits(values[i]));
            bits.put(name, raw);
        });
        return bits;
    }
}
