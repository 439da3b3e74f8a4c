package org.epsilonlab.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names and shapes of the tensors that a card's layers ask for, worked out without making any: a list that would need
 * terabytes is refused and weights are held against it before a byte is allocated. Knows each layer type by its effect on
 * shapes, as {@link Layers} knows it by what it computes.
 */
final class TensorShapes {

    /** Floats in one layer's weights, or in what it answers for one picture: 1 GB. */
    private static final long MOST = 1L << 28;

    private final Map<String, List<Long>> tensors = new LinkedHashMap<>();
    private final Map<String, long[]> outputs = new HashMap<>();
    private final Map<String, Long> weights = new HashMap<>();
    private long total;

    TensorShapes() {}

    /**
     * The tensors in the order of the layers, named as {@link Network#tensors} names them.
     *
     * @throws LayerException if the layers do not fit each other, the input or the classes, or are too large;
     *     the message names the first layer that does not, counted from 0
     */
    static Map<String, List<Long>> of(ModelCard card) {
        TensorShapes shapes = new TensorShapes();
        shapes.follow(card.layers(), card.inputShape(), card.classes().size());
        return shapes.tensors;
    }

    /** What the layers of a network on top of a script are given, null where that is the picture. */
    static long @Nullable [] answers(ModelCard card) {
        Integer units = card.isOnTop() ? card.layers().get(0).units() : null;
        return units == null ? null : new long[] {units};
    }

    /**
     * Takes a picture's shape through the layers; what was worked out before an error is kept.
     *
     * @throws LayerException as {@link #of}
     */
    void follow(List<LayerSpec> layers, InputShape in, int classes) {
        long[] end = walk("", layers, new long[] {in.channels(), in.height(), in.width()});
        if (end.length != 1 || end[0] != classes) {
            throw LayerException.atTheEnd(layers.size() - 1, text(end), classes);
        }
    }

    /** What the layer answers for one picture, or null if the layers before it are wrong. */
    long @Nullable [] output(String path) {
        return outputs.get(path);
    }

    /** Trained numbers in the layer and in those inside it; running statistics are not among them. */
    long weights(String path) {
        return weights.getOrDefault(path, 0L);
    }

    private long[] walk(String prefix, List<LayerSpec> layers, long[] input) {
        long[] shape = input;
        for (int i = 0; i < layers.size(); i++) {
            String path = prefix + i;
            LayerSpec spec = layers.get(i);
            if (spec == null || spec.type() == null) {
                throw LayerException.withoutType(path);
            }
            long before = total;
            shape = one(path, spec, shape);
            count(path, spec, shape);
            outputs.put(path, shape);
            weights.put(path, total - before);
        }
        return shape;
    }

    private long[] one(String path, LayerSpec spec, long[] in) {
        switch (spec.type()) {
            case "conv" -> {
                plane(path, spec, in);
                long kernel = positive(path, spec, "kernel", spec.kernel());
                long filters = positive(path, spec, "filters", spec.filters());
                put(path, spec, "weight", filters, in[0], kernel, kernel);
                if (spec.bias() == null || spec.bias()) {
                    put(path, spec, "bias", filters);
                }
                long padding = spec.padding() == null ? 0 : spec.padding();
                long stride = spec.stride() == null ? 1 : positive(path, spec, "stride", spec.stride());
                return slide(path, spec, in, filters, kernel, stride, padding);
            }
            case "maxpool" -> {
                plane(path, spec, in);
                long kernel = positive(path, spec, "kernel", spec.kernel());
                long stride = spec.stride() == null ? kernel : positive(path, spec, "stride", spec.stride());
                return slide(path, spec, in, in[0], kernel, stride, 0);
            }
            case "avgpool" -> {
                plane(path, spec, in);
                return new long[] {in[0], 1, 1};
            }
            case "batchnorm" -> {
                for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
                    put(path, spec, name, in[0]);
                }
                return in;
            }
            case "flatten" -> {
                return new long[] {count(path, spec, in)};
            }
            case "linear" -> {
                if (in.length != 1) {
                    throw wrong(
                            path,
                            spec,
                            "needs a flatten before it, as it is given " + text(in),
                            "put a flatten right above it");
                }
                long units = positive(path, spec, "units", spec.units());
                put(path, spec, "weight", units, in[0]);
                put(path, spec, "bias", units);
                return new long[] {units};
            }
            case "residual" -> {
                if (spec.layers() == null) {
                    throw wrong(path, spec, "lacks \"layers\"", "give it a list of layers to add to");
                }
                long[] main = walk(path + ".layers.", spec.layers(), in);
                long[] beside = spec.shortcut() == null ? in : walk(path + ".shortcut.", spec.shortcut(), in);
                if (!Arrays.equals(main, beside)) {
                    throw wrong(
                            path,
                            spec,
                            "adds " + text(main) + " to " + text(beside),
                            "make both ends alike, with a conv of the same stride and filters on its shortcut");
                }
                return main;
            }
            case "dropout" -> {
                if (spec.rate() == null || !(spec.rate() >= 0 && spec.rate() < 1)) {
                    throw wrong(path, spec, "needs a \"rate\" from 0 to below 1", "type one such as 0.25");
                }
                return in;
            }
            case LayerSpec.FEATURES -> {
                if (!path.equals("0")) {
                    throw wrong(path, spec, "is not the first", "put it above all others");
                }
                return new long[] {positive(path, spec, "units", spec.units())};
            }
            case "relu" -> {
                return in;
            }
            default -> throw wrong(path, spec, "is of no type there is", "choose one that is in the menu");
        }
    }

    private static long[] slide(
            String path, LayerSpec spec, long[] in, long channels, long kernel, long stride, long padding) {
        long height = (in[1] + 2 * padding - kernel) / stride + 1;
        long width = (in[2] + 2 * padding - kernel) / stride + 1;
        if (padding < 0 || in[1] + 2 * padding < kernel || in[2] + 2 * padding < kernel) {
            throw wrong(
                    path,
                    spec,
                    "has a kernel or padding that does not fit " + text(in),
                    "take a smaller kernel, more padding, or fewer strides above it");
        }
        return new long[] {channels, height, width};
    }

    private void put(String path, LayerSpec spec, String name, long... shape) {
        long numbers = count(path, spec, shape);
        if (!name.startsWith("running_")) {
            total += numbers;
        }
        tensors.put(path + "." + name, Arrays.stream(shape).boxed().toList());
    }

    /** The product, as long as a computer of our time can hold it. */
    private static long count(String path, LayerSpec spec, long... shape) {
        long count = 1;
        for (long side : shape) {
            // Sides are ints and the product so far is below MOST, so this cannot overflow.
            count *= side;
            if (count > MOST) {
                throw wrong(
                        path,
                        spec,
                        "needs more than 1 GB, for the shape " + text(shape),
                        "take fewer filters or units, or make the plane smaller before it");
            }
        }
        return count;
    }

    private static void plane(String path, LayerSpec spec, long[] in) {
        if (in.length != 3) {
            throw wrong(path, spec, "comes after a flatten", "move it above the flatten, or leave it out");
        }
    }

    private static long positive(String path, LayerSpec spec, String field, @Nullable Integer value) {
        if (value == null || value < 1) {
            throw wrong(path, spec, "needs a positive \"" + field + "\"", "type a whole number from 1");
        }
        return value;
    }

    private static LayerException wrong(String path, LayerSpec spec, String what, String remedy) {
        return LayerException.at(path, spec.type(), what, remedy);
    }

    /** Such as 8×14×14. */
    static String text(long... shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("×"));
    }
}
