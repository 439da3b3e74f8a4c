package org.epsilonlab.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.epsilonlab.Reference;

/** A copy of a reference network's folder whose files can be changed. */
public record ModelFolder(Path path) {

    private static final String WEIGHTS = "weights.safetensors";

    /** Copies card and weights. */
    public static ModelFolder copy(String model, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(Reference.model(model))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
        return new ModelFolder(to);
    }

    /** Replaces the card's text. */
    public void card(String text) throws IOException {
        Files.writeString(path.resolve(CardFile.NAME), text);
    }

    /** Changes the card's fields. */
    public void card(Consumer<JsonObject> change) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(path.resolve(CardFile.NAME)))
                .getAsJsonObject();
        change.accept(json);
        card(json.toString());
    }

    /** Puts a value given as JSON into the card. */
    public void field(String name, String json) throws IOException {
        JsonElement value = JsonParser.parseString(json);
        card(card -> card.add(name, value));
    }

    /** The weights' bytes. */
    public byte[] weights() throws IOException {
        return Files.readAllBytes(path.resolve(WEIGHTS));
    }

    /** Replaces the weights' bytes. */
    public void weights(byte[] bytes) throws IOException {
        Files.write(path.resolve(WEIGHTS), bytes);
    }

    /** Changes what the weights' header says, and leaves the values. */
    public void header(Consumer<JsonObject> change) throws IOException {
        ByteBuffer old = ByteBuffer.wrap(weights()).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) old.getLong();
        JsonObject json = JsonParser.parseString(new String(old.array(), 8, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
        change.accept(json);
        byte[] header = json.toString().getBytes(StandardCharsets.UTF_8);
        weights(ByteBuffer.allocate(8 + header.length + old.capacity() - 8 - length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(old.array(), 8 + length, old.capacity() - 8 - length)
                .array());
    }

    /** Adds a tensor behind the others, of zeros. */
    public void add(String name, String type, long bytes, long... shape) throws IOException {
        byte[] old = weights();
        long end = old.length
                - 8
                - ByteBuffer.wrap(old).order(ByteOrder.LITTLE_ENDIAN).getLong();
        JsonObject tensor = new JsonObject();
        tensor.addProperty("dtype", type);
        tensor.add("shape", array(shape));
        tensor.add("data_offsets", array(end, end + bytes));
        header(header -> header.add(name, tensor));
        byte[] all = weights();
        weights(Arrays.copyOf(all, all.length + (int) bytes));
    }

    /** Numbers as JSON. */
    public static JsonArray array(long... values) {
        JsonArray array = new JsonArray();
        for (long value : values) {
            array.add(value);
        }
        return array;
    }

    /** Sets every value of the weights. */
    public void fill(float value) throws IOException {
        byte[] bytes = weights();
        ByteBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 8 + (int) floats.getLong(0); at < bytes.length; at += 4) {
            floats.putFloat(at, value);
        }
        weights(bytes);
    }

    /** Cuts the weights' last bytes off. */
    public void cut(int bytes) throws IOException {
        byte[] all = weights();
        weights(Arrays.copyOf(all, all.length - bytes));
    }
}
