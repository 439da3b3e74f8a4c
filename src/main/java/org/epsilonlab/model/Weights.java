package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the weights of a {@link Network} as a safetensors file that PyTorch reads too. */
public final class Weights {

    private static final int MAX_HEADER = 16 << 20;

    private Weights() {}

    /**
     * Fills every tensor of {@code network} from the file.
     *
     * @throws ModelException if the file is missing, truncated or foreign, or lacks a tensor, or has it in another
     *     shape, or holds a value that is not a number
     */
    public static void read(Path file, Network network) throws ModelException {
        checkComplete(file);
        try (NDManager scope = network.manager().newSubManager();
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Map<String, NDArray> found = new HashMap<>();
            for (NDArray array : NDList.decode(scope, in)) {
                found.put(array.getName(), array);
            }
            for (Map.Entry<String, NDArray> tensor : network.tensors().entrySet()) {
                fill(file, tensor.getKey(), tensor.getValue(), found.get(tensor.getKey()));
            }
        } catch (IOException | RuntimeException e) {
            throw new ModelException(file + " is damaged; restore it from where it came.", e);
        }
    }

    private static void fill(Path file, String name, NDArray target, @Nullable NDArray source) throws ModelException {
        if (source == null) {
            throw new ModelException(file + " has no tensor \"" + name
                    + "\" that the card's layers ask for; use the weights that belong to this card.");
        }
        if (!source.getShape().equals(target.getShape())) {
            throw new ModelException(file + " has \"" + name + "\" in the shape " + source.getShape()
                    + " but the card's layers need " + target.getShape()
                    + "; use the weights that belong to this card.");
        }
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
     * A safetensors file states its own length: 8 bytes with the header's size, the header, the tensors. Checking it
     * first keeps a damaged header from asking for gigabytes.
     *
     * @throws ModelException if the file is not there, foreign or shorter than it says
     */
    static void checkComplete(Path file) throws ModelException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] head = in.readNBytes(8);
            long header = head.length < 8
                    ? -1
                    : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
            long room = Files.size(file) - 8;
            if (header < 2 || header > Math.min(room, MAX_HEADER)) {
                throw new ModelException(file + " is not a safetensors file; use the weights that the card names.");
            }
            String json = new String(in.readNBytes((int) header), StandardCharsets.UTF_8);
            long end = 0;
            for (Map.Entry<String, JsonElement> entry :
                    JsonParser.parseString(json).getAsJsonObject().entrySet()) {
                if (!entry.getKey().equals("__metadata__")) {
                    JsonObject tensor = entry.getValue().getAsJsonObject();
                    end = Math.max(
                            end, tensor.getAsJsonArray("data_offsets").get(1).getAsLong());
                }
            }
            if (header + end != room) {
                throw new ModelException(file + " is truncated (" + room + " of " + (header + end)
                        + " bytes); copy it again from where it came.");
            }
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read; put the weights there that the card names.", e);
        } catch (RuntimeException e) {
            throw new ModelException(file + " is not a safetensors file; use the weights that the card names.", e);
        }
    }

    /**
     * Writes every tensor of {@code network}.
     *
     * @throws IOException if the disk refuses
     */
    public static void write(Network network, Path file) throws IOException {
        NDList list = new NDList();
        network.tensors().forEach((name, array) -> {
            array.setName(name);
            list.add(array);
        });
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            list.encode(out, NDList.Encoding.SAFETENSORS);
        }
    }
}
