package org.epsilonlab.data;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;

/** The bundled photographs: some that a network for photographs knows, and some that it cannot know. */
public final class Photographs {

    /** The word for them on the command line, and the name of their folder and of the list in it. */
    public static final String NAME = "photographs";

    private Photographs() {}

    /**
     * One photograph as its list tells of it.
     *
     * @param file in the folder
     * @param title what it shows
     * @param label name of its class in ImageNet, null where none fits
     */
    private record Listed(
            @Nullable String file,
            @Nullable String title,
            @SerializedName("class") @Nullable String label) {}

    /**
     * Reads and prepares them for a network.
     *
     * @param assets the folder of bundled data
     * @param classes the network's; a photograph whose class is not among them has no label
     * @throws DataException if the folder is missing or damaged
     */
    public static LabelledImages open(Path assets, InputShape shape, List<String> classes, Preparation preparation)
            throws DataException {
        Path folder = assets.resolve(NAME);
        List<ImageList.Entry> entries = new ArrayList<>();
        for (Listed each : list(folder.resolve(NAME + ".json"))) {
            String file = String.valueOf(each.file());
            String title = each.title() == null ? file : each.title();
            int label = each.label() == null ? LabelledImages.UNKNOWN : classes.indexOf(each.label());
            entries.add(new ImageList.Entry(folder.resolve(file), title, label));
        }
        return ImageList.read(NAME, entries, shape, preparation, classes);
    }

    private static List<Listed> list(Path file) throws DataException {
        try {
            List<Listed> listed = new Gson().fromJson(Files.readString(file), new TypeToken<List<Listed>>() {});
            if (listed == null || listed.isEmpty() || listed.contains(null)) {
                throw new DataException(file + " lists no photograph; restore it from where it came.");
            }
            return listed;
        } catch (JsonParseException e) {
            throw new DataException(file + " is damaged; restore it from where it came.", e);
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(file + " is missing; restore it from where it came.", e);
        }
    }
}
