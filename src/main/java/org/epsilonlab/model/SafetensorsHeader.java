package org.epsilonlab.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the start of a safetensors file: 8 bytes with the length of a JSON header, and in it each tensor's type,
 * shape and place. Read and checked by itself, so that a damaged file asks for no memory.
 *
 * @param tensors each tensor by its name
 */
record SafetensorsHeader(Map<String, Tensor> tensors) {

    private static final int LONGEST = 16 << 20;

    /**
     * One tensor.
     *
     * @param type such as F32
     * @param shape length of each dimension
     */
    record Tensor(String type, List<Long> shape) {}

    /**
     * Reads the header and checks that the file is as long as it says.
     *
     * @throws ModelException if the file is not there, foreign or of another length
     */
    static SafetensorsHeader read(Path file) throws ModelException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] head = in.readNBytes(8);
            long length = head.length < 8
                    ? -1
                    : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
            long room = Files.size(file) - 8;
            if (length < 2 || length > Math.min(room, LONGEST)) {
                throw foreign(file, null);
            }
            String json = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            long end = 0;
            for (Map.Entry<String, JsonElement> entry :
                    JsonParser.parseString(json).getAsJsonObject().entrySet()) {
                if (!entry.getKey().equals("__metadata__")) {
                    JsonObject tensor = entry.getValue().getAsJsonObject();
                    tensors.put(entry.getKey(), tensor(tensor));
                    JsonArray place = tensor.getAsJsonArray("data_offsets");
                    end = Math.max(end, place.get(1).getAsLong());
                }
            }
            if (length + end != room) {
                throw new ModelException(file + (length + end > room ? " is truncated (" : " is too long (") + room
                        + " of " + (length + end) + " bytes); copy it again from where it came.");
            }
            return new SafetensorsHeader(tensors);
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read; check that it is a file and its permissions.", e);
        } catch (RuntimeException e) {
            throw foreign(file, e);
        }
    }

    /** Type and shape, if they agree with the place. */
    private static Tensor tensor(JsonObject json) {
        List<Long> shape = new ArrayList<>();
        long count = 1;
        for (JsonElement side : json.getAsJsonArray("shape")) {
            shape.add(side.getAsLong());
            count = Math.multiplyExact(count, side.getAsLong());
        }
        JsonArray place = json.getAsJsonArray("data_offsets");
        String type = json.get("dtype").getAsString();
        long bytes = place.get(1).getAsLong() - place.get(0).getAsLong();
        if (place.get(0).getAsLong() < 0 || count < 0 || (type.equals("F32") && bytes != 4 * count)) {
            throw new IllegalArgumentException("shape and place disagree");
        }
        return new Tensor(type, List.copyOf(shape));
    }

    private static ModelException foreign(Path file, @Nullable Exception cause) {
        return new ModelException(file + " is not a safetensors file; use the weights that the card names.", cause);
    }
}
