package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.epsilonlab.model.Network;

/**
 * First weights as PyTorch draws them by default: weights and biases of convolutions and linear layers uniform in
 * ±1/√fan-in (He et al. 2015 with a = √5), BatchNorm as the identity. Drawn in Java, so that they depend on the seed and
 * on nothing else.
 */
final class Initialization {

    private Initialization() {}

    static void fill(Network network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, NDArray> tensors = network.tensors();
        tensors.forEach((name, tensor) -> {
            NDArray weight = tensors.get(name.substring(0, name.lastIndexOf('.')) + ".weight");
            float[] values = new float[(int) tensor.size()];
            if (weight != null && weight.getShape().dimension() > 1) {
                double bound = 1 / Math.sqrt((double) fanIn(weight.getShape()));
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
                }
            } else {
                Arrays.fill(values, name.endsWith(".weight") || name.endsWith(".running_var") ? 1 : 0);
            }
            try (NDManager scope = network.manager().newSubManager();
                    NDArray detached = tensor.stopGradient()) {
                detached.set(new NDIndex(":"), scope.create(values, tensor.getShape()));
            }
        });
    }

    private static long fanIn(Shape weight) {
        return weight.slice(1).size();
    }
}
