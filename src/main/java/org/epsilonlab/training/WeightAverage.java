package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Map;
import org.epsilonlab.model.Network;

/**
 * A network beside the one in training: a copy of it, or the moving average of its weights and running statistics, which
 * often generalises a little better (Izmailov et al. 2018). It is what is measured and kept; nothing differentiates it.
 */
final class WeightAverage {

    private static final NDIndex EVERYTHING = new NDIndex(":");

    private final List<NDArray> from;
    private final List<NDArray> to;
    private final double decay;
    private final Network network;
    private long steps;

    /**
     * @param target has the same layers as {@code source}; its weights are overwritten
     * @param decay share of the old average that a step keeps; 0 for a plain copy
     */
    WeightAverage(Network source, Network target, double decay) {
        this.from = List.copyOf(source.tensors().values());
        this.to = List.copyOf(target.tensors().values());
        this.network = target;
        this.decay = decay;
        to.forEach(array -> array.setRequiresGradient(false));
        copy();
    }

    /** After a step of the training. */
    void follow() {
        if (decay == 0) {
            return;
        }
        // Short at first, so that the average forgets the first weights; then as long as asked for.
        float keep = (float) Math.min(decay, (1.0 + steps) / (10.0 + steps));
        steps++;
        try (NDManager scope = network.manager().newSubManager()) {
            for (int i = 0; i < from.size(); i++) {
                NDArray weights = from.get(i).stopGradient();
                weights.attach(scope);
                to.get(i).muli(keep).addi(weights.mul(1 - keep));
            }
        }
    }

    /** The network to measure and keep, brought up to date. */
    Network network() {
        if (decay == 0) {
            copy();
        }
        return network;
    }

    /** Its arrays by name, to be overwritten in place; none where it is a plain copy. */
    Map<String, NDArray> tensors() {
        return decay == 0 ? Map.of() : network.tensors();
    }

    /** How many steps it has followed. */
    long steps() {
        return steps;
    }

    /** Goes on as if it had followed so many. */
    void resume(long followed) {
        steps = followed;
    }

    private void copy() {
        try (NDManager scope = network.manager().newSubManager()) {
            for (int i = 0; i < from.size(); i++) {
                NDArray weights = from.get(i).stopGradient();
                weights.attach(scope);
                to.get(i).set(EVERYTHING, weights);
            }
        }
    }
}
