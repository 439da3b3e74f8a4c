package org.epsilonlab.ui.attack;

import java.util.Locale;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.ValueFormat;

/** The slider of ε. Only for L∞ does ε count in steps of 8 bits, so only there is it written as {@code 8/255} too. */
final class EpsilonControl {

    private final AttackModel model;
    private final SliderField field;

    EpsilonControl(AttackModel model) {
        this.model = model;
        AttackControls controls = model.controls();
        field = new SliderField("ε", new RangeFormat(), 0, model.epsilonMax(), EpsilonRange.LINF.initial());
        field.setId("epsilon");
        field.valueProperty().bindBidirectional(controls.epsilonProperty());
        controls.rangeProperty().subscribe(range -> fit());
        model.models().modelProperty().addListener((source, before, after) -> fit());
        field.draggingProperty()
                .addListener((source, before, after) ->
                        controls.epsilonDraggingProperty().set(after));
    }

    private void fit() {
        EpsilonRange range = model.controls().rangeProperty().get();
        field.setRange(0, model.epsilonMax());
        field.steps(range.fine(), range.coarse());
        field.setNote(
                switch (range) {
                    case LINF -> "L∞";
                    case L2 -> "L2";
                    case L1 -> "L1";
                    case CONSTANT -> "times the gradient";
                });
        field.help(
                switch (range) {
                    case LINF -> "How much each value of the picture may change.";
                    case L2 -> "How long the change may be: the root of the sum of its squares.";
                    case L1 -> "How large the sum of all changes may be.";
                    case CONSTANT -> "What the gradient is multiplied by; nothing bounds the change.";
                });
    }

    SliderField field() {
        return field;
    }

    private final class RangeFormat implements ValueFormat {
        private final EpsilonFormat pixels = new EpsilonFormat();
        private final ValueFormat plain = ValueFormat.decimal(2);

        private boolean isPixels() {
            return model.controls().rangeProperty().get() == EpsilonRange.LINF;
        }

        @Override
        public String format(double value) {
            return isPixels() ? pixels.format(value) : String.format(Locale.ROOT, "%.2f", value);
        }

        @Override
        public double parse(String text) {
            return isPixels() ? pixels.parse(text) : plain.parse(text);
        }
    }
}
