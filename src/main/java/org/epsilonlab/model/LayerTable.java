package org.epsilonlab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of layers looked through without building it: what each answers and how many weights it has, as far as they
 * fit. Cheap enough for every key that is typed.
 *
 * @param rows every layer, a residual before those inside it
 * @param problem what is wrong first, null if a network can be built
 */
public record LayerTable(List<Row> rows, @Nullable Problem problem) {

    /**
     * One layer.
     *
     * @param path its place, as PyTorch names its tensors: "2", or "3.layers.1" inside a residual
     * @param depth 0, and 1 more for each residual it lies in
     * @param layer the layer itself
     * @param output shape of what it answers for one picture, (C, H, W) or (units); empty if that cannot be told
     * @param weights the numbers it trains, those inside it included; running statistics are not trained
     */
    public record Row(String path, int depth, LayerSpec layer, List<Long> output, long weights) {

        /** Such as "conv, 16 filters of 4×4, stride 2, padding 1". */
        public String words() {
            return LayerType.words(layer);
        }

        /** Such as 16×14×14; a dash if it cannot be told. */
        public String outputText() {
            return output.isEmpty()
                    ? "–"
                    : TensorShapes.text(
                            output.stream().mapToLong(Long::longValue).toArray());
        }

        /** Whether it lies on the shortcut of the residual above it. */
        public boolean isOnShortcut() {
            int last = path.lastIndexOf('.');
            return last > 0 && path.substring(0, last).endsWith("shortcut");
        }
    }

    /**
     * The first thing that is wrong.
     *
     * @param path of the layer it belongs to
     * @param sentence one for people, which says what to do
     */
    public record Problem(String path, String sentence) {

        /** Which of the listed layers it is or lies in, from 0. */
        public int index() {
            int dot = path.indexOf('.');
            return Integer.parseInt(dot < 0 ? path : path.substring(0, dot));
        }
    }

    /**
     * Looks through the layers.
     *
     * @param input the shape of a picture
     * @param classes how many logits they must end in
     */
    public static LayerTable of(List<LayerSpec> layers, InputShape input, int classes) {
        TensorShapes shapes = new TensorShapes();
        Problem problem = null;
        try {
            shapes.follow(layers, input, classes);
        } catch (LayerException e) {
            problem = new Problem(e.path(), e.sentence());
        }
        List<Row> rows = new ArrayList<>();
        list("", 0, layers, shapes, rows);
        return new LayerTable(List.copyOf(rows), problem);
    }

    private static void list(
            String prefix, int depth, @Nullable List<LayerSpec> layers, TensorShapes shapes, List<Row> rows) {
        for (int i = 0; layers != null && i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            if (layer != null) {
                String path = prefix + i;
                long[] output = shapes.output(path);
                List<Long> sides = output == null
                        ? List.of()
                        : Arrays.stream(output).boxed().toList();
                rows.add(new Row(path, depth, layer, sides, shapes.weights(path)));
                list(path + ".layers.", depth + 1, layer.layers(), shapes, rows);
                list(path + ".shortcut.", depth + 1, layer.shortcut(), shapes, rows);
            }
        }
    }

    /** The numbers that are trained in all; where there is a problem, in the layers before it. */
    public long weights() {
        return rows.stream()
                .filter(row -> row.depth() == 0)
                .mapToLong(Row::weights)
                .sum();
    }
}
