package org.epsilonlab.training;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.model.LayerSpec;

/**
 * The bundled networks that can be trained by name. They stand in {@code architectures.json} beside this class, in the
 * same notation as a model card's layers; a new one is an entry there and needs no code. {@link ArchitectureCatalog} adds
 * the user's own.
 */
public final class Architectures {

    /** What is trained when nothing else is asked for. */
    public static final String DEFAULT = "small-cnn";

    /** What suits small colour pictures such as CIFAR-10's. */
    public static final String COLOUR = "colour-cnn";

    private static final List<Architecture> BUNDLED = read();

    /** One entry of the file. */
    private record Entry(String summary, List<LayerSpec> layers) {}

    private Architectures() {}

    private static List<Architecture> read() {
        try (InputStream in = Architectures.class.getResourceAsStream("architectures.json")) {
            if (in == null) {
                throw new IllegalStateException("architectures.json is not on the class path");
            }
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            Map<String, Entry> entries = new Gson().fromJson(text, new TypeToken<LinkedHashMap<String, Entry>>() {});
            List<Architecture> all = new ArrayList<>();
            entries.forEach((name, entry) -> all.add(new Architecture(name, entry.summary(), entry.layers(), null)));
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, the simplest first. */
    public static List<Architecture> bundled() {
        return BUNDLED;
    }

    /** Each name with what it is, in the order in which they are shown. */
    public static Map<String, String> summaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        BUNDLED.forEach(architecture -> summaries.put(architecture.name(), architecture.summary()));
        return summaries;
    }

    /**
     * The layers of the named network.
     *
     * @param classes how many logits it ends in
     * @throws IllegalArgumentException if there is none of that name; the message lists the names
     */
    public static List<LayerSpec> layers(String name, int classes) {
        for (Architecture architecture : BUNDLED) {
            if (architecture.name().equals(name)) {
                return architecture.layers(classes);
            }
        }
        String names = BUNDLED.stream().map(Architecture::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("there is no architecture \"" + name + "\"; there are " + names);
    }
}
