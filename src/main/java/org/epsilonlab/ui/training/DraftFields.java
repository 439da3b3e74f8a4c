package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.epsilonlab.ui.common.NumberField;
import org.epsilonlab.ui.common.NumberKind;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.ParameterValues;

/** Draws parameters of the draft; numbers are typed and stepped, and those that make no sense now say why. */
final class DraftFields {

    private final TrainingDraft draft;
    private final Map<String, ParameterFields> drawn = new HashMap<>();
    private final List<NumberField> numbers = new ArrayList<>();
    private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper(this, "complaint", "");

    DraftFields(TrainingDraft draft) {
        this.draft = draft;
    }

    /**
     * The fields of those parameters that are wanted, always the same ones for the same key.
     *
     * @param key of this choice of parameters
     */
    ParameterFields of(String key, ParameterValues values, Predicate<Parameter> wanted) {
        return drawn.computeIfAbsent(key, name -> {
            ParameterFields fields = new ParameterFields(
                    values, values.parameters().stream().filter(wanted).toList(), each -> number(values, each));
            restrain(values, fields);
            return fields;
        });
    }

    private NumberField number(ParameterValues values, Parameter parameter) {
        return number(NumberKind.of(parameter), values.number(parameter.name()));
    }

    /** A field for one number. */
    NumberField number(NumberKind kind, DoubleProperty value) {
        NumberField field = new NumberField(kind, text -> {
            try {
                value.set(kind.parse(text).doubleValue());
                return "";
            } catch (IllegalArgumentException e) {
                return String.valueOf(e.getMessage());
            }
        });
        value.subscribe(now -> field.show(now));
        field.complaintProperty().addListener((source, before, after) -> complain());
        numbers.add(field);
        return field;
    }

    private void complain() {
        complaint.set(numbers.stream()
                .map(field -> field.complaintProperty().getValue())
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElse(""));
    }

    /** What is wrong with a number as it stands there, one sentence; empty while all can be read. */
    ReadOnlyStringProperty complaintProperty() {
        return complaint.getReadOnlyProperty();
    }

    private void restrain(ParameterValues values, ParameterFields fields) {
        onNumber(
                fields,
                "momentum",
                whyNot -> values.text("optimizer")
                        .subscribe(optimizer -> whyNot.set(
                                optimizer.equals("sgd")
                                        ? ""
                                        : "Only SGD has a momentum to set; choose it as the optimizer.")));
        onNumber(
                fields,
                "warm-up",
                whyNot -> draft.regimeProperty()
                        .subscribe(regime -> whyNot.set(
                                isClean(regime)
                                        ? "Clean training attacks nothing, so no ε grows; choose another regime."
                                        : "")));
        onNumber(
                fields,
                "share",
                whyNot -> values.text("norm")
                        .subscribe(norm ->
                                whyNot.set(norm.equals("l1") ? "" : "Only the L1 norm moves a share of the values.")));
    }

    private static boolean isClean(String regime) {
        return RegimeCatalog.all().stream().anyMatch(each -> each.name().equals(regime) && each.isClean());
    }

    private static void onNumber(ParameterFields fields, String name, Consumer<StringProperty> rule) {
        fields.forEach((each, control) -> {
            if (each.equals(name) && control instanceof NumberField field) {
                rule.accept(field.whyNotProperty());
            }
        });
    }
}
