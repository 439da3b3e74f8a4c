package org.epsilonlab.ui.training.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.epsilonlab.model.LayerSpec;

/** Finding and changing layers by their path ("2", "3.layers.1"), where lists of layers lie inside residuals. */
final class LayerTree {

    private static final String INSIDE = "layers";

    private LayerTree() {}

    /** The layer at the path, which must be there. */
    static LayerSpec at(List<LayerSpec> layers, String path) {
        return listOf(layers, path).get(index(path));
    }

    /** The list that the path's layer lies in. */
    static List<LayerSpec> listOf(List<LayerSpec> layers, String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? layers : inner(layers, path.substring(0, dot));
    }

    /** The layers inside a residual or on its shortcut, for "3.layers" and "3.shortcut"; empty if it lists none. */
    static List<LayerSpec> inner(List<LayerSpec> layers, String list) {
        int dot = list.lastIndexOf('.');
        LayerSpec residual = at(layers, list.substring(0, dot));
        List<LayerSpec> inner = list.substring(dot + 1).equals(INSIDE) ? residual.layers() : residual.shortcut();
        return Objects.requireNonNullElse(inner, List.of());
    }

    /** The place of the path's layer in its list, from 0. */
    static int index(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('.') + 1));
    }

    /** The path of another place in the same list. */
    static String sibling(String path, int index) {
        return path.substring(0, path.lastIndexOf('.') + 1) + index;
    }

    /** The path of the residual that the layer lies in, or "" for one that lies in none. */
    static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, path.lastIndexOf('.', dot - 1));
    }

    /**
     * All layers, with the list in which the path's layer lies, or would lie, changed.
     *
     * @param change gets a copy of that list
     */
    static List<LayerSpec> changed(List<LayerSpec> layers, String path, Consumer<List<LayerSpec>> change) {
        List<LayerSpec> copy = new ArrayList<>(layers);
        int dot = path.indexOf('.');
        if (dot < 0) {
            change.accept(copy);
            return List.copyOf(copy);
        }
        int index = Integer.parseInt(path.substring(0, dot));
        String rest = path.substring(dot + 1);
        String list = rest.substring(0, rest.indexOf('.'));
        String below = rest.substring(rest.indexOf('.') + 1);
        LayerSpec residual = copy.get(index);
        List<LayerSpec> inner = changed(inner(layers, index + "." + list), below, change);
        copy.set(index, list.equals(INSIDE) ? residual.withLayers(inner) : residual.withShortcut(inner));
        return List.copyOf(copy);
    }
}
