package org.epsilonlab.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a card's list of layers into DJL blocks. A new architecture needs no code here, a new layer type is one case.
 */
final class Layers {

    private Layers() {}

    /**
     * The layers one after the other, not yet initialised.
     *
     * @throws IllegalArgumentException if a type is unknown or a field is missing or not positive
     */
    static SequentialBlock sequence(List<LayerSpec> specs) {
        SequentialBlock sequence = new SequentialBlock();
        specs.forEach(spec -> sequence.add(block(spec)));
        return sequence;
    }

    private static Block block(LayerSpec spec) {
        return switch (String.valueOf(spec.type())) {
            case "conv" -> convolution(spec);
            // Network asks the script itself, and gives the other layers what it answers.
            case LayerSpec.FEATURES -> LambdaBlock.singleton(x -> x);
            case "relu" -> Activation.reluBlock();
            case "maxpool" -> {
                int kernel = positive(spec, "kernel", spec.kernel());
                int stride = spec.stride() == null ? kernel : positive(spec, "stride", spec.stride());
                yield Pool.maxPool2dBlock(square(kernel), square(stride));
            }
            case "avgpool" ->
                LambdaBlock.singleton(x -> x.mean(new int[] {3}, true).mean(new int[] {2}, true));
            case "batchnorm" -> BatchNorm.builder().build();
            case "dropout" -> Dropout.builder().optRate(rate(spec)).build();
            case "flatten" -> Blocks.batchFlattenBlock();
            case "linear" ->
                Linear.builder().setUnits(positive(spec, "units", spec.units())).build();
            case "residual" -> {
                if (spec.layers() == null) {
                    throw new IllegalArgumentException("a layer \"residual\" lacks \"layers\"");
                }
                yield new ResidualBlock(
                        sequence(spec.layers()), sequence(spec.shortcut() == null ? List.of() : spec.shortcut()));
            }
            default -> throw new IllegalArgumentException("there is no layer type \"" + spec.type() + "\"");
        };
    }

    private static Block convolution(LayerSpec spec) {
        int kernel = positive(spec, "kernel", spec.kernel());
        int stride = spec.stride() == null ? 1 : positive(spec, "stride", spec.stride());
        return FoldedConv2d.of(
                Conv2d.builder()
                        .setKernelShape(square(kernel))
                        .setFilters(positive(spec, "filters", spec.filters()))
                        .optStride(square(stride))
                        .optPadding(square(spec.padding() == null ? 0 : spec.padding()))
                        .optBias(spec.bias() == null || spec.bias()),
                kernel,
                stride);
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }

    private static int positive(LayerSpec spec, String field, @Nullable Integer value) {
        if (value == null || value < 1) {
            throw new IllegalArgumentException("a layer \"" + spec.type() + "\" needs a positive \"" + field + "\"");
        }
        return value;
    }

    private static float rate(LayerSpec spec) {
        if (spec.rate() == null || spec.rate() < 0 || spec.rate() >= 1) {
            throw new IllegalArgumentException("a layer \"dropout\" needs a \"rate\" from 0 to below 1");
        }
        return spec.rate();
    }
}
