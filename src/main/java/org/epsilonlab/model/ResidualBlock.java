package org.epsilonlab.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;

/** relu(layers(x) + shortcut(x)); an empty shortcut is the identity (He et al. 2016). */
final class ResidualBlock extends AbstractBlock {

    private final SequentialBlock layers;
    private final SequentialBlock shortcut;

    ResidualBlock(SequentialBlock layers, SequentialBlock shortcut) {
        this.layers = addChildBlock("layers", layers);
        this.shortcut = addChildBlock("shortcut", shortcut);
    }

    SequentialBlock layers() {
        return layers;
    }

    SequentialBlock shortcut() {
        return shortcut;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        var main = layers.forward(store, inputs, training).singletonOrThrow();
        var beside = shortcut.getChildren().isEmpty()
                ? inputs.singletonOrThrow()
                : shortcut.forward(store, inputs, training).singletonOrThrow();
        return new NDList(main.add(beside).getNDArrayInternal().relu());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape[] main = layers.getOutputShapes(inputs);
        Shape[] beside = shortcut.getChildren().isEmpty() ? inputs : shortcut.getOutputShapes(inputs);
        if (!Arrays.equals(main, beside)) {
            throw new IllegalArgumentException("a residual layer adds shapes that differ: " + Arrays.toString(main)
                    + " and " + Arrays.toString(beside));
        }
        return main;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputs) {
        layers.initialize(manager, dataType, inputs);
        if (!shortcut.getChildren().isEmpty()) {
            shortcut.initialize(manager, dataType, inputs);
        }
    }
}
