package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.epsilonlab.image.WholeFile;
import org.jspecify.annotations.Nullable;

/** Reads and writes the weights of a {@link Network} as a safetensors file that PyTorch reads too. */
public final class Weights {

    private Weights() {}

    /**
     * Fills every tensor of {@code network} from the file.
     *
     * @throws ModelException if the file is missing, truncated or foreign, or lacks a tensor, or has it in another
     *     shape, or holds a value that is not a number
     */
    public static void read(Path file, Network network) throws ModelException {
        check(file, network.card());
        try (NDManager scope = network.manager().newSubManager();
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Map<String, NDArray> found = new HashMap<>();
            for (NDArray array : NDList.decode(scope, in)) {
                found.put(array.getName(), array);
            }
            for (Map.Entry<String, NDArray> tensor : network.tensors().entrySet()) {
                NDArray source = Objects.requireNonNull(found.get(tensor.getKey()), tensor.getKey());
                fill(file, tensor.getKey(), tensor.getValue(), source);
            }
        } catch (IOException | RuntimeException e) {
            throw new ModelException(file + " is damaged; restore it from where it came.", e);
        }
    }

    private static void fill(Path file, String name, NDArray target, NDArray source) throws ModelException {
        if (source.isNaN().any().getBoolean() || source.isInfinite().any().getBoolean()) {
            throw new ModelException(
                    file + " holds values in \"" + name + "\" that are not finite numbers; train the model again.");
        }
        // Not copyTo, which makes libtorch print a warning; and detached, as fresh parameters require a gradient.
        try (NDArray values = target.stopGradient()) {
            values.set(new NDIndex(":"), source);
        }
    }

    /**
     * Holds the file's names, types and shapes against the card's layers; reads no values and makes no tensor.
     *
     * @throws ModelException if the file is missing, truncated or foreign, or does not belong to the card
     */
    public static void check(Path file, ModelCard card) throws ModelException {
        Map<String, SafetensorsHeader.Tensor> found =
                SafetensorsHeader.read(file).tensors();
        Map<String, List<Long>> wanted;
        try {
            wanted = TensorShapes.of(card);
            Layers.sequence(card.layers());
        } catch (IllegalArgumentException e) {
            throw Network.unfit(card, e);
        }
        for (Map.Entry<String, List<Long>> tensor : wanted.entrySet()) {
            check(file, tensor.getKey(), tensor.getValue(), found.get(tensor.getKey()));
        }
        for (String name : found.keySet()) {
            // PyTorch's BatchNorm counts its batches in a tensor that no forward pass needs.
            if (!wanted.containsKey(name) && !name.endsWith(".num_batches_tracked")) {
                throw new ModelException(file + " has a tensor \"" + name
                        + "\" that the card's layers do not know; use the weights that belong to this card.");
            }
        }
    }

    private static void check(Path file, String name, List<Long> wanted, SafetensorsHeader.@Nullable Tensor found)
            throws ModelException {
        if (found == null) {
            throw new ModelException(file + " has no tensor \"" + name
                    + "\" that the card's layers ask for; use the weights that belong to this card.");
        }
        if (!found.shape().equals(wanted)) {
            throw new ModelException(file + " has \"" + name + "\" in the shape " + found.shape()
                    + " but the card's layers need " + wanted + "; use the weights that belong to this card.");
        }
        if (!found.type().equals("F32")) {
            throw new ModelException(file + " has \"" + name + "\" in the type " + found.type()
                    + " where F32 is needed; save the weights as float32.");
        }
    }

    /**
     * Writes every tensor of {@code network}, whole or not at all.
     *
     * @throws IOException if the disk refuses
     */
    public static void write(Network network, Path file) throws IOException {
        NDList list = new NDList();
        network.tensors().forEach((name, array) -> {
            array.setName(name);
            list.add(array);
        });
        try (WholeFile whole = WholeFile.start(file)) {
            list.encode(whole.out(), NDList.Encoding.SAFETENSORS);
            whole.commit();
        }
    }
}
