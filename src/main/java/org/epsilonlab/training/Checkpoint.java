package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A training in one file, put in place whole or not at all: a safetensors file with the weights, the averaged weights,
 * the optimizer's state, what the regime remembers, the best weights so far, and the {@link TrainingState} as JSON text.
 */
final class Checkpoint {

    static final String FILE = "checkpoint.safetensors";

    private static final String STATE = "state.json";
    private static final String WEIGHTS = "weights.";
    private static final String AVERAGE = "average.";
    private static final String OPTIMIZER = "optimizer.";
    private static final String MEMORY = "memory.";
    private static final String GOOD = "good.";
    private static final NDIndex EVERYTHING = new NDIndex(":");
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private Checkpoint() {}

    /**
     * Writes it, over the one before.
     *
     * @throws IOException one sentence, if the disk refuses; the one before is then untouched
     */
    static void write(AdversarialTrainer trainer, Path file) throws IOException {
        AdversarialTrainer.Parts parts = trainer.parts();
        try (NDManager scope = parts.network().manager().newSubManager();
                WholeFile whole = WholeFile.start(file)) {
            NDList all = new NDList();
            byte[] json = GSON.toJson(trainer.state()).getBytes(StandardCharsets.UTF_8);
            add(all, STATE, scope.create(json, new Shape(json.length)));
            Snapshot good = trainer.good();
            if (good != null) {
                good.arrays(scope, GOOD).forEach((name, array) -> add(all, name, array));
            }
            // Copies: an array that is trained keeps the name it is given.
            arrays(parts).forEach((name, array) -> {
                NDArray copy = scope.create(array.toFloatArray(), array.getShape());
                add(all, name, copy);
            });
            all.encode(whole.out(), NDList.Encoding.SAFETENSORS);
            whole.commit();
        } catch (IOException e) {
            throw new IOException(
                    "The checkpoint " + file + " cannot be written (" + e.getMessage()
                            + "); make room or free the folder, then resume.",
                    e);
        }
    }

    private static void add(NDList list, String name, NDArray array) {
        array.setName(name);
        list.add(array);
    }

    private static Map<String, NDArray> arrays(AdversarialTrainer.Parts parts) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        parts.network().tensors().forEach((name, array) -> arrays.put(WEIGHTS + name, array));
        parts.average().tensors().forEach((name, array) -> arrays.put(AVERAGE + name, array));
        parts.step().optimizer().state().forEach((name, array) -> arrays.put(OPTIMIZER + name, array));
        parts.step().memories().forEach((name, array) -> arrays.put(MEMORY + name, array));
        return arrays;
    }

    /**
     * Puts a training where the file says it was.
     *
     * @param trainer of the same configuration, at its beginning
     * @throws IOException one sentence, if the file is missing, damaged or of another training
     */
    static void read(AdversarialTrainer trainer, Path file) throws IOException {
        AdversarialTrainer.Parts parts = trainer.parts();
        Network network = parts.network();
        try (NDManager scope = network.manager().newSubManager();
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Map<String, NDArray> found = new LinkedHashMap<>();
            for (NDArray array : NDList.decode(scope, in)) {
                found.put(array.getName(), array);
            }
            NDArray json = found.get(STATE);
            if (json == null) {
                throw new IllegalArgumentException("it has no state");
            }
            byte[] text = json.toType(DataType.INT8, false).toByteArray();
            TrainingState state = GSON.fromJson(new String(text, StandardCharsets.UTF_8), TrainingState.class);
            found.forEach((name, array) -> {
                if (name.startsWith(MEMORY)) {
                    parts.step().memory(name.substring(MEMORY.length()), array.getShape());
                }
            });
            arrays(parts).forEach((name, array) -> fill(array, found.get(name), name));
            trainer.resume(state, state.bestEpoch == 0 ? null : Snapshot.of(network, GOOD, found));
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    "The checkpoint " + file + " is missing, damaged or of another training; start the training again.",
                    e);
        }
    }

    private static void fill(NDArray target, @Nullable NDArray source, String name) {
        if (source == null || !source.getShape().equals(target.getShape())) {
            throw new IllegalArgumentException("it lacks " + name);
        }
        try (NDArray detached = target.stopGradient()) {
            detached.set(EVERYTHING, source);
        }
    }
}
