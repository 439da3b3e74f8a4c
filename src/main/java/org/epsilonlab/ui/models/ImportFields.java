package org.epsilonlab.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.model.foreign.ImportForm;
import org.epsilonlab.model.foreign.Proposal;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;

/** The form for what a foreign file doesn't say; writes each change into the model. */
final class ImportFields extends VBox {

    private static final String NUMBERED = "numbered";

    private final ImportModel model;
    private final List<ModelCatalog.Entry> known;
    private final TextField title = new TextField();
    private final ComboBox<Proposal.Fit> fit = new ComboBox<>();
    private final ResizeField resize = new ResizeField(this::change);
    private final ComboBox<UsualNormalization> normalization = new ComboBox<>();
    private final TextField mean = new TextField();
    private final TextField std = new TextField();
    private final ComboBox<String> names = new ComboBox<>();
    private final TextArea classes = new TextArea();
    private final TextField source = new TextField();
    private final TextField licence = new TextField();
    private final Label complaint = new Label();
    private boolean filling;

    /** @param known networks whose class names and normalisation may serve */
    ImportFields(ImportModel model, List<ModelCatalog.Entry> known) {
        this.model = model;
        this.known = List.copyOf(known);
        getStyleClass().add("import-fields");
        title.setId("import-title");
        fit.setId("import-fit");
        mean.setId("import-mean");
        std.setId("import-std");
        classes.setId("import-classes");
        classes.setPrefRowCount(5);
        complaint.setId("import-complaint");
        complaint.setWrapText(true);
        complaint.getStyleClass().add("complaint");
        fit.setConverter(new Titled<>(each -> ModelWords.takes(each.shape()) + " · " + each.classes() + " classes"));
        Tips.install(fit, "Pictures it takes\nThose that it answered when it was tried; the likeliest first.");
        Tips.install(
                classes,
                "Classes\nA name a line, in the order of what the network answers; the file does not say them.");
        for (ComboBox<?> box : List.of(fit, normalization, names)) {
            box.setMaxWidth(Double.MAX_VALUE);
        }
        getChildren()
                .addAll(
                        named("Name", title),
                        named("Takes", fit),
                        named("Short side before its middle is cropped", resize),
                        named("Subtracts and divides by, channel by channel", normalization, mean, std),
                        named("Knows", names, classes),
                        named("Source", source),
                        named("Licence", licence),
                        complaint);
        init();
    }

    private static VBox named(String name, Node... fields) {
        Label label = new Label(name);
        label.getStyleClass().add("panel-heading");
        VBox box = new VBox(label);
        box.getChildren().addAll(fields);
        box.getStyleClass().add("import-field");
        return box;
    }

    private void init() {
        title.textProperty().addListener((s, b, text) -> change(form -> form.titled(text)));
        source.textProperty().addListener((s, b, text) -> change(form -> form.from(text, form.licence())));
        licence.textProperty().addListener((s, b, text) -> change(form -> form.from(form.source(), text)));
        fit.valueProperty().addListener((s, b, now) -> {
            if (now != null && !filling) {
                change(form -> {
                    ImportForm other = form.with(now.shape());
                    return form.classes().size() == now.classes()
                            ? other
                            : other.withClasses(ImportForm.numbered(now.classes()));
                });
                fill();
            }
        });
        normalization.valueProperty().addListener((s, b, usual) -> {
            if (usual != null && !filling) {
                show(usual.of());
            }
        });
        mean.textProperty().addListener((s, b, text) -> normalise());
        std.textProperty().addListener((s, b, text) -> normalise());
        names.valueProperty().addListener((s, b, name) -> {
            if (name != null && !filling) {
                classes.setText(String.join("\n", namesOf(name)));
            }
        });
        classes.textProperty().addListener((s, b, text) -> name());
        model.proposalProperty().subscribe(found -> {
            if (found != null) {
                fit.getItems().setAll(found.fits());
                fill();
                setDisable(false);
                List.of(fit, resize, normalization, mean, std, names, classes, source, licence)
                        .forEach(field -> field.setDisable(found.isComplete()));
            }
        });
    }

    /** The fields as the form says. */
    private void fill() {
        ImportForm form = model.formProperty().get() != null
                ? model.formProperty().get()
                : Objects.requireNonNull(model.proposalProperty().get()).form();
        filling = true;
        try {
            title.setText(form.title());
            fit.getItems().stream()
                    .filter(each -> each.shape().equals(form.shape()))
                    .findFirst()
                    .ifPresent(fit::setValue);
            int channels = form.shape().channels();
            normalization.getItems().setAll(UsualNormalization.all(channels, known));
            normalization.setValue(normalization.getItems().stream()
                    .filter(each -> each.of().equals(form.normalization()))
                    .findFirst()
                    .orElse(null));
            resize.show(form);
            show(form.normalization());
            names.getItems().setAll(NUMBERED);
            known.stream()
                    .filter(entry ->
                            entry.card().classes().size() == form.classes().size())
                    .forEach(entry -> names.getItems().add("as " + entry.card().title()));
            names.setValue(
                    form.classes().equals(ImportForm.numbered(form.classes().size())) ? NUMBERED : null);
            classes.setText(String.join("\n", form.classes()));
            source.setText(form.source());
            licence.setText(form.licence());
        } finally {
            filling = false;
        }
    }

    private List<String> namesOf(String choice) {
        ImportForm form = model.formProperty().get();
        int count = form == null ? 2 : form.classes().size();
        var like = known.stream()
                .filter(entry -> choice.equals("as " + entry.card().title()));
        return like.findFirst().map(entry -> entry.card().classes()).orElse(ImportForm.numbered(count));
    }

    private void show(Normalization now) {
        mean.setText(text(now.mean()));
        std.setText(text(now.std()));
    }

    private static String text(List<Float> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void normalise() {
        if (filling) {
            return;
        }
        change(form -> {
            Normalization typed = new Normalization(numbers(mean.getText()), numbers(std.getText()));
            if (typed.mean().size() != form.shape().channels()) {
                throw new IllegalArgumentException("Mean and deviation need "
                        + form.shape().channels()
                        + (form.shape().channels() == 1 ? " number each." : " numbers each, a number a channel."));
            }
            return form.with(typed);
        });
    }

    private static List<Float> numbers(String text) {
        List<Float> values = new ArrayList<>();
        for (String part : text.split("[,;\\s]+", -1)) {
            try {
                values.add(Float.parseFloat(part));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("“" + part + "” is no number; type such as 0.5, 0.5, 0.5.", e);
            }
        }
        return values;
    }

    private void name() {
        if (filling) {
            return;
        }
        change(form -> {
            List<String> typed = classes.getText()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (typed.size() != form.classes().size()) {
                throw new IllegalArgumentException("There are " + typed.size() + " names but the network answers "
                        + form.classes().size() + " classes; write one a line.");
            }
            return form.withClasses(typed);
        });
    }

    private void change(UnaryOperator<ImportForm> how) {
        ImportForm form = model.formProperty().get();
        if (filling || form == null) {
            return;
        }
        try {
            model.formProperty().set(how.apply(form));
            complaint.setText("");
        } catch (IllegalArgumentException e) {
            complaint.setText(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with what was typed; empty for nothing. */
    ReadOnlyStringProperty complaintProperty() {
        return complaint.textProperty();
    }
}
