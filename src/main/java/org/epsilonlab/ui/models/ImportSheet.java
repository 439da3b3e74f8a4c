package org.epsilonlab.ui.models;

import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.foreign.ImportForm;
import org.epsilonlab.model.foreign.Proposal;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Sheet;
import org.epsilonlab.ui.stage.AnswerBars;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Probabilities;
import org.epsilonlab.ui.stage.Raster;
import org.jspecify.annotations.Nullable;

/** Takes a network in: tries it, asks what its file doesn't say, and shows what it makes of a picture. */
final class ImportSheet extends Sheet {

    private final ImportModel model;
    private final Frame frame;
    private final List<OwnPicture> pictures;
    private final PixelCanvas seen;
    private final AnswerBars bars = new AnswerBars();
    private final Label problem = new Label();
    private final Label remarks = new Label();
    private final Button keep = new Button("Import");
    private final ImportFields fields;
    private int next;

    /**
     * @param known networks whose names and normalisation may serve
     * @param pictures to try it on, at least one
     * @param cancelled closes this
     */
    ImportSheet(
            ImportModel model,
            Appearance appearance,
            Frame frame,
            List<ModelCatalog.Entry> known,
            List<OwnPicture> pictures,
            Runnable cancelled) {
        super("Import " + model.file().getFileName());
        this.model = model;
        this.frame = frame;
        this.pictures = List.copyOf(pictures);
        getStylesheets().add(String.valueOf(ModelsPlace.class.getResource("models.css")));
        setId("import-sheet");
        seen = new PixelCanvas(appearance);
        fields = new ImportFields(model, known);
        problem.setId("import-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        problem.getStyleClass().addAll("complaint", "import-problem");
        remarks.setWrapText(true);
        remarks.getStyleClass().add("muted");
        VBox body = new VBox(looking(), refused(), asking(), problem, buttons(cancelled));
        body.getStyleClass().add("import");
        body.getChildren().forEach(part -> part.managedProperty().bind(part.visibleProperty()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        setBody(body);
        init();
    }

    private Node looking() {
        Label words = new Label();
        words.textProperty()
                .bind(
                        model.stateProperty()
                                .map(
                                        state -> state == ImportModel.State.KEEPING
                                                ? "It is tried once more and kept …"
                                                : "It is tried in a process of its own: which pictures it takes, and what it answers …"));
        words.setWrapText(true);
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(words, bar);
        box.getStyleClass().add("import-field");
        box.visibleProperty()
                .bind(model.stateProperty()
                        .map(state -> state == ImportModel.State.LOOKING || state == ImportModel.State.KEEPING));
        return box;
    }

    /** Two things help where a trial found nothing: its size, and the layers of weights alone. */
    private Node refused() {
        TextField size = new TextField();
        size.setPromptText("3x224x224");
        size.setId("import-size");
        Button again = new Button("Try this size");
        Tips.install(again, "Try this size\nChannels, height and width of the pictures it takes.");
        again.setOnAction(event -> tryAgain(size.getText()));
        whenTold(size, "with the size");
        whenTold(again, "with the size");
        Button layers = new Button("Choose the list of layers…");
        Tips.install(
                layers,
                "Choose the list of layers\nFor a safetensors file: the text that the architecture editor of"
                        + " the Train place writes.");
        layers.setOnAction(event -> chooseLayers());
        whenTold(layers, "list of layers");
        HBox line = new HBox(size, again, layers);
        line.getStyleClass().add("import-line");
        line.visibleProperty().bind(model.stateProperty().map(state -> state == ImportModel.State.REFUSED));
        return line;
    }

    /** Offers a way out only where the reason speaks of it. */
    private void whenTold(Node way, String words) {
        way.visibleProperty().bind(model.problemProperty().map(reason -> reason.contains(words)));
        way.managedProperty().bind(way.visibleProperty());
    }

    private void tryAgain(String text) {
        String[] sides = text.strip().split("\\s*[x×,]\\s*", -1);
        try {
            if (sides.length == 3) {
                model.look(new InputShape(
                        Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), Integer.parseInt(sides[2])));
                return;
            }
            frame.refuse("Type channels, height and width, such as 3x224x224.");
        } catch (IllegalArgumentException e) {
            frame.refuse("Type channels, height and width, such as 3x224x224.");
        }
    }

    private void chooseLayers() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("The list of layers");
        File list = chooser.showOpenDialog(frame.window());
        if (list != null) {
            model.lookWith(list.toPath());
        }
    }

    private Node asking() {
        seen.getStyleClass().add("import-picture");
        Button other = new Button("Another picture");
        Tips.install(other, "Another picture\nTries the network on the next one.");
        other.setId("import-other");
        other.setOnAction(event -> {
            next = (next + 1) % pictures.size();
            model.pictureProperty().set(pictures.get(next));
        });
        Label caption = new Label("What it makes of a picture");
        caption.getStyleClass().add("panel-heading");
        VBox right = new VBox(caption, seen, other, bars, remarks);
        right.getStyleClass().add("import-right");
        HBox.setHgrow(fields, Priority.ALWAYS);
        HBox both = new HBox(fields, right);
        both.getStyleClass().add("import-both");
        both.visibleProperty()
                .bind(model.stateProperty()
                        .map(state -> state == ImportModel.State.ASKING || state == ImportModel.State.KEEPING));
        return both;
    }

    private Node buttons(Runnable cancelled) {
        Button cancel = new Button("Cancel");
        cancel.setId("import-cancel");
        cancel.setOnAction(event -> cancelled.run());
        Tips.install(cancel, "Cancel (Esc)\nNothing is kept.");
        keep.setDefaultButton(true);
        keep.setId("import-keep");
        keep.setOnAction(event -> model.keep());
        Tips.install(keep, "Import (Enter)\nKeeps it among your own networks.");
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.stateProperty().get() != ImportModel.State.ASKING
                                || !fields.complaintProperty().get().isEmpty(),
                        model.stateProperty(),
                        fields.complaintProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, keep);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }

    private void init() {
        model.proposalProperty().subscribe(found -> {
            if (found != null) {
                remarks.setText(words(found));
            }
        });
        model.formProperty()
                .subscribe(form -> draw(form, model.pictureProperty().get()));
        model.pictureProperty()
                .addListener((source, before, now) -> draw(model.formProperty().get(), now));
        model.predictionProperty().subscribe(this::show);
    }

    private static String words(Proposal found) {
        return String.join(" ", found.remarks());
    }

    private void draw(@Nullable ImportForm form, OwnPicture picture) {
        if (form != null) {
            seen.show(Raster.of(picture.prepare(form.shape(), form.resize()).pixels()));
        }
    }

    private void show(@Nullable Prediction prediction) {
        ImportForm form = model.formProperty().get();
        if (prediction == null || form == null) {
            bars.clear();
        } else if (prediction.classes() == form.classes().size()) {
            bars.show(
                    form.classes(),
                    new Probabilities(Objects.requireNonNull(prediction).probabilities()));
        }
    }
}
