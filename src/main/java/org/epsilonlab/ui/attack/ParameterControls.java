package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.Ticks;
import org.epsilonlab.ui.common.ValueFormat;

/** One attack's parameters, numbers on sliders; each lights its terms of the formula. */
final class ParameterControls extends ParameterFields {

    ParameterControls(AttackControls controls, ArgumentValues values, List<Parameter> parameters, Touch touch) {
        super(values, parameters, new Sliders(controls, values)::of);
        forEach((name, control) -> touch.lights(control, name));
    }

    /** Draws numbers; controls that make no sense now say why. */
    private record Sliders(AttackControls controls, ArgumentValues values) {

        /** Beyond this a slider is too coarse to be of use; larger numbers are typed. */
        private static final int HANDY_STEPS = 100;

        private static final int FEW = 20;
        private static final double HANDY_SIZE = 0.1;

        Node of(Parameter parameter) {
            SliderField field;
            if (parameter instanceof Parameter.Whole whole) {
                field = whole(whole);
            } else if (parameter instanceof Parameter.Real real) {
                field = real(real);
            } else {
                throw new IllegalArgumentException(parameter.name() + " is no number");
            }
            field.help(parameter.help());
            field.sparingProperty().bind(controls.sparingProperty());
            field.valueProperty().bindBidirectional(values.number(parameter.name()));
            restrain(field, parameter);
            return field;
        }

        private SliderField whole(Parameter.Whole whole) {
            return new SliderField(
                            whole.label(),
                            ValueFormat.whole(whole.label().toLowerCase(Locale.ROOT)),
                            whole.min(),
                            Math.min(whole.max(), handy(whole)),
                            whole.initial())
                    .steps(1, 5)
                    .typedUpTo(whole.max());
        }

        /** Where a slider ends: within reach of the usual value. */
        private static int handy(Parameter.Whole whole) {
            int usual = whole.max() > HANDY_STEPS ? HANDY_STEPS : FEW;
            return whole.initial() >= HANDY_STEPS ? 5 * whole.initial() : usual;
        }

        private SliderField real(Parameter.Real real) {
            return new SliderField(
                            real.label(),
                            isAutomatic(real) ? new StepSizeFormat(this::automatic) : ValueFormat.decimal(3),
                            real.min(),
                            real.max() <= 1 ? real.max() : Math.max(HANDY_SIZE, 2 * real.initial()),
                            real.initial())
                    .steps(0.001, 0.01)
                    .typedUpTo(real.max());
        }

        /** Whether 0 leaves the step size to the attack. */
        private static boolean isAutomatic(Parameter.Real real) {
            return real.name().equals("step-size") && real.min() == 0;
        }

        private void restrain(SliderField field, Parameter parameter) {
            String name = parameter.name();
            if (name.equals("share")) {
                controls.rangeProperty()
                        .subscribe(range -> field.whyNotProperty()
                                .set(
                                        range == EpsilonRange.L1 || range == EpsilonRange.L1_PHOTO
                                                ? ""
                                                : "Only the L1 norm moves a share of the values."));
            } else if (parameter instanceof Parameter.Real real && isAutomatic(real)) {
                DoubleProperty value = values.number(name);
                controls.rangeProperty()
                        .subscribe(range -> field.setRange(0, Ticks.end(Math.max(value.get(), range.smallMax() / 3))));
                controls.epsilonProperty().subscribe(field::refresh);
                values.number("steps").subscribe(field::refresh);
            }
        }

        /** What the attack takes where no step size is given. */
        private double automatic() {
            double factor = values.owner().equals("pgd") ? 2.5 : 1;
            return factor
                    * controls.epsilonProperty().get()
                    / Math.max(1, values.number("steps").get());
        }
    }
}
