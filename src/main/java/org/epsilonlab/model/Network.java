package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card's layers with weights of their own: what a {@link BlockClassifier} shows to attacks and what a training
 * updates. Parameters carry the names that PyTorch's {@code nn.Sequential} would give them ("0.weight", "3.bias").
 */
public final class Network implements AutoCloseable {

    private static final Map<String, String> TORCH_NAMES =
            Map.of("gamma", "weight", "beta", "bias", "runningMean", "running_mean", "runningVar", "running_var");

    private final ModelCard card;
    private final NDManager manager;
    private final SequentialBlock block;
    private final ParameterStore store;
    private final Normalization.Bound normalization;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final @Nullable Path script;
    private final @Nullable Features features;
    private boolean closed;

    /** Builds the layers of a card that are given the picture itself. */
    public Network(ModelCard card, NDManager parent) throws ModelException {
        this(card, null, parent);
    }

    /**
     * Builds the layers with fresh weights (DJL's initialisers; {@link Weights} or a training fills them).
     *
     * @param script the frozen network on whose answers the layers stand, null where they are given the picture
     * @throws ModelException if the layers do not fit each other, the input or the classes, or stand on a script that is
     *     not there
     */
    public Network(ModelCard card, @Nullable Path script, NDManager parent) throws ModelException {
        this.card = card;
        this.script = script;
        this.features = card.isOnTop() ? Features.open(beneath(card, script)) : null;
        this.manager = parent.newSubManager();
        InputShape in = card.inputShape();
        try {
            // Before anything is made: a list that needs more memory than there is must not get to ask for it.
            TensorShapes.of(card);
            block = Layers.sequence(card.layers());
            long[] answers = TensorShapes.answers(card);
            block.initialize(
                    manager,
                    DataType.FLOAT32,
                    answers == null ? new Shape(1, in.channels(), in.height(), in.width()) : new Shape(1, answers[0]));
        } catch (RuntimeException e) {
            close();
            throw unfit(card, e);
        }
        store = new ParameterStore(manager, false);
        normalization = card.normalization().bind(manager);
        name("", block);
    }

    /** The same layers over the same numbers, which are constants here. */
    private Network(Network other) {
        card = other.card;
        script = other.script;
        features = other.features;
        manager = other.manager.newSubManager();
        block = Layers.sequence(card.layers());
        store = new ParameterStore(manager, false);
        normalization = other.normalization;
        name("", block);
        Map<String, NDArray> theirs = other.tensors();
        parameters.forEach((name, parameter) -> {
            NDArray constant = Objects.requireNonNull(theirs.get(name)).stopGradient();
            constant.attach(manager);
            parameter.setArray(constant);
        });
        // The other one closes the network beneath.
        closed = true;
    }

    /**
     * This network as attacks see it while it is trained: evaluation mode, and the weights, which are this network's as
     * they change, are constants. Nothing that is computed with it can leave a gradient in them. Lives no longer
     * than this network; closing it leaves this one open.
     */
    public Classifier frozen() {
        return new BlockClassifier(new Network(this));
    }

    private static Path beneath(ModelCard card, @Nullable Path script) throws ModelException {
        if (script == null) {
            throw new ModelException("The layers of \"" + card.name()
                    + "\" stand on another network that is not at hand; restore its folder from where it came.");
        }
        return script;
    }

    /** One sentence for layers that cannot be built; {@code cause} says which and why. */
    static ModelException unfit(ModelCard card, RuntimeException cause) {
        return new ModelException(
                "The layers of \"" + card.name() + "\" do not fit together for an input of " + card.inputShape() + " ("
                        + cause.getMessage() + "); mend the list in " + CardFile.NAME + ".",
                cause);
    }

    private void name(String prefix, SequentialBlock sequence) {
        List<Block> children = sequence.getChildren().values();
        for (int i = 0; i < children.size(); i++) {
            String path = prefix + i + ".";
            Block child = children.get(i);
            if (child instanceof ResidualBlock residual) {
                name(path + "layers.", residual.layers());
                name(path + "shortcut.", residual.shortcut());
            } else {
                child.getDirectParameters()
                        .forEach(pair -> parameters.put(
                                path + TORCH_NAMES.getOrDefault(pair.getKey(), pair.getKey()), pair.getValue()));
            }
        }
    }

    /**
     * Logits of pictures.
     *
     * @param x shape (N, C, H, W), in [0, 1]
     * @param training true lets BatchNorm and Dropout behave as in training
     * @return shape (N, classes), in the scope of {@code x}
     */
    public NDArray logits(NDArray x, boolean training) {
        Torch.share(x.size());
        NDArray in = normalization.apply(x);
        return block.forward(store, new NDList(features == null ? in : features.of(in)), training)
                .singletonOrThrow();
    }

    /** Every tensor by its PyTorch name, running statistics included, in the order of the layers. */
    public Map<String, NDArray> tensors() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> tensors.put(name, parameter.getArray()));
        return tensors;
    }

    /** The tensors that a training updates: all but running statistics. */
    public List<NDArray> trainable() {
        List<NDArray> arrays = new ArrayList<>();
        for (Parameter parameter : parameters.values()) {
            if (parameter.getType() != Parameter.Type.RUNNING_MEAN
                    && parameter.getType() != Parameter.Type.RUNNING_VAR) {
                arrays.add(parameter.getArray());
            }
        }
        return arrays;
    }

    /** The frozen network beneath, null for none. */
    public @Nullable Path script() {
        return script;
    }

    /** The card this network was built from. */
    public ModelCard card() {
        return card;
    }

    /** The scope that owns the weights; work belongs into sub-managers of it. */
    public NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
        if (features != null && !closed) {
            features.close();
        }
        closed = true;
    }
}
