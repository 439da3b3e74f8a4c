package org.epsilonlab.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Card to {@link Classifier}. */
public final class ModelLoader {

    private ModelLoader() {}

    /**
     * Loads a model folder; the caller closes the classifier.
     *
     * @throws ModelException if anything about it is wrong
     */
    public static Classifier load(Path folder) throws ModelException {
        ModelCard card = ModelCatalog.read(folder);
        if (card.onnx() != null) {
            return OnnxClassifier.load(card, folder.resolve(card.onnx()));
        }
        if (card.weights() == null) {
            return TorchScriptClassifier.load(card, folder.resolve(String.valueOf(card.torchscript())));
        }
        Network network = new Network(card, script(card, folder), Torch.manager());
        try {
            Weights.read(folder.resolve(card.weights()), network);
            check(network);
            return new BlockClassifier(network);
        } catch (ModelException e) {
            network.close();
            throw e;
        }
    }

    /**
     * Loads a TorchScript or ONNX file that has no card.
     *
     * @param file takes N×C×H×W
     * @param shape the pictures it is given
     * @param normalization what is to be put before it, null if it normalises by itself
     * @param classes names for its logits, used if there are as many; else they are numbered
     * @throws ModelException if the file is foreign or refuses such pictures
     */
    public static Classifier loadScript(
            Path file, InputShape shape, @Nullable Normalization normalization, List<String> classes)
            throws ModelException {
        boolean isOnnx = OnnxNetwork.looksLikeOne(file);
        int count = isOnnx ? OnnxClassifier.classes(file, shape) : TorchScriptClassifier.classes(file, shape);
        List<String> names = classes.size() == count
                ? classes
                : IntStream.range(0, count).mapToObj(Integer::toString).toList();
        String name = String.valueOf(file.getFileName());
        ModelCard card = new ModelCard(
                name,
                name,
                shape,
                normalization == null ? Normalization.none(shape.channels()) : normalization,
                null,
                names,
                List.of(),
                null,
                isOnnx ? null : name,
                isOnnx ? name : null,
                null,
                List.of(),
                (isOnnx ? "an ONNX" : "a TorchScript") + " file without a card",
                "unknown");
        return isOnnx ? OnnxClassifier.load(card, file) : TorchScriptClassifier.load(card, file);
    }

    /**
     * Loads what a user names: a model of the catalogue or a model folder.
     *
     * @throws ModelException if it is neither
     */
    public static Classifier load(ModelCatalog catalog, String nameOrFolder) throws ModelException {
        return load(catalog.resolve(nameOrFolder).folder());
    }

    /** A new network for a training, with fresh weights; the caller closes it. */
    public static Network create(ModelCard card) throws ModelException {
        return create(card, null);
    }

    /**
     * The same, on top of a frozen network.
     *
     * @param script that network, null for none
     */
    public static Network create(ModelCard card, @Nullable Path script) throws ModelException {
        return new Network(card, script, Torch.manager());
    }

    /** The frozen network beneath a card's layers, null for none. */
    static @Nullable Path script(ModelCard card, Path folder) {
        return card.isOnTop() ? folder.resolve(String.valueOf(card.torchscript())) : null;
    }

    /** Shows a network on top of a script one picture: weights and script may be of different networks. */
    private static void check(Network network) throws ModelException {
        InputShape in = network.card().inputShape();
        if (network.script() != null) {
            try (NDManager scope = network.manager().newSubManager()) {
                network.logits(scope.zeros(new Shape(1, in.channels(), in.height(), in.width())), false);
            } catch (RuntimeException e) {
                throw new ModelException(
                        network.script() + " and the layers above it do not belong together; restore the folder from"
                                + " where it came.",
                        e);
            }
        }
    }
}
