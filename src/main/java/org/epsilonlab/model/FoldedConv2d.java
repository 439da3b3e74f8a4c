package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A strided convolution that computes on pictures of few channels with every stride×stride square folded into channels:
 * the same sums, over 4 channels at a stride of 2 where there was 1. The engine's gradient with respect to the input of a
 * convolution over one or three channels costs six times as much as over four or twelve, and an attack needs nothing
 * else: PGD on 28×28 pictures became a quarter faster. An update of the weights asks for no such gradient, and takes the
 * engine's own way. Weights keep their shape (filters, channels, kernel, kernel).
 */
final class FoldedConv2d extends Conv2d {

    /** With more channels than these the engine's own way is as fast. */
    private static final int FEW = 4;

    private FoldedConv2d(Builder builder) {
        super(builder);
    }

    /** A folding convolution where that is possible, a plain one elsewhere. */
    static Conv2d of(Builder builder, int kernel, int stride) {
        return stride > 1 && kernel % stride == 0 ? new FoldedConv2d(builder) : builder.build();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        if (x.size(1) > FEW || (training && !x.hasGradient())) {
            return super.forwardInternal(store, inputs, training, params);
        }
        NDArray kernel = store.getValue(weight, x.getDevice(), training);
        NDArray offset = bias == null ? null : store.getValue(bias, x.getDevice(), training);
        return conv2d(foldPicture(x), foldKernel(kernel, x.getManager()), offset);
    }

    /** (N, C, H, W) → (N, C·s², ⌊(H + 2p) / s⌋, ⌊(W + 2p) / s⌋); what is left over lies outside every window. */
    private NDArray foldPicture(NDArray x) {
        long s = stride.get(0);
        long p = padding.get(0);
        long rows = (x.size(2) + 2 * p) / s;
        long columns = (x.size(3) + 2 * p) / s;
        long below = rows * s - x.size(2) - p;
        long right = columns * s - x.size(3) - p;
        NDArray padded = p == 0 && below == 0 && right == 0 ? x : x.pad(new Shape(p, right, p, below), 0);
        return fold(padded, x.size(1), rows, columns, x.getManager());
    }

    private NDArray foldKernel(NDArray kernel, NDManager scope) {
        long s = stride.get(0);
        return fold(kernel, kernel.size(1), kernel.size(2) / s, kernel.size(3) / s, scope);
    }

    private NDArray fold(NDArray array, long channels, long rows, long columns, NDManager scope) {
        long s = stride.get(0);
        // What is made of a weight would stay in the network's scope; it belongs to the pictures'.
        NDArray squares = array.reshape(array.size(0), channels, rows, s, columns, s);
        squares.attach(scope);
        NDArray moved = squares.transpose(0, 1, 3, 5, 2, 4);
        moved.attach(scope);
        NDArray folded = moved.reshape(array.size(0), channels * s * s, rows, columns);
        folded.attach(scope);
        return folded;
    }
}
