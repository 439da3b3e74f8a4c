package org.epsilonlab.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number that a layer is described by, with what it may be. */
public enum LayerField {
    FILTERS("filters", 1, "How many patterns the layer learns; each gives one channel."),
    KERNEL("kernel", 1, "The side of the window that slides over the plane, in pixels."),
    STRIDE("stride", 1, "How many pixels the window goes on at a time; 2 halves each side."),
    PADDING("padding", 0, "How many zeros are put round the plane on each side."),
    UNITS("units", 1, "How many numbers the layer answers."),
    RATE("rate", 0, "The share of values set to zero in training, from 0 to below 1.");

    private final String json;
    private final int least;
    private final String help;

    LayerField(String json, int least, String help) {
        this.json = json;
        this.least = least;
        this.help = help;
    }

    /** The name in a card. */
    public String json() {
        return json;
    }

    /** The smallest value. */
    public int least() {
        return least;
    }

    /** One sentence for people. */
    public String help() {
        return help;
    }

    /** Whether it is a whole number; otherwise it is a share from 0 to below 1. */
    public boolean isWhole() {
        return this != RATE;
    }

    /** The number that the layer lists, or the one that stands in when it lists none; null where there is no such. */
    public @Nullable Number of(LayerSpec layer) {
        return switch (this) {
            case FILTERS -> layer.filters();
            case KERNEL -> layer.kernel();
            case STRIDE ->
                layer.stride() != null ? layer.stride() : "maxpool".equals(layer.type()) ? layer.kernel() : (Integer) 1;
            case PADDING -> layer.padding() == null ? (Integer) 0 : layer.padding();
            case UNITS -> layer.units();
            case RATE -> layer.rate();
        };
    }

    /** The layer with this number; a whole field takes the whole part. */
    public LayerSpec in(LayerSpec layer, Number value) {
        Integer whole = value.intValue();
        return new LayerSpec(
                layer.type(),
                this == FILTERS ? whole : layer.filters(),
                this == KERNEL ? whole : layer.kernel(),
                this == STRIDE ? whole : layer.stride(),
                this == PADDING ? whole : layer.padding(),
                layer.bias(),
                this == UNITS ? whole : layer.units(),
                this == RATE ? Float.valueOf(value.floatValue()) : layer.rate(),
                layer.layers(),
                layer.shortcut());
    }

    /**
     * Reads what a user typed or a file lists.
     *
     * @throws IllegalArgumentException whose message is one sentence for the user
     */
    public Number parse(String text) {
        String word = text.trim();
        try {
            // Long words are no numbers anybody means, and a huge exponent would be slow to work out.
            BigDecimal number = new BigDecimal(word.length() > 30 ? "" : word.replace(',', '.'));
            if (isWhole()) {
                int whole = number.intValueExact();
                if (whole >= least) {
                    return whole;
                }
            } else if (number.signum() >= 0 && number.floatValue() < 1) {
                return number.floatValue();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(refusal(word), e);
        }
        throw new IllegalArgumentException(refusal(word));
    }

    private String refusal(String word) {
        String said = word.isEmpty() ? "The field is empty" : "“" + word + "” is no value for " + json;
        return said + (isWhole() ? "; type a whole number from " + least + "." : "; type a number from 0 to below 1.");
    }
}
