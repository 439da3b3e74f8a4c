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
        field = new SliderField("ε", new RangeFormat(), 0, model.epsilonMax(), EpsilonRange.LINF.initial())
                .help("How much a picture may change.");
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
        field.ticks(model.epsilonMax() / (range == EpsilonRange.LINF ? 3 : 4));
        field.steps(range.fine(), range.coarse());
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
