package org.epsilonlab.ui.training.architecture;

import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.model.LayerType;
import org.epsilonlab.training.Architecture;

/**
 * A list of layers as it is being edited; a value.
 *
 * @param layers all but the last linear one
 * @param chosen path of the chosen layer, "" for none; that of the last linear layer is the number of layers
 */
record LayerDraft(List<LayerSpec> layers, String chosen) {

    /** Where a new layer goes, seen from the chosen one. */
    enum Where {
        AFTER,
        INSIDE,
        ON_SHORTCUT
    }

    LayerDraft {
        layers = List.copyOf(layers);
    }

    LayerTable table(InputShape shape, int classes) {
        return LayerTable.of(Architecture.withLast(layers, classes), shape, classes);
    }

    LayerDraft choose(String path) {
        return new LayerDraft(layers, path);
    }

    /** Other layers; the choice stays where there still is a layer. */
    LayerDraft with(List<LayerSpec> other) {
        LayerDraft draft = new LayerDraft(other, chosen);
        boolean there = chosen.isEmpty()
                || draft.table(new InputShape(1, 1, 1), 2).rows().stream()
                        .anyMatch(row -> row.path().equals(chosen));
        return there ? draft : draft.choose("");
    }

    /** Whether a layer is chosen that can be changed: any but the last linear one. */
    boolean hasChosen() {
        return !chosen.isEmpty() && !isLast(chosen);
    }

    /** Whether the path is that of the last linear layer, which cannot be changed. */
    boolean isLast(String path) {
        return path.equals(String.valueOf(layers.size()));
    }

    /** The chosen layer; only where {@link #hasChosen}. */
    LayerSpec layer() {
        return LayerTree.at(layers, chosen);
    }

    /** How many steps the chosen layer can go up (first) or down in its list. */
    int room(boolean up) {
        int index = LayerTree.index(chosen);
        return up ? index : LayerTree.listOf(layers, chosen).size() - 1 - index;
    }

    /** A new layer, which is then the chosen one. */
    LayerDraft add(LayerType type, Where where, InputShape shape) {
        String path = newPath(where);
        LayerSpec fresh = type.fresh(channels(path, shape));
        return new LayerDraft(LayerTree.changed(layers, path, list -> list.add(LayerTree.index(path), fresh)), path);
    }

    private String newPath(Where where) {
        if (!hasChosen()) {
            return String.valueOf(layers.size());
        }
        if (where == Where.AFTER) {
            return LayerTree.sibling(chosen, LayerTree.index(chosen) + 1);
        }
        String list = chosen + (where == Where.INSIDE ? ".layers" : ".shortcut");
        return list + "." + LayerTree.inner(layers, list).size();
    }

    /** Channels that come in at a place; 16 where that cannot be told. */
    private int channels(String path, InputShape shape) {
        int index = LayerTree.index(path);
        if (index == 0) {
            String parent = LayerTree.parent(path);
            return parent.isEmpty() ? shape.channels() : channels(parent, shape);
        }
        String before = LayerTree.sibling(path, index - 1);
        return table(shape, 2).rows().stream()
                .filter(row -> row.path().equals(before) && row.output().size() == 3)
                .mapToInt(row -> row.output().get(0).intValue())
                .findFirst()
                .orElse(16);
    }

    /** Without the chosen layer; the one that takes its place is chosen. */
    LayerDraft remove() {
        int index = LayerTree.index(chosen);
        List<LayerSpec> rest = LayerTree.changed(layers, chosen, list -> list.remove(index));
        int left = LayerTree.listOf(layers, chosen).size() - 1;
        if (left == 0 && !LayerTree.parent(chosen).isEmpty()) {
            return new LayerDraft(rest, LayerTree.parent(chosen));
        }
        return new LayerDraft(rest, left == 0 ? "" : LayerTree.sibling(chosen, Math.min(index, left - 1)));
    }

    /** The chosen layer once more below itself. */
    LayerDraft duplicate() {
        int below = LayerTree.index(chosen) + 1;
        LayerSpec layer = layer();
        return new LayerDraft(
                LayerTree.changed(layers, chosen, list -> list.add(below, layer)), LayerTree.sibling(chosen, below));
    }

    /** The chosen layer one place up or down in its list. */
    LayerDraft move(boolean up) {
        int from = LayerTree.index(chosen);
        int to = up ? from - 1 : from + 1;
        return new LayerDraft(
                LayerTree.changed(layers, chosen, list -> list.add(to, list.remove(from))),
                LayerTree.sibling(chosen, to));
    }

    /** Another layer in place of the chosen one. */
    LayerDraft replace(LayerSpec layer) {
        int index = LayerTree.index(chosen);
        return new LayerDraft(LayerTree.changed(layers, chosen, list -> list.set(index, layer)), chosen);
    }
}
