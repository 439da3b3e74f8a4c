package org.epsilonlab.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerText;
import org.epsilonlab.model.ModelException;

/** One architecture in a file: {@code {"layers": [...]}}, named by the file. */
final class ArchitectureFile {

    /** What the names of such files end in. */
    static final String ENDING = ".json";

    private static final long LONGEST = 1 << 20;
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private ArchitectureFile() {}

    /** @throws ArchitectureException if it cannot be read, is not JSON, or lists what is no layer */
    static List<LayerSpec> read(Path file) throws ArchitectureException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new ArchitectureException(file + " is too long for a list of layers; delete it.");
            }
            JsonElement root = STRICT.fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonElement.class);
            if (root == null || !root.isJsonObject() || !root.getAsJsonObject().has("layers")) {
                throw new ArchitectureException(file + " has no \"layers\"; mend or delete it.");
            }
            return LayerText.parse(root.getAsJsonObject().get("layers").toString());
        } catch (IOException e) {
            throw new ArchitectureException(file + " cannot be read as UTF-8 text; mend or delete it.", e);
        } catch (JsonParseException e) {
            throw new ArchitectureException(file + " is not valid JSON; mend or delete it.", e);
        } catch (ModelException e) {
            throw new ArchitectureException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Writes it whole or not at all. */
    static void write(Path file, List<LayerSpec> layers) throws ArchitectureException {
        String text = "{\"layers\": " + LayerText.format(layers).stripTrailing() + "}\n";
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ArchitectureException(
                    file + " cannot be written; check that its folder is yours and has room.", e);
        }
    }
}
