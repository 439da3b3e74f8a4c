package org.epsilonlab.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The types of layer there are, as people meet them: name, help, the numbers each is described by. {@link Layers} knows
 * what a type computes and {@link TensorShapes} what it does to shapes.
 */
public enum LayerType {
    CONV(
            "conv",
            "Convolution",
            "Slides learned patterns over the plane.",
            LayerField.FILTERS,
            LayerField.KERNEL,
            LayerField.STRIDE,
            LayerField.PADDING),
    RELU("relu", "ReLU", "Sets what is negative to zero."),
    MAXPOOL("maxpool", "Max pooling", "Keeps the largest value in each window.", LayerField.KERNEL, LayerField.STRIDE),
    AVGPOOL("avgpool", "Average pooling", "Averages each channel over the whole plane."),
    BATCHNORM("batchnorm", "Batch normalisation", "Brings each channel to mean 0 and deviation 1, then scales it."),
    DROPOUT("dropout", "Dropout", "Sets a random share to zero, in training only.", LayerField.RATE),
    FLATTEN("flatten", "Flatten", "Lays all values in one row, as a linear layer needs them."),
    LINEAR("linear", "Linear", "A weighted sum of all inputs for each unit.", LayerField.UNITS),
    RESIDUAL("residual", "Residual", "Adds what goes past its layers to what goes through them; ReLU after the sum.");

    private final String json;
    private final String title;
    private final String help;
    // List.of makes a list that cannot be changed, though its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<LayerField> fields;

    LayerType(String json, String title, String help, LayerField... fields) {
        this.json = json;
        this.title = title;
        this.help = help;
        this.fields = List.of(fields);
    }

    /** The type of that name in a card, or null if there is none. */
    public static @Nullable LayerType of(@Nullable String json) {
        for (LayerType type : values()) {
            if (type.json.equals(json)) {
                return type;
            }
        }
        return null;
    }

    /** The name in a card. */
    public String json() {
        return json;
    }

    /** The name that people read. */
    public String title() {
        return title;
    }

    /** What it does, in one sentence. */
    public String help() {
        return help;
    }

    /** The numbers it is described by. */
    public List<LayerField> fields() {
        return fields;
    }

    /** Whether it may do without a bias. */
    public boolean hasBias() {
        return this == CONV;
    }

    /**
     * A layer of this type to begin with; the ones that can leave the shape as it is do.
     *
     * @param channels how many channels come in, at least 1
     */
    public LayerSpec fresh(int channels) {
        return switch (this) {
            case CONV -> LayerSpec.conv(32, 3, 1, 1);
            case MAXPOOL -> LayerField.KERNEL.in(plain(), 2);
            case DROPOUT -> LayerField.RATE.in(plain(), 0.25f);
            case LINEAR -> LayerSpec.linear(100);
            case RESIDUAL ->
                plain().withLayers(List.of(
                        LayerSpec.conv(channels, 3, 1, 1).withBias(false),
                        BATCHNORM.plain(),
                        RELU.plain(),
                        LayerSpec.conv(channels, 3, 1, 1).withBias(false),
                        BATCHNORM.plain()));
            case RELU, AVGPOOL, BATCHNORM, FLATTEN -> plain();
        };
    }

    private LayerSpec plain() {
        return LayerSpec.plain(json);
    }

    /** Such as "conv, 16 filters of 4×4, stride 2, padding 1"; a stride of 1 and a padding of 0 go without saying. */
    public static String words(LayerSpec layer) {
        LayerType type = of(layer.type());
        if (type == null) {
            return String.valueOf(layer.type());
        }
        return switch (type) {
            case CONV ->
                type.json + ", " + layer.filters() + " filters of " + square(layer)
                        + unless(1, LayerField.STRIDE, layer)
                        + unless(0, LayerField.PADDING, layer)
                        + (Boolean.FALSE.equals(layer.bias()) ? ", no bias" : "");
            case MAXPOOL -> type.json + ", " + square(layer) + unless(layer.kernel(), LayerField.STRIDE, layer);
            case AVGPOOL -> type.json + ", over the whole plane";
            case DROPOUT -> type.json + ", rate " + layer.rate();
            case LINEAR -> type.json + ", " + layer.units() + " units";
            case RELU, BATCHNORM, FLATTEN -> type.json;
            case RESIDUAL -> type.json + (layer.shortcut() == null ? ", plain shortcut" : ", shortcut with layers");
        };
    }

    /** Says a number that is not what everybody expects. */
    private static String unless(@Nullable Integer usual, LayerField field, LayerSpec layer) {
        Number value = field.of(layer);
        return Objects.equals(usual, value) ? "" : ", " + field.json() + " " + value;
    }

    private static String square(LayerSpec layer) {
        return layer.kernel() + "×" + layer.kernel();
    }
}
