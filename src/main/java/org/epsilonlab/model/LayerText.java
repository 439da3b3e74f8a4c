package org.epsilonlab.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of layers as text: the notation of a card's layers, one layer a line. Stricter than a card, since it is typed by
 * hand: a field that its type does not have is an error and no silent default.
 */
public final class LayerText {

    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();
    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    private LayerText() {}

    /**
     * Reads a list. Whether its layers fit each other is not looked at; {@link LayerTable} does that.
     *
     * @throws ModelException one sentence that names the line or the layer, and says what to do
     */
    public static List<LayerSpec> parse(String text) throws ModelException {
        if (text.isBlank()) {
            throw new ModelException("The list is empty; type [ ] for no layer, or [{\"type\": \"relu\"}] for one.");
        }
        try {
            return list("", STRICT.fromJson(text, JsonElement.class));
        } catch (JsonParseException e) {
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            String where = place.find() ? "Line " + place.group(1) + ", near column " + place.group(2) + "," : "This";
            throw new ModelException(
                    where + " is not JSON; a layer reads {\"type\": \"relu\"}, with a comma before the next.", e);
        }
    }

    private static List<LayerSpec> list(String prefix, @Nullable JsonElement json) throws ModelException {
        if (json == null || !json.isJsonArray()) {
            String where = prefix.isEmpty() ? "The layers" : "Layer " + prefix.substring(0, prefix.length() - 1);
            throw new ModelException(where + " must be a list; put its layers between [ and ].");
        }
        JsonArray array = json.getAsJsonArray();
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            layers.add(layer(prefix + i, array.get(i)));
        }
        return List.copyOf(layers);
    }

    private static LayerSpec layer(String path, JsonElement json) throws ModelException {
        if (!json.isJsonObject()) {
            throw new ModelException("Layer " + path + " is no layer; write it as {\"type\": \"relu\"}.");
        }
        JsonObject object = json.getAsJsonObject();
        JsonElement name = object.get("type");
        LayerType type = LayerType.of(isText(name) ? name.getAsString() : null);
        if (type == null) {
            throw new ModelException("Layer " + path + (name == null ? " has no \"type\"" : " has the type " + name)
                    + "; there are " + types() + ".");
        }
        LayerSpec layer = LayerSpec.plain(type.json());
        for (Map.Entry<String, JsonElement> field : object.entrySet()) {
            layer = read(path, type, layer, field.getKey(), field.getValue());
        }
        return layer;
    }

    private static LayerSpec read(String path, LayerType type, LayerSpec layer, String name, JsonElement value)
            throws ModelException {
        if (name.equals("type")) {
            return layer;
        }
        if (name.equals("bias") && type.hasBias()) {
            if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
                throw new ModelException("Layer " + path + " has a \"bias\" that is neither; write true or false.");
            }
            return layer.withBias(value.getAsBoolean());
        }
        if (type == LayerType.RESIDUAL && name.equals("layers")) {
            return layer.withLayers(list(path + ".layers.", value));
        }
        if (type == LayerType.RESIDUAL && name.equals("shortcut")) {
            return layer.withShortcut(list(path + ".shortcut.", value));
        }
        for (LayerField field : type.fields()) {
            if (field.json().equals(name)) {
                if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
                    throw new ModelException("Layer " + path + " has a \"" + name + "\" that is no number; type one.");
                }
                try {
                    return field.in(layer, field.parse(value.getAsString()));
                } catch (IllegalArgumentException e) {
                    throw new ModelException("Layer " + path + ": " + e.getMessage(), e);
                }
            }
        }
        throw new ModelException("Layer " + path + ", " + type.json() + ", has no field \"" + name + "\"; it takes "
                + takes(type) + ".");
    }

    private static boolean isText(@Nullable JsonElement json) {
        return json != null
                && json.isJsonPrimitive()
                && json.getAsJsonPrimitive().isString();
    }

    private static String types() {
        return List.of(LayerType.values()).stream().map(LayerType::json).collect(Collectors.joining(", "));
    }

    private static String takes(LayerType type) {
        List<String> names =
                new ArrayList<>(type.fields().stream().map(LayerField::json).toList());
        if (type.hasBias()) {
            names.add("bias");
        }
        if (type == LayerType.RESIDUAL) {
            names.addAll(List.of("layers", "shortcut"));
        }
        return names.isEmpty() ? "none but \"type\"" : String.join(", ", names);
    }

    /** The list as text that {@link #parse} reads back to the same layers. */
    public static String format(List<LayerSpec> layers) {
        StringBuilder text = new StringBuilder();
        write(layers, "", text);
        return text.append('\n').toString();
    }

    private static void write(List<LayerSpec> layers, String indent, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < layers.size(); i++) {
            text.append(i == 0 ? "\n" : ",\n").append(indent).append("  ");
            write(layers.get(i), indent + "  ", text);
        }
        text.append(layers.isEmpty() ? "]" : "\n" + indent + "]");
    }

    private static void write(LayerSpec layer, String indent, StringBuilder text) {
        JsonObject flat = STRICT.toJsonTree(layer).getAsJsonObject();
        flat.remove("layers");
        flat.remove("shortcut");
        List<String> fields = new ArrayList<>();
        flat.entrySet().forEach(field -> fields.add("\"" + field.getKey() + "\": " + field.getValue()));
        text.append('{').append(String.join(", ", fields));
        if (layer.layers() != null) {
            text.append(", \"layers\": ");
            write(layer.layers(), indent, text);
        }
        if (layer.shortcut() != null) {
            text.append(", \"shortcut\": ");
            write(layer.shortcut(), indent, text);
        }
        text.append('}');
    }
}
