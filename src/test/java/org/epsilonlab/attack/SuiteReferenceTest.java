package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.Reference;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite against torchattacks and foolbox on the same weights; src/test/peers/suite.py made what is stored. */
class SuiteReferenceTest {

    private static final Map<String, String> NAMES =
            Map.of("stepSize", "step-size", "learningRate", "learning-rate", "firstConstant", "constant");

    private final JsonObject stored;

    SuiteReferenceTest() throws IOException {
        stored = JsonParser.parseString(Files.readString(Reference.FOLDER.resolve("suite/suite.json")))
                .getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mi-fgsm", "ni-fgsm"})
    void deterministicAttacksAgreeOnNearlyAllPixels(String name) throws Exception {
        JsonObject asked = stored.getAsJsonObject("deterministic").getAsJsonObject(name);
        Map<String, String> arguments = arguments(asked);
        arguments.put("keep", "last");
        AttackSpec spec =
                ClosedFormTest.spec(name, arguments, asked.get("epsilon").getAsDouble(), Goal.UNTARGETED);
        try (Classifier classifier = ModelLoader.load(Reference.model("tiny-conv"));
                NDManager scope = classifier.manager().newSubManager()) {
            NDArray x = Reference.array(scope, "tiny-conv/x.npy");
            int[] labels = Reference.labels(scope, "tiny-conv/y.npy");
            NDArray ours = spec.attack().perturb(new AttackBatch(classifier, x, labels, spec));
            float[] gaps = ours.sub(Reference.array(scope, "suite/" + name + ".npy"))
                    .abs()
                    .toFloatArray();
            long near = 0;
            for (float gap : gaps) {
                near += gap <= 1e-5f ? 1 : 0;
            }
            assertThat((double) near / gaps.length).isGreaterThanOrEqualTo(0.999);
        }
    }

    /** Theirs do not count pictures that they miss; here those lie at infinity, and a smaller median is better. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "deepfool-l2",
                "deepfool-linf",
                "cw-l2",
                "fmn-l2",
                "fmn-linf",
                "fmn-l1",
                "fmn-l0",
                "fab-t-l2",
                "fab-t-linf"
            })
    void smallestChangesAreNoLargerThanTheirs(String name) throws Exception {
        JsonObject theirs =
                stored.getAsJsonObject("smallest").getAsJsonObject("tiny-conv").getAsJsonObject(name);
        String norm = theirs.get("norm").getAsString();
        Map<String, String> arguments = arguments(theirs);
        // The same number of steps; ours takes a rate of its own, which falls.
        arguments.remove("learning-rate");
        AttackSpec spec = ClosedFormTest.spec(
                name.substring(0, name.lastIndexOf('-')), arguments, AttackSpec.ANY_DISTANCE, Goal.UNTARGETED);
        List<Double> ours = new ArrayList<>();
        for (AttackOutcome outcome : attack(spec)) {
            ours.add(
                    outcome.isSuccess(Goal.UNTARGETED)
                            ? Norm.of(norm).size(outcome.perturbation().values())
                            : Double.POSITIVE_INFINITY);
        }
        List<Double> known = new ArrayList<>();
        for (JsonElement distance : theirs.getAsJsonArray("distances")) {
            known.add(distance.isJsonNull() ? Double.POSITIVE_INFINITY : distance.getAsDouble());
        }
        // Medians are known to six digits.
        boolean strict = name.startsWith("deepfool") || name.startsWith("cw");
        assertThat(median(ours)).isLessThanOrEqualTo(median(known) * (strict ? 1.0005 : 1.02));
        assertThat(ours.stream().filter(d -> d < 1e9).count())
                .isGreaterThanOrEqualTo(known.stream().filter(d -> d < 1e9).count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apgd-ce-linf",
                "apgd-dlr-linf",
                "apgd-t-linf",
                "square-linf",
                "apgd-ce-l2",
                "apgd-dlr-l2",
                "apgd-t-l2",
                "square-l2"
            })
    void accuracyLeftIsTheirs(String name) throws Exception {
        JsonObject theirs =
                stored.getAsJsonObject("bounded").getAsJsonObject("tiny-conv").getAsJsonObject(name);
        AttackSpec spec = ClosedFormTest.spec(
                name.substring(0, name.lastIndexOf('-')),
                arguments(theirs),
                theirs.get("epsilon").getAsDouble(),
                Goal.UNTARGETED);
        long right = attack(spec).stream()
                .filter(outcome -> outcome.after().label() == outcome.label())
                .count();
        // Of 50; the random search may win or lose one more.
        assertThat((double) right)
                .isEqualTo(theirs.get("right").getAsInt(), within(name.startsWith("square") ? 1.0 : 0.0));
    }

    /** Of 200; the authors' own program draws its starts otherwise, so three of its seeds are stored. */
    @ParameterizedTest
    @CsvSource({"apgd-ce, 6", "apgd-ce, 12", "apgd-t, 12"})
    void shrinkingBallsLeaveNoMoreThanTheAuthorsOwn(String name, double epsilon) throws Exception {
        JsonObject sparse = JsonParser.parseString(Files.readString(Reference.FOLDER.resolve("suite/sparse.json")))
                .getAsJsonObject();
        JsonObject theirs = sparse.getAsJsonArray("cases").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("network").getAsString().equals("tiny-conv")
                        && each.get("attack").getAsString().equals(name)
                        && each.get("epsilon").getAsDouble() == epsilon)
                .findFirst()
                .orElseThrow();
        Map<String, String> arguments = new LinkedHashMap<>(
                Map.of("norm", "l1", "steps", theirs.get("steps").getAsString()));
        if (name.equals("apgd-t")) {
            arguments.put("targets", "5");
        }
        AttackSpec spec = ClosedFormTest.spec(name, arguments, epsilon, Goal.UNTARGETED);
        long right = attack(spec, sparse.get("count").getAsInt()).stream()
                .filter(outcome -> outcome.after().label() == outcome.label())
                .count();
        int most = theirs.getAsJsonArray("left").asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .max()
                .orElseThrow();
        assertThat(right).isLessThanOrEqualTo(most + 1).isGreaterThan(most / 2);
    }

    private List<AttackOutcome> attack(AttackSpec spec) throws Exception {
        return attack(spec, stored.get("count").getAsInt());
    }

    private static List<AttackOutcome> attack(AttackSpec spec, int count) throws Exception {
        LabelledImages data = DataSource.open(
                "fashion-mnist:test[0:" + count + "]", null, Path.of("assets"), new int[] {1, 28, 28}, List.of());
        List<Pixels> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            images.add(data.image(i));
            labels.add(data.label(i));
        }
        try (Classifier classifier = ModelLoader.load(Reference.model("tiny-conv"));
                AttackRunner runner = new AttackRunner(classifier)) {
            return runner.run(new AttackRequest(spec, images, labels, 0, false), AttackListener.NONE)
                    .outcomes();
        }
    }

    /** Without those that were wrong before. */
    private static double median(List<Double> distances) {
        double[] own = distances.stream()
                .filter(d -> d > 0)
                .mapToDouble(d -> d)
                .sorted()
                .toArray();
        return (own[(own.length - 1) / 2] + own[own.length / 2]) / 2;
    }

    private static Map<String, String> arguments(JsonObject theirs) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String key : theirs.keySet()) {
            if (!Arrays.asList("epsilon", "right", "distances").contains(key)) {
                arguments.put(NAMES.getOrDefault(key, key), theirs.get(key).getAsString());
            }
        }
        return arguments;
    }
}
