package org.epsilonlab.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerTable;
import org.jspecify.annotations.Nullable;

/**
 * A list of layers with a name. The last layer, linear with one unit a class, is not among them: an architecture serves
 * any number of classes.
 *
 * @param name unique among the bundled ones and the user's own, whatever the case of its letters
 * @param summary one phrase for people; no counts, since they depend on the picture's shape
 * @param layers all but the last
 * @param file where it is kept, null if it is bundled
 */
public record Architecture(
        String name,
        String summary,
        List<LayerSpec> layers,
        @Nullable Path file) {

    public Architecture {
        layers = List.copyOf(layers);
    }

    /** Whether it is the user's own, to be changed, renamed and deleted. */
    public boolean isOwn() {
        return file != null;
    }

    /**
     * All layers.
     *
     * @param classes how many logits they end in, at least 2
     */
    public List<LayerSpec> layers(int classes) {
        return withLast(layers, classes);
    }

    /** Shapes and weight counts for pictures of this shape. */
    public LayerTable table(InputShape input, int classes) {
        return LayerTable.of(layers(classes), input, classes);
    }

    /** The layers followed by the last one, linear with {@code classes} units. */
    public static List<LayerSpec> withLast(List<LayerSpec> layers, int classes) {
        List<LayerSpec> all = new ArrayList<>(layers);
        all.add(LayerSpec.linear(classes));
        return List.copyOf(all);
    }
}
