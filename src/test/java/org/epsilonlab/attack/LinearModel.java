package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.model.BlockClassifier;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Normalization;

/** Softmax of W x + b, whose attacks are known in closed form. */
public final class LinearModel {

    /** The three-class example of the project's worked values; x = (.2, .7, .4). */
    static final float[][] W = {{1, -2, .5f}, {.5f, 1, -1}, {-1, .25f, 2}};

    static final float[] B = {.1f, -.2f, 0};

    private LinearModel() {}

    public static Classifier of(float[][] w, float[] b) throws ModelException {
        int inputs = w[0].length;
        ModelCard card = new ModelCard(
                "linear",
                "Linear",
                new InputShape(1, 1, inputs),
                Normalization.none(1),
                IntStream.range(0, b.length).mapToObj(k -> "class " + k).toList(),
                List.of(LayerSpec.flatten(), LayerSpec.linear(b.length)),
                "weights.safetensors",
                null,
                null,
                List.of(),
                "a test",
                "none");
        Network network = ModelLoader.create(card);
        // Freezes the weights, so that they may be set.
        Classifier classifier = new BlockClassifier(network);
        try (NDManager scope = network.manager().newSubManager()) {
            float[] flat = new float[b.length * inputs];
            for (int k = 0; k < b.length; k++) {
                System.arraycopy(w[k], 0, flat, k * inputs, inputs);
            }
            NDArray weight = scope.create(flat, new Shape(b.length, inputs));
            set(network, "1.weight", weight);
            set(network, "1.bias", scope.create(b));
        }
        return classifier;
    }

    /** Not copyTo, which makes libtorch print a warning that no setting silences. */
    private static void set(Network network, String name, NDArray values) {
        NDArray array = network.tensors().get(name);
        if (array == null) {
            throw new IllegalStateException(
                    "no " + name + " among " + network.tensors().keySet());
        }
        array.set(new NDIndex(":"), values);
    }
}
