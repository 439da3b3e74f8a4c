package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The affine map (x − mean) / std that a network expects, channel by channel. It is part of the network, so that
 * attacks see pictures in [0, 1] and ε has one meaning for every network.
 *
 * @param mean one value a channel
 * @param std one positive value a channel
 */
public record Normalization(List<Float> mean, List<Float> std) {

    public Normalization {
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException("normalization needs as many values in mean as in std, at least one");
        }
        if (std.stream().anyMatch(s -> !(s > 0) || s.isInfinite())
                || mean.stream().anyMatch(m -> m.isNaN() || m.isInfinite())) {
            throw new IllegalArgumentException("normalization needs finite means and positive standard deviations");
        }
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** The map that changes nothing. */
    public static Normalization none(int channels) {
        Float[] zeros = new Float[channels];
        Float[] ones = new Float[channels];
        Arrays.fill(zeros, 0f);
        Arrays.fill(ones, 1f);
        return new Normalization(List.of(zeros), List.of(ones));
    }

    /** The same map with its constants ready as arrays in {@code manager}. */
    Bound bind(NDManager manager) {
        return new Bound(column(manager, mean), column(manager, std), equals(none(mean.size())));
    }

    private static NDArray column(NDManager manager, List<Float> values) {
        float[] column = new float[values.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = values.get(i);
        }
        return manager.create(column, column.length == 1 ? new Shape(1) : new Shape(1, column.length, 1, 1));
    }

    record Bound(NDArray mean, NDArray std, boolean identity) {

        /** Shape (N, C, H, W) in, the same shape out; differentiable. */
        NDArray apply(NDArray x) {
            return identity ? x : x.sub(mean).div(std);
        }
    }
}
