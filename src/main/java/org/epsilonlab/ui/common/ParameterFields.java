package org.epsilonlab.ui.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.Parameter;

/** Some parameters, each drawn by its type. How a number is drawn is left to the place: a slider here, a field there. */
public class ParameterFields extends VBox {

    /** More options than these stand in a list. */
    private static final int ON_ONE_LINE = 5;

    private final ParameterValues values;
    private final Map<String, Node> controls = new LinkedHashMap<>();

    /**
     * @param parameters some of those of {@code values}
     * @param number draws a {@link Parameter.Whole} or {@link Parameter.Real}, tied to its value
     */
    public ParameterFields(ParameterValues values, List<Parameter> parameters, Function<Parameter, Node> number) {
        this.values = values;
        getStyleClass().add("parameters");
        for (Parameter parameter : parameters) {
            Node control;
            if (parameter instanceof Parameter.Choice choice) {
                getChildren().add(heading(choice.label()));
                control = choice(choice);
            } else if (parameter instanceof Parameter.Flag flag) {
                control = flag(flag);
            } else {
                control = number.apply(parameter);
                control.setId(id(parameter));
            }
            controls.put(parameter.name(), control);
            getChildren().add(control);
        }
    }

    private Node choice(Parameter.Choice choice) {
        Function<String, Parameter.Option> option = value -> choice.options().stream()
                .filter(each -> each.value().equals(value))
                .findFirst()
                .orElseThrow();
        if (choice.options().size() > ON_ONE_LINE) {
            return list(choice, option);
        }
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

    private Node list(Parameter.Choice choice, Function<String, Parameter.Option> option) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems()
                .setAll(choice.options().stream().map(Parameter.Option::value).toList());
        box.setConverter(new Titled<>(value -> option.apply(value).label()));
        box.valueProperty().bindBidirectional(values.text(choice.name()));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId(id(choice));
        box.setAccessibleText(choice.label());
        Tips.install(
                box,
                values.text(choice.name())
                        .map(value ->
                                choice.label() + "\n" + option.apply(value).help()));
        return box;
    }

    /** "sign" of "sign · L∞": the norm stands beside ε, and five of the whole labels would not fit on one line. */
    private static String caption(String label) {
        int norm = label.indexOf(" · ");
        return norm < 0 ? label : label.substring(0, norm);
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
        return values.owner() + "-" + parameter.name();
    }

    /** Calls for each control with the name of its parameter. */
    public final void forEach(BiConsumer<String, Node> action) {
        controls.forEach(action);
    }

    /** A few words over controls. */
    public static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("panel-heading");
        Tips.install(label, text);
        return label;
    }
}
