package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.epsilonlab.Reference;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Weights;

/** The small networks and the batch on which PyTorch's steps are stored. */
final class Tiny {

    private Tiny() {}

    static Network network(String model) throws ModelException {
        Path folder = Reference.model(model);
        Network network = ModelLoader.create(CardFile.read(folder));
        Weights.read(folder.resolve("weights.safetensors"), network);
        return network;
    }

    static Batch batch(Network network) {
        try (NDManager scope = network.manager().newSubManager()) {
            float[] x = Reference.array(scope, "training/x.npy").toFloatArray();
            int[] y = Reference.labels(scope, "training/y.npy");
            return new Batch(0, y.length, x, y);
        }
    }

    static Map<String, float[]> copy(Network network) {
        Map<String, float[]> values = new LinkedHashMap<>();
        network.tensors().forEach((name, array) -> values.put(name, array.toFloatArray()));
        return values;
    }

    static void assertSame(Map<String, float[]> one, Map<String, float[]> other) {
        one.forEach((name, values) -> assertThat(other.get(name)).as(name).containsExactly(values));
    }

    static void assertNoGradient(Network network) {
        for (NDArray parameter : network.trainable()) {
            try (NDArray gradient = parameter.getGradient()) {
                assertThat(gradient.abs().max().getFloat()).isZero();
            }
        }
    }

    /**
     * Adam divides a gradient by its own size, so the few that are no larger than rounding move by as much as any other,
     * and differ from one processor to the next: one in a thousand may, by no more than the steps' lengths.
     */
    static void assertSameWeights(Network network, Path file, double tolerance, double furthest) throws ModelException {
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
