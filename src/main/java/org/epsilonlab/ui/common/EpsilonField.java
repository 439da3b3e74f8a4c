package org.epsilonlab.ui.common;

import java.util.Locale;

/** The slider of ε. Only for L∞ does ε count in steps of 8 bits, so only there is it written as {@code 8/255} too. */
public final class EpsilonField {

    private final SliderField field;
    private EpsilonRange range = EpsilonRange.LINF;

    /** Measured in L∞ at first. */
    public EpsilonField() {
        field = new SliderField("ε", new RangeFormat(), 0, range.smallMax(), range.initial());
        field.setId("epsilon");
        measure(range, range.smallMax());
    }

    /**
     * Measures ε in another way.
     *
     * @param max the slider's end
     */
    public void measure(EpsilonRange other, double max) {
        range = other;
        field.setRange(0, max);
        field.steps(range.fine(), range.coarse());
        field.setNote(
                switch (range) {
                    case LINF, LINF_COLOUR, LINF_PHOTO -> "L∞";
                    case L2, L2_PHOTO -> "L2";
                    case L1, L1_PHOTO -> "L1";
                    case L0, L0_PHOTO -> "L0, values";
                    case CONSTANT -> "times the gradient";
                });
        field.help(
                switch (range) {
                    case LINF, LINF_COLOUR, LINF_PHOTO -> "How much each value of the picture may change.";
                    case L2, L2_PHOTO -> "How long the change may be: the root of the sum of its squares.";
                    case L1, L1_PHOTO -> "How large the sum of all changes may be.";
                    case L0, L0_PHOTO -> "How many values of the picture may change at all.";
                    case CONSTANT -> "What the gradient is multiplied by; nothing bounds the change.";
                });
        field.refresh();
    }

    /** The slider itself. */
    public SliderField slider() {
        return field;
    }

    private final class RangeFormat implements ValueFormat {
        private final EpsilonFormat pixels = new EpsilonFormat();
        private final ValueFormat plain = ValueFormat.decimal(2);

        @Override
        public String format(double value) {
            return range.isLevels() ? pixels.format(value) : String.format(Locale.ROOT, "%.2f", value);
        }

        @Override
        public double parse(String text) {
            return range.isLevels() ? pixels.parse(text) : plain.parse(text);
        }
    }
}
