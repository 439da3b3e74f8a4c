package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.Ticks;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.ValueFormat;

/** One attack's parameters, each drawn by its type; controls that make no sense now say why. */
final class ParameterControls extends VBox {

    /** Beyond this a slider is too coarse to be of use; larger numbers are typed. */
    private static final int HANDY_STEPS = 100;

    private static final int FEW = 20;
    private static final double HANDY_SIZE = 0.1;

    private final ArgumentValues values;
    private final Touch touch;
    private final AttackControls controls;

    ParameterControls(AttackControls controls, ArgumentValues values, List<Parameter> parameters, Touch touch) {
        this.controls = controls;
        this.values = values;
        this.touch = touch;
        getStyleClass().add("parameters");
        for (Parameter parameter : parameters) {
            getChildren().addAll(nodes(parameter));
        }
    }

    private List<Node> nodes(Parameter parameter) {
        List<Node> nodes = new ArrayList<>();
        if (parameter instanceof Parameter.Choice choice) {
            nodes.add(heading(choice.label()));
            nodes.add(touch.lights(choice(choice), choice.name()));
        } else if (parameter instanceof Parameter.Whole whole) {
            nodes.add(touch.lights(whole(whole), whole.name()));
        } else if (parameter instanceof Parameter.Real real) {
            nodes.add(touch.lights(real(real), real.name()));
        } else if (parameter instanceof Parameter.Flag flag) {
            nodes.add(touch.lights(flag(flag), flag.name()));
        }
        return nodes;
    }

    private Node choice(Parameter.Choice choice) {
        Function<String, Parameter.Option> option = value -> choice.options().stream()
                .filter(each -> each.value().equals(value))
                .findFirst()
                .orElseThrow();
        Segmented<String> segmented = new Segmented<>(
                        choice.label(),
                        choice.options().stream().map(Parameter.Option::value).toList(),
                        value -> caption(option.apply(value).label()))
                .help(value ->
                        option.apply(value).label() + "\n" + option.apply(value).help());
        segmented.valueProperty().bindBidirectional(values.text(choice.name()));
        segmented.setId(id(choice));
        return segmented;
    }

    /** "sign" of "sign · L∞": the norm stands beside ε, and five of the whole labels would not fit on one line. */
    private static String caption(String label) {
        int norm = label.indexOf(" · ");
        return norm < 0 ? label : label.substring(0, norm);
    }

    private Node whole(Parameter.Whole whole) {
        SliderField field = new SliderField(
                        whole.label(),
                        ValueFormat.whole(whole.label().toLowerCase(java.util.Locale.ROOT)),
                        whole.min(),
                        Math.min(whole.max(), whole.max() > HANDY_STEPS ? HANDY_STEPS : FEW),
                        whole.initial())
                .steps(1, 5)
                .typedUpTo(whole.max())
                .help(whole.help());
        field.valueProperty().bindBidirectional(values.number(whole.name()));
        field.setId(id(whole));
        return field;
    }

    private Node real(Parameter.Real real) {
        boolean stepSize = real.name().equals("step-size");
        SliderField field = new SliderField(
                        real.label(),
                        stepSize ? new StepSizeFormat(this::automatic) : ValueFormat.decimal(3),
                        real.min(),
                        real.max() <= 1 ? real.max() : HANDY_SIZE,
                        real.initial())
                .steps(0.001, 0.01)
                .typedUpTo(real.max())
                .help(real.help());
        DoubleProperty value = values.number(real.name());
        field.valueProperty().bindBidirectional(value);
        field.setId(id(real));
        if (real.name().equals("share")) {
            controls.rangeProperty()
                    .subscribe(range -> field.whyNotProperty()
                            .set(range == EpsilonRange.L1 ? "" : "Only the L1 norm moves a share of the values."));
        } else if (stepSize) {
            controls.rangeProperty()
                    .subscribe(range -> field.setRange(0, Ticks.end(Math.max(value.get(), range.smallMax() / 3))));
            controls.epsilonProperty().subscribe(field::refresh);
            values.number("steps").subscribe(field::refresh);
        }
        return field;
    }

    /** What the attack takes where no step size is given. */
    private double automatic() {
        return 2.5
                * controls.epsilonProperty().get()
                / Math.max(1, values.number("steps").get());
    }

    private Node flag(Parameter.Flag flag) {
        Segmented<Boolean> segmented =
                new Segmented<>(flag.label(), List.of(false, true), on -> on ? "on" : "off").help(on -> flag.help());
        segmented.valueProperty().bindBidirectional(values.flag(flag.name()).asObject());
        segmented.setId(id(flag));
        if (flag.name().equals("random-start")) {
            values.number("restarts")
                    .subscribe(restarts -> segmented.disable(
                            false,
                            restarts.intValue() > 1
                                    ? "Several restarts begin at random points; set restarts to 1."
                                    : ""));
        }
        Label name = new Label(flag.label());
        name.getStyleClass().add("field-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(name, space, segmented);
        line.getStyleClass().add("flag-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String id(Parameter parameter) {
        return values.description().name() + "-" + parameter.name();
    }

    static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("panel-heading");
        Tips.install(label, text);
        return label;
    }
}
