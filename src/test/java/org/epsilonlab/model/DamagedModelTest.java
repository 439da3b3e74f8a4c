package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged folder is named in one sentence that says what to do, and the rest of the catalogue loads. */
class DamagedModelTest {

    @TempDir
    private Path root;

    /** What is done to a good folder. */
    private interface Damage {
        void to(ModelFolder folder) throws IOException;
    }

    static Stream<Arguments> weights() {
        return Stream.of(
                damage("cut short", f -> f.cut(100), "is truncated"),
                damage("longer than it says", f -> f.weights(longer(f.weights())), "is too long"),
                damage("empty", f -> f.weights(new byte[0]), "is not a safetensors file"),
                damage("text", f -> f.weights("PyTorch weights".getBytes(StandardCharsets.US_ASCII)), "is not a saf"),
                damage("a header beyond the file", f -> f.weights(headed(f.weights(), 1L << 40)), "is not a saf"),
                damage("a negative header", f -> f.weights(headed(f.weights(), -1)), "is not a safetensors file"),
                damage("a header that is no JSON", f -> f.weights(headed(f.weights(), 40)), "is not a safetensors"),
                damage("another type", f -> f.header(h -> tensor(h).addProperty("dtype", "I32")), "in the type I32"),
                damage("another shape", f -> f.header(h -> shape(h, 10, 12, 2)), "in the shape [10, 12, 2]"),
                damage("a shape that lies", f -> f.header(h -> shape(h, 9, 24)), "is not a safetensors file"),
                damage("a huge shape", f -> f.header(h -> shape(h, 1L << 40, 1L << 40)), "is not a safetensors file"),
                damage("a tensor missing", f -> f.header(h -> renamed(h, "8.weight")), "no tensor \"7.weight\""),
                damage("a tensor too many", f -> f.add("9.weight", "F32", 8, 2), "has a tensor \"9.weight\""),
                damage("not there", f -> Files.delete(f.path().resolve("weights.safetensors")), "put it there"));
    }

    static Stream<Arguments> cards() {
        return Stream.of(
                damage("no card", f -> Files.delete(f.path().resolve("model.json")), "has no model.json"),
                damage("an empty card", f -> f.card(""), "is empty; restore it"),
                damage("not JSON", f -> f.card("name = tiny"), "is not valid JSON"),
                damage("loose JSON", f -> f.card("{name: 'tiny'}"), "is not valid JSON"),
                damage("cut short", f -> f.card("{\"name\": \"tiny\""), "is not valid JSON"),
                damage("nested too deep", f -> f.card("[".repeat(100_000)), "is not valid JSON"),
                damage("a list", f -> f.card("[1, 2]"), "is not a JSON object"),
                damage("not text", f -> Files.write(f.path().resolve("model.json"), new byte[] {-1, -2}), "UTF-8"),
                damage("classes a number", f -> f.field("classes", "3"), "\"classes\" has the wrong type"),
                damage("one class", f -> f.field("classes", "[\"a\"]"), "at least two names"),
                damage("an empty class", f -> f.field("classes", "[\"a\", null]"), "holds an empty entry"),
                damage("other classes", f -> f.field("classes", "[\"a\", \"b\"]"), "the card lists 2 classes"),
                damage("a title that is a list", f -> f.field("title", "[]"), "\"title\" has the wrong type"),
                damage("an empty name", f -> f.field("name", "\" \""), "\"name\" is empty"),
                damage("normalization a number", f -> f.field("normalization", "3"), "has the wrong type"),
                damage("no deviation", f -> f.field("normalization", "{\"mean\":[0],\"std\":[0]}"), "positive"),
                damage(
                        "three means",
                        f -> f.field("normalization", "{\"mean\":[0,0,0],\"std\":[1,1,1]}"),
                        "3 channels"),
                damage("accuracy of nothing", f -> f.field("accuracy", "[{}]"), "\"accuracy\" lacks data"),
                damage(
                        "both kinds",
                        f -> f.field("torchscript", "\"model.pt\""),
                        "exactly one of weights, torchscript and"),
                damage("a way out", f -> f.field("weights", "\"../x.safetensors\""), "in the model's folder"),
                damage("no file name", f -> f.field("weights", "\"a\\u0000b\""), "in the model's folder"),
                damage("a script that is none", DamagedModelTest::script, "is not a TorchScript file"));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                damage("two sides", f -> f.field("inputShape", "[28, 28]"), "[channels, height, width]"),
                damage("no channel", f -> f.field("inputShape", "[0, 28, 28]"), "positive sizes"),
                damage("negative", f -> f.field("inputShape", "[1, -28, 28]"), "positive sizes"),
                damage("a fraction", f -> f.field("inputShape", "[1, 28.5, 28]"), "wrong type"),
                damage("huge", f -> f.field("inputShape", "[1, 2000000000, 2000000000]"), "more than 1 GB"),
                damage("beyond an int", f -> f.field("inputShape", "[1, 28, 99999999999]"), "wrong type"),
                damage("too small", f -> f.field("inputShape", "[1, 2, 2]"), "layer 2, \"conv\", has a kernel"),
                layers("unknown type", "[{\"type\":\"attention\"}]", "\"attention\", is of no type there is"),
                layers("no type", "[{\"units\":3}]", "layer 0 has no \"type\""),
                layers("an empty entry", "[null]", "holds an empty entry"),
                layers("an empty entry inside", "[{\"type\":\"residual\",\"layers\":[null]}]", "has no \"type\""),
                layers("an empty list", "[]", "layers is empty"),
                layers("no rate", flat("{\"type\":\"dropout\"},{\"type\":\"linear\",\"units\":10}"), "\"rate\" from 0"),
                layers("no kernel", "[{\"type\":\"conv\",\"filters\":3}]", "needs a positive \"kernel\""),
                layers("a text", "[{\"type\":\"linear\",\"units\":\"many\"}]", "\"layers\" has the wrong type"),
                layers("no flatten", "[{\"type\":\"linear\",\"units\":10}]", "needs a flatten before it"),
                layers("flat too early", "[{\"type\":\"flatten\"},{\"type\":\"avgpool\"}]", "comes after a flatten"),
                layers("an odd sum", "[{\"type\":\"residual\",\"layers\":[{\"type\":\"avgpool\"}]}]", "adds 1×1×1 to"),
                layers("padding below 0", "[{\"type\":\"conv\",\"filters\":1,\"kernel\":1,\"padding\":-1}]", "padding"),
                layers("terabytes of weights", flat("{\"type\":\"linear\",\"units\":2000000000}"), "more than 1 GB"),
                layers(
                        "terabytes of filters",
                        "[{\"type\":\"conv\",\"filters\":2000000000,\"kernel\":28}]",
                        "more than 1 GB"),
                layers(
                        "terabytes of answers from one weight",
                        "[{\"type\":\"conv\",\"filters\":1,\"kernel\":1,\"padding\":2000000000}]",
                        "layer 0, \"conv\", needs more than 1 GB"));
    }

    @ParameterizedTest
    @MethodSource({"weights", "cards", "shapes"})
    void aDamagedFolderIsNamedAndTheRestLoads(Damage damage, String sentence) throws IOException {
        ModelFolder.copy("tiny-colour", root.resolve("a-good-one"));
        Path bad = root.resolve("b-bad");
        damage.to(ModelFolder.copy("tiny-conv", bad));
        ModelFolder.copy("tiny-batchnorm", root.resolve("c-good-too"));

        ModelCatalog catalog = ModelCatalog.scan(List.of(root));

        assertThat(catalog.entries()).extracting(e -> e.card().name()).containsExactly("tiny-colour", "tiny-batchnorm");
        assertThat(catalog.problems()).hasSize(1);
        assertSentence(catalog.problems().get(0), sentence);
        assertThatThrownBy(() -> ModelLoader.load(bad))
                .isInstanceOf(ModelException.class)
                .hasMessage(catalog.problems().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "title", "inputShape", "normalization", "classes", "weights", "source", "licence"})
    void aMissingFieldIsNamed(String field) throws IOException {
        ModelFolder.copy("tiny-conv", root.resolve("bad")).card(card -> card.remove(field));
        ModelCatalog catalog = ModelCatalog.scan(List.of(root));
        assertThat(catalog.entries()).isEmpty();
        assertThat(catalog.problems()).hasSize(1);
        assertSentence(catalog.problems().get(0), field);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void weightsThatAreNoNumbersAreNamedWhenTheyAreLoaded(float value) throws IOException {
        Path bad = root.resolve("bad");
        ModelFolder.copy("tiny-conv", bad).fill(value);
        assertThatThrownBy(() -> ModelLoader.load(bad))
                .isInstanceOf(ModelException.class)
                .satisfies(e -> assertSentence(String.valueOf(e.getMessage()), "not finite numbers"));
    }

    @Test
    void aNameThatIsTakenAndARootThatIsNotThereHurtNobody() throws IOException {
        ModelFolder.copy("tiny-conv", root.resolve("one"));
        ModelFolder.copy("tiny-conv", root.resolve("two"));
        ModelCatalog catalog = ModelCatalog.scan(List.of(root.resolve("nowhere"), root));
        assertThat(catalog.entries()).hasSize(1);
        assertSentence(catalog.problems().get(0), "another model has; change \"name\"");
    }

    /** PyTorch's own state of a BatchNorm holds a counter beside what a forward pass needs. */
    @Test
    void aCounterOfBatchesIsPassedOver() throws Exception {
        ModelFolder folder = ModelFolder.copy("tiny-batchnorm", root.resolve("counting"));
        folder.add("1.num_batches_tracked", "I64", 8);
        try (Classifier counting = ModelLoader.load(folder.path())) {
            assertThat(counting.card().name()).isEqualTo("tiny-batchnorm");
        }
    }

    private static void assertSentence(String message, String part) {
        assertThat(message)
                .contains(part)
                .endsWith(".")
                .hasLineCount(1)
                .doesNotContain("Exception")
                .doesNotContain("null ");
    }

    private static Arguments damage(String name, Damage damage, String sentence) {
        return Arguments.of(Named.of(name, damage), sentence);
    }

    private static Arguments layers(String name, String json, String sentence) {
        return damage("layers: " + name, f -> f.field("layers", json), sentence);
    }

    private static String flat(String layer) {
        return "[{\"type\":\"flatten\"}," + layer + "]";
    }

    private static void script(ModelFolder folder) throws IOException {
        Files.writeString(folder.path().resolve("model.pt"), "no zip file");
        folder.card(card -> card.remove("weights"));
        folder.field("torchscript", "\"model.pt\"");
    }

    private static JsonObject tensor(JsonObject header) {
        return header.getAsJsonObject("7.weight");
    }

    private static void shape(JsonObject header, long... shape) {
        tensor(header).add("shape", ModelFolder.array(shape));
    }

    private static void renamed(JsonObject header, String name) {
        header.add(name, header.remove("7.weight"));
    }

    private static byte[] longer(byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + 4).put(bytes).array();
    }

    /** The same bytes with another length of the header. */
    private static byte[] headed(byte[] bytes, long length) {
        return ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, length)
                .array();
    }
}
