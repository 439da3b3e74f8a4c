package org.epsilonlab.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.Resize;
import org.epsilonlab.image.WholeFile;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code model.json}. */
public final class CardFile {

    /** The name of the card inside a model folder. */
    public static final String NAME = "model.json";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private static final long LONGEST = 16 << 20;

    private CardFile() {}

    /**
     * Reads the card of a model folder.
     *
     * @throws ModelException if it is missing, not JSON, or lacks or garbles a field
     */
    public static ModelCard read(Path folder) throws ModelException {
        Path file = folder.resolve(NAME);
        try {
            if (Files.size(file) > LONGEST) {
                throw new ModelException(file + " is too long for a card; put the weights into a file of their own.");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.isBlank()) {
                throw new ModelException(file + " is empty; restore it from where it came.");
            }
            JsonElement root = STRICT.fromJson(text, JsonElement.class);
            if (root == null || !root.isJsonObject()) {
                throw new ModelException(file + " is not a JSON object; put the card's fields between { and }.");
            }
            return card(root.getAsJsonObject());
        } catch (NoSuchFileException e) {
            throw new ModelException(folder + " has no " + NAME + "; a model folder needs its card.", e);
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read as UTF-8 text; restore it from where it came.", e);
        } catch (JsonParseException e) {
            throw new ModelException(file + " is not valid JSON; mend it or restore it from where it came.", e);
        } catch (IllegalArgumentException e) {
            throw new ModelException(file + ": " + e.getMessage() + "; mend this field.", e);
        }
    }

    private static ModelCard card(JsonObject json) {
        List<Integer> shape = required(json, "inputShape", new TypeToken<List<Integer>>() {});
        if (shape.size() != 3) {
            throw new IllegalArgumentException("inputShape must be [channels, height, width]");
        }
        ModelCard card = new ModelCard(
                text(json, "name"),
                text(json, "title"),
                new InputShape(shape.get(0), shape.get(1), shape.get(2)),
                normalization(json),
                resize(json),
                required(json, "classes", new TypeToken<List<String>>() {}),
                json.has("layers") ? required(json, "layers", new TypeToken<List<LayerSpec>>() {}) : List.of(),
                fileName(json, "weights"),
                fileName(json, "torchscript"),
                fileName(json, "onnx"),
                optional(json, "training", TypeToken.get(TrainingRecord.class)),
                json.has("accuracy") ? required(json, "accuracy", new TypeToken<List<AccuracyRecord>>() {}) : List.of(),
                text(json, "source"),
                text(json, "licence"));
        for (AccuracyRecord measured : card.accuracy()) {
            if (!measured.isComplete()) {
                throw new IllegalArgumentException(
                        "an entry of the field \"accuracy\" lacks data, n, attack, norm or interval");
            }
        }
        return card;
    }

    private static String text(JsonObject json, String field) {
        String text = required(json, field, TypeToken.get(String.class));
        if (text.isBlank()) {
            throw new IllegalArgumentException("the field \"" + field + "\" is empty");
        }
        return text;
    }

    /** A name and no path, so that a card never leads out of its folder. */
    private static @Nullable String fileName(JsonObject json, String field) {
        String name = optional(json, field, TypeToken.get(String.class));
        if (name != null && (name.isBlank() || name.startsWith(".") || !name.matches("[^/\\\\:\\p{Cntrl}]+"))) {
            throw new IllegalArgumentException("the field \"" + field + "\" must name a file in the model's folder");
        }
        return name;
    }

    private static Normalization normalization(JsonObject json) {
        JsonObject fields = required(json, "normalization", TypeToken.get(JsonObject.class));
        return new Normalization(
                required(fields, "mean", new TypeToken<List<Float>>() {}),
                required(fields, "std", new TypeToken<List<Float>>() {}));
    }

    private static @Nullable Resize resize(JsonObject json) {
        JsonObject fields = optional(json, "resize", TypeToken.get(JsonObject.class));
        if (fields == null) {
            return null;
        }
        String named = text(fields, "filter");
        for (Filter filter : Filter.values()) {
            if (filter.id().equals(named)) {
                return new Resize(required(fields, "shortSide", TypeToken.get(Integer.class)), filter);
            }
        }
        throw new IllegalArgumentException("the field \"filter\" must be area, bilinear or bicubic");
    }

    private static <T> T required(JsonObject json, String field, TypeToken<T> type) {
        T value = optional(json, field, type);
        if (value == null) {
            throw new IllegalArgumentException("the field \"" + field + "\" is missing");
        }
        return value;
    }

    private static <T> @Nullable T optional(JsonObject json, String field, TypeToken<T> type) {
        try {
            JsonElement element = json.get(field);
            // From text: taken from the tree, 28.5 would become the whole number 28 without a word.
            T value = element == null ? null : GSON.fromJson(element.toString(), type);
            if (value instanceof List<?> list && list.contains(null)) {
                throw new IllegalArgumentException("the field \"" + field + "\" holds an empty entry");
            }
            return value;
        } catch (JsonParseException | NumberFormatException e) {
            throw new IllegalArgumentException("the field \"" + field + "\" has the wrong type", e);
        }
    }

    /** The card as JSON text, fields in the order of {@link ModelCard}. */
    public static String toJson(ModelCard card) {
        JsonObject json = GSON.toJsonTree(card).getAsJsonObject();
        JsonArray shape = new JsonArray();
        shape.add(card.inputShape().channels());
        shape.add(card.inputShape().height());
        shape.add(card.inputShape().width());
        json.add("inputShape", shape);
        Resize resize = card.resize();
        if (resize != null) {
            json.getAsJsonObject("resize").addProperty("filter", resize.filter().id());
        }
        return GSON.toJson(json) + "\n";
    }

    /**
     * Writes the card into a folder that exists, whole or not at all.
     *
     * @throws IOException if the disk refuses
     */
    public static void write(ModelCard card, Path folder) throws IOException {
        WholeFile.write(folder.resolve(NAME), toJson(card).getBytes(StandardCharsets.UTF_8));
    }
}
