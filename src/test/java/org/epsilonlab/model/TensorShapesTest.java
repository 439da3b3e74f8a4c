package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorShapesTest {

    @ParameterizedTest
    @ValueSource(strings = {"tiny-conv", "tiny-residual", "tiny-batchnorm", "tiny-colour", "fashion-mnist-standard"})
    void whatIsWorkedOutIsWhatTheEngineMakes(String name) throws Exception {
        Path folder = name.startsWith("tiny") ? Reference.model(name) : Path.of("models", name);
        ModelCard card = CardFile.read(folder);
        Map<String, List<Long>> made = new LinkedHashMap<>();
        try (Network network = ModelLoader.create(card)) {
            network.tensors().forEach((tensor, array) -> made.put(tensor, sides(array.getShape())));
        }
        assertThat(TensorShapes.of(card)).isEqualTo(made).hasSizeGreaterThan(3);
    }

    private static List<Long> sides(Shape shape) {
        List<Long> sides = new ArrayList<>();
        for (long side : shape.getShape()) {
            sides.add(side);
        }
        return sides;
    }
}
