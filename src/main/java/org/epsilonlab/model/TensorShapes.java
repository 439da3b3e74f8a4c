package org.epsilonlab.model;

import java.util.Arrays;
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

    private TensorShapes() {}

    /**
     * The tensors in the order of the layers, named as {@link Network#tensors} names them.
     *
     * @throws IllegalArgumentException if the layers do not fit each other, the input or the classes, or are too large;
     *     the message names the first layer that does not, counted from 0
     */
    static Map<String, List<Long>> of(ModelCard card) {
        InputShape in = card.inputShape();
        TensorShapes shapes = new TensorShapes();
        long[] end = shapes.walk("", card.layers(), new long[] {in.channels(), in.height(), in.width()});
        int classes = card.classes().size();
        if (end.length != 1 || end[0] != classes) {
            throw new IllegalArgumentException("they end in " + text(end) + " but the card lists " + classes
                    + " classes, so the last must be linear with as many units");
        }
        return shapes.tensors;
    }

    private long[] walk(String prefix, List<LayerSpec> layers, long[] input) {
        long[] shape = input;
        for (int i = 0; i < layers.size(); i++) {
            String path = prefix + i;
            LayerSpec spec = layers.get(i);
            if (spec == null || spec.type() == null) {
                throw new IllegalArgumentException("layer " + path + " has no \"type\"");
            }
            shape = one(path, spec, shape);
            count(path, spec, shape);
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
                    throw wrong(path, spec, "needs a flatten before it, as it is given " + text(in));
                }
                long units = positive(path, spec, "units", spec.units());
                put(path, spec, "weight", units, in[0]);
                put(path, spec, "bias", units);
                return new long[] {units};
            }
            case "residual" -> {
                if (spec.layers() == null) {
                    throw wrong(path, spec, "lacks \"layers\"");
                }
                long[] main = walk(path + ".layers.", spec.layers(), in);
                long[] beside = spec.shortcut() == null ? in : walk(path + ".shortcut.", spec.shortcut(), in);
                if (!Arrays.equals(main, beside)) {
                    throw wrong(path, spec, "adds " + text(main) + " to " + text(beside));
                }
                return main;
            }
            case "relu", "dropout" -> {
                return in;
            }
            default -> throw wrong(path, spec, "is of no type there is");
        }
    }

    private static long[] slide(
            String path, LayerSpec spec, long[] in, long channels, long kernel, long stride, long padding) {
        long height = (in[1] + 2 * padding - kernel) / stride + 1;
        long width = (in[2] + 2 * padding - kernel) / stride + 1;
        if (padding < 0 || in[1] + 2 * padding < kernel || in[2] + 2 * padding < kernel) {
            throw wrong(path, spec, "has a kernel or padding that does not fit " + text(in));
        }
        return new long[] {channels, height, width};
    }

    private void put(String path, LayerSpec spec, String name, long... shape) {
        count(path, spec, shape);
        tensors.put(path + "." + name, Arrays.stream(shape).boxed().toList());
    }

    /** The product, as long as a computer of our time can hold it. */
    private static long count(String path, LayerSpec spec, long... shape) {
        long count = 1;
        for (long side : shape) {
            // Sides are ints and the product so far is below MOST, so this cannot overflow.
            count *= side;
            if (count > MOST) {
                throw wrong(path, spec, "needs more than 1 GB, for the shape " + text(shape));
            }
        }
        return count;
    }

    private static void plane(String path, LayerSpec spec, long[] in) {
        if (in.length != 3) {
            throw wrong(path, spec, "comes after a flatten");
        }
    }

    private static long positive(String path, LayerSpec spec, String field, @Nullable Integer value) {
        if (value == null || value < 1) {
            throw wrong(path, spec, "needs a positive \"" + field + "\"");
        }
        return value;
    }

    private static IllegalArgumentException wrong(String path, LayerSpec spec, String what) {
        return new IllegalArgumentException("layer " + path + ", \"" + spec.type() + "\", " + what);
    }

    /** Such as 8×14×14. */
    static String text(long... shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("×"));
    }
}
