package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.epsilonlab.Reference;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Normalization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Networks that only seem robust: each is found out and named. */
class InspectionTest {

    private Classifier honest;
    private List<Pixels> pictures;
    private List<Integer> labels;

    @BeforeEach
    void open() throws Exception {
        honest = ModelLoader.load(Reference.model("tiny-conv"));
        LabelledImages data =
                DataSource.open("fashion-mnist:test[0:12]", null, Path.of("assets"), new int[] {1, 28, 28}, List.of());
        pictures = IntStream.range(0, data.size()).mapToObj(data::image).toList();
        labels = IntStream.range(0, data.size()).mapToObj(data::label).toList();
    }

    @AfterEach
    void close() {
        honest.close();
    }

    @Test
    void findsNothingWrongWithAnHonestNetwork() {
        assertThat(Inspection.of(honest, pictures)).isEmpty();
    }

    @Test
    void scaledLogitsHideTheGradientFromPgdButNotFromTheRatio() throws Exception {
        Classifier scaled = wrapped((network, x) -> network.logits(x).mul(1000));
        assertThat(Inspection.of(scaled, pictures)).singleElement().asString().contains("no gradient left");
        long pgd = right(scaled, "pgd", Map.of("steps", "20"), 0.1);
        long ratio = right(scaled, "apgd-dlr", Map.of("steps", "20"), 0.1);
        long honestly = right(honest, "apgd-dlr", Map.of("steps", "20"), 0.1);
        assertThat(pgd).isGreaterThan(ratio);
        assertThat(ratio).isEqualTo(honestly);
        assertThat(right(scaled, "apgd-ce", Map.of("steps", "20"), 0.1)).isEqualTo(honestly);
    }

    @Test
    void aQuantisedInputLetsNoGradientThrough() throws Exception {
        Classifier quantised =
                wrapped((network, x) -> network.logits(x.mul(8).round().div(8)));
        assertThat(Inspection.of(quantised, pictures))
                .singleElement()
                .asString()
                .contains("No gradient comes through");
        assertThat(right(quantised, "square", Map.of("queries", "300"), 0.2))
                .isLessThan(right(quantised, "pgd", Map.of(), 0.2));
    }

    @Test
    void dropoutLeftInTrainingModeIsNamed() {
        SplittableRandom random = new SplittableRandom(1);
        Classifier dropping = wrapped((network, x) -> network.logits(x).mul(random.nextDouble() < .5 ? 1.5f : 0.7f));
        // Two factors may fall alike; ask until they differ.
        assertThat(IntStream.range(0, 8).mapToObj(i -> Inspection.of(dropping, pictures)))
                .anyMatch(found -> !found.isEmpty() && found.get(0).sentence().contains("differently each time"));
    }

    @Test
    void batchNormalisationLeftInTrainingModeIsNamed() {
        Classifier normalising = wrapped((network, x) -> {
            NDArray logits = network.logits(x);
            return logits.sub(logits.mean(new int[] {0}, true));
        });
        assertThat(Inspection.of(normalising, pictures))
                .singleElement()
                .asString()
                .contains("batch normalisation");
    }

    @Test
    void aConstantNetworkIsNamed() throws Exception {
        float[][] nothing = new float[3][784];
        try (Classifier constant = LinearModel.of(nothing, new float[] {1, 2, 3})) {
            List<Pixels> rows = pictures.stream()
                    .map(picture -> new Pixels(1, 1, 784, picture.toArray()))
                    .toList();
            assertThat(Inspection.of(constant, rows)).singleElement().asString().contains("alike");
        }
    }

    @Test
    void probabilitiesAreTakenForWhatTheyAre() throws Exception {
        Path script = Reference.FOLDER.resolve("suite/probabilities.pt");
        try (Classifier foreign =
                        ModelLoader.loadScript(script, new InputShape(1, 28, 28), Normalization.none(1), List.of());
                Classifier own = ModelLoader.load(Reference.model("tiny-script"))) {
            assertThat(Inspection.of(foreign, pictures))
                    .singleElement()
                    .asString()
                    .contains("probabilities");
            assertThat(right(foreign, "pgd", Map.of("steps", "10"), 0.1))
                    .isEqualTo(right(own, "pgd", Map.of("steps", "10"), 0.1));
        }
    }

    private long right(Classifier classifier, String attack, Map<String, String> arguments, double epsilon)
            throws AttackException {
        try (AttackRunner runner = new AttackRunner(classifier)) {
            AttackSpec spec = ClosedFormTest.spec(attack, arguments, epsilon, Goal.UNTARGETED);
            return runner
                    .run(new AttackRequest(spec, pictures, labels, 0, false), AttackListener.NONE)
                    .outcomes()
                    .stream()
                    .filter(outcome -> outcome.after().label() == outcome.label())
                    .count();
        }
    }

    private Classifier wrapped(BiFunction<Classifier, NDArray, NDArray> answer) {
        return new Classifier() {
            @Override
            public ModelCard card() {
                return honest.card();
            }

            @Override
            public NDArray logits(NDArray x) {
                return answer.apply(honest, x);
            }

            @Override
            public NDManager manager() {
                return honest.manager();
            }

            @Override
            public void close() {
                // The test closes what is wrapped.
            }
        };
    }
}
