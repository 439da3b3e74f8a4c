package org.epsilonlab.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One layer as a model card lists it; fields that a type does not use are null.
 *
 * <p>Types: {@code conv} (filters, kernel, stride 1, padding 0, bias true), {@code relu}, {@code maxpool} (kernel,
 * stride = kernel), {@code avgpool} (over the whole plane), {@code batchnorm}, {@code dropout} (rate), {@code flatten},
 * {@code linear} (units), {@code residual} (layers, shortcut: relu(layers(x) + shortcut(x))), and as the first
 * {@code features} (units): a frozen TorchScript network of so many answers, which lies beside the weights.
 */
public record LayerSpec(
        String type,
        @Nullable Integer filters,
        @Nullable Integer kernel,
        @Nullable Integer stride,
        @Nullable Integer padding,
        @Nullable Boolean bias,
        @Nullable Integer units,
        @Nullable Float rate,
        @Nullable List<LayerSpec> layers,
        @Nullable List<LayerSpec> shortcut) {

    static final String FEATURES = "features";

    /** A frozen network of so many answers, for the layers after it to stand on. */
    public static LayerSpec features(int answers) {
        return new LayerSpec(FEATURES, null, null, null, null, null, answers, null, null, null);
    }

    /** A layer that lists nothing but its type. */
    static LayerSpec plain(String type) {
        return new LayerSpec(type, null, null, null, null, null, null, null, null, null);
    }

    /** A square convolution with bias. */
    public static LayerSpec conv(int filters, int kernel, int stride, int padding) {
        return new LayerSpec("conv", filters, kernel, stride, padding, null, null, null, null, null);
    }

    public static LayerSpec relu() {
        return plain("relu");
    }

    public static LayerSpec flatten() {
        return plain("flatten");
    }

    public static LayerSpec linear(int units) {
        return new LayerSpec("linear", null, null, null, null, null, units, null, null, null);
    }

    /** The same layer with its bias said. */
    public LayerSpec withBias(boolean has) {
        return new LayerSpec(type, filters, kernel, stride, padding, has, units, rate, layers, shortcut);
    }

    /** The same layer with these between input and sum. */
    public LayerSpec withLayers(List<LayerSpec> inner) {
        return new LayerSpec(type, filters, kernel, stride, padding, bias, units, rate, List.copyOf(inner), shortcut);
    }

    /** The same layer with these on its shortcut; none leaves the input as it is. */
    public LayerSpec withShortcut(List<LayerSpec> beside) {
        @Nullable List<LayerSpec> some = beside.isEmpty() ? null : List.copyOf(beside);
        return new LayerSpec(type, filters, kernel, stride, padding, bias, units, rate, layers, some);
    }

    boolean isPictureByPicture() {
        return !type.equals("batchnorm")
                && !type.equals("dropout")
                && Stream.of(layers, shortcut)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .allMatch(LayerSpec::isPictureByPicture);
    }
}
