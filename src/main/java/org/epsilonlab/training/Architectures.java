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
import org.epsilonlab.model.LayerSpec;

/**
 * The networks that can be trained by name. They stand in {@code architectures.json} beside this class, in the same
 * notation as a model card's layers; a new one is an entry there and needs no code.
 */
public final class Architectures {

    /** What is trained when nothing else is asked for. */
    public static final String DEFAULT = "small-cnn";

    private static final Map<String, Architecture> ALL = read();

    /**
     * One entry.
     *
     * @param summary one phrase for people
     * @param layers all but the last linear layer, which has as many units as there are classes
     */
    private record Architecture(String summary, List<LayerSpec> layers) {}

    private Architectures() {}

    private static Map<String, Architecture> read() {
        try (InputStream in = Architectures.class.getResourceAsStream("architectures.json")) {
            if (in == null) {
                throw new IllegalStateException("architectures.json is not on the class path");
            }
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            return new Gson().fromJson(text, new TypeToken<LinkedHashMap<String, Architecture>>() {}.getType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each name with what it is, in the order in which they are shown. */
    public static Map<String, String> summaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        ALL.forEach((name, architecture) -> summaries.put(name, architecture.summary()));
        return summaries;
    }

    /**
     * The layers of the named network.
     *
     * @param classes how many logits it ends in
     * @throws IllegalArgumentException if there is none of that name; the message lists the names
     */
    public static List<LayerSpec> layers(String name, int classes) {
        Architecture architecture = ALL.get(name);
        if (architecture == null) {
            throw new IllegalArgumentException(
                    "there is no architecture \"" + name + "\"; there are " + String.join(", ", ALL.keySet()));
        }
        List<LayerSpec> layers = new ArrayList<>(architecture.layers());
        layers.add(LayerSpec.linear(classes));
        return List.copyOf(layers);
    }
}
