package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Normalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled architecture over the shapes and numbers of classes it is meant for. */
class ArchitecturesTest {

    static Stream<Arguments> everyCase() {
        return Architectures.bundled().stream()
                .flatMap(architecture -> Stream.of(
                                new InputShape(1, 28, 28),
                                new InputShape(3, 28, 28),
                                new InputShape(1, 32, 32),
                                new InputShape(3, 32, 32))
                        .flatMap(shape -> IntStream.of(2, 10, 100)
                                .mapToObj(classes -> Arguments.of(architecture.name(), shape, classes))));
    }

    @ParameterizedTest(name = "{0} on {1} with {2} classes")
    @MethodSource("everyCase")
    void itBuildsAndTheTableTellsItsWeights(String name, InputShape shape, int classes) throws Exception {
        LayerTable table = LayerTable.of(Architectures.layers(name, classes), shape, classes);

        assertThat(table.problem()).isNull();
        try (Network network = ModelLoader.create(card(name, shape, classes))) {
            long made =
                    network.trainable().stream().mapToLong(each -> each.size()).sum();
            assertThat(table.weights()).isEqualTo(made);
        }
    }

    private static ModelCard card(String name, InputShape shape, int classes) {
        List<Float> mean = Collections.nCopies(shape.channels(), 0.5f);
        return new ModelCard(
                name,
                name,
                shape,
                new Normalization(mean, mean),
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                Architectures.layers(name, classes),
                "weights.safetensors",
                null,
                null,
                List.of(),
                "a test",
                "none");
    }

    @Test
    void theCountsAreThoseWorkedOutByHand() {
        assertThat(weights("small-cnn")).isEqualTo(166_406);
        assertThat(weights("wide-cnn"))
                .isEqualTo(544 + 32_832 + 803_072 + 2_570)
                .isEqualTo(839_018);
        assertThat(weights("broad-cnn"))
                .isEqualTo(1_088 + 131_200 + 1_605_888 + 2_570)
                .isEqualTo(1_740_746);
        assertThat(weights("linear")).isEqualTo(7_850);
    }

    private static long weights(String name) {
        return LayerTable.of(Architectures.layers(name, 10), new InputShape(1, 28, 28), 10)
                .weights();
    }

    @Test
    void theSummariesStateNoCountThatDependsOnTheShape() {
        assertThat(Architectures.summaries())
                .containsOnlyKeys("linear", "mlp", "small-cnn", "wide-cnn", "broad-cnn", "colour-cnn", "small-resnet")
                .containsKey(Architectures.DEFAULT);
        assertThat(Architectures.summaries().values()).noneMatch(summary -> summary.contains("weights"));
    }
}
