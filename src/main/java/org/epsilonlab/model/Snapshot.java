package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weights of a network at one moment, on the heap: what a training hands out while it goes on. Immutable. */
public final class Snapshot {

    private final ModelCard card;
    private final Map<String, float[]> values = new LinkedHashMap<>();

    private final @Nullable Path script;

    private Snapshot(ModelCard card, @Nullable Path script) {
        this.card = card;
        this.script = script;
    }

    /** The weights as they are now. */
    public static Snapshot of(Network network) {
        Snapshot snapshot = new Snapshot(network.card(), network.script());
        network.tensors().forEach((name, array) -> snapshot.values.put(name, array.toFloatArray()));
        return snapshot;
    }

    /**
     * The weights of a model folder.
     *
     * @throws ModelException if anything about it is wrong, or it holds TorchScript or ONNX, whose weights are its own
     */
    public static Snapshot read(Path folder) throws ModelException {
        ModelCard card = ModelCatalog.read(folder);
        if (card.weights() == null) {
            throw new ModelException(folder + " holds " + (card.onnx() == null ? "TorchScript" : "ONNX")
                    + "; name a folder with layers and weights.");
        }
        try (Network network = new Network(card, ModelLoader.script(card, folder), Torch.manager())) {
            Weights.read(folder.resolve(card.weights()), network);
            return of(network);
        }
    }

    /** Weights of a network from arrays of which each is named {@code prefix} and the name of a tensor. */
    public static Snapshot of(Network network, String prefix, Map<String, NDArray> arrays) {
        Snapshot snapshot = new Snapshot(network.card(), network.script());
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                snapshot.values.put(name.substring(prefix.length()), array.toFloatArray());
            }
        });
        return snapshot;
    }

    /** The same as arrays of which each is named {@code prefix} and the name of a tensor. */
    public Map<String, NDArray> arrays(NDManager owner, String prefix) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        values.forEach((name, value) -> arrays.put(prefix + name, owner.create(value, new Shape(value.length))));
        return arrays;
    }

    /** Overwrites the weights of a network of the same layers. */
    public void into(Network network) {
        network.tensors().forEach((name, array) -> {
            float[] value = values.get(name);
            if (value == null || value.length != array.size()) {
                throw new IllegalArgumentException("the snapshot does not fit: " + name);
            }
            try (NDManager scope = network.manager().newSubManager();
                    NDArray detached = array.stopGradient()) {
                detached.set(new NDIndex(":"), scope.create(value, array.getShape()));
            }
        });
    }

    /**
     * A network of its own with these weights, as attacks see it; the caller closes it.
     *
     * @throws ModelException if the card's layers do not fit each other, which those of a trained network do
     */
    public Classifier classifier() throws ModelException {
        Network network = new Network(card, script, Torch.manager());
        into(network);
        return new BlockClassifier(network);
    }

    /**
     * Writes a model folder with these weights: their file, a script beneath them, and last of all the card.
     *
     * @param as the card to write, of the same layers
     * @throws IOException if the disk refuses
     * @throws ModelException if the card's layers do not fit each other
     */
    public void write(ModelCard as, Path folder) throws IOException, ModelException {
        if (script != null) {
            Files.copy(script, folder.resolve(String.valueOf(as.torchscript())), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Network network = new Network(as, script, Torch.manager())) {
            into(network);
            Weights.write(network, folder.resolve(String.valueOf(as.weights())));
        }
        CardFile.write(as, folder);
    }

    /** The card that the network had. */
    public ModelCard card() {
        return card;
    }
}
