package org.epsilonlab.ui.training.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.data.ClassPictures;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.NumberField;
import org.epsilonlab.ui.common.NumberKind;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.shell.Sheet;
import org.epsilonlab.ui.stage.Mosaic;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.jspecify.annotations.Nullable;

/** Asks what pictures by class shall become: counts and a preview of each class, bad files, size, split and name. */
final class ClassesSheet extends Sheet {

    /** Pictures of a class that are shown. */
    private static final int SHOWN = 8;

    /** Rows of pictures that networks of one's own learn from in a reasonable time. */
    private static final int MIDDLING = 64;

    /** Bad files that are named; more of them are counted. */
    private static final int NAMED = 6;

    private static final Parameter.Whole SEED = new Parameter.Whole(
            "seed", "Seed", "Draws which pictures are tested on: the same seed, the same ones.", 0, 1_000_000, 1);

    private final ClassesModel model;
    private final Appearance appearance;
    private final VBox classes = new VBox();
    private final Label summary = new Label();
    private final Label notes = new Label();

    /**
     * @param goesBack whether there is a sheet before this one
     * @param cancelled closes this, or goes back
     */
    ClassesSheet(ClassesModel model, Appearance appearance, boolean goesBack, Runnable cancelled) {
        super("Own pictures: " + model.titleProperty().get());
        this.model = model;
        this.appearance = appearance;
        getStylesheets().add(String.valueOf(ClassesSheet.class.getResource("classes.css")));
        setId("classes-sheet");
        classes.setId("classes");
        classes.getStyleClass().add("classes-list");
        summary.setId("classes-summary");
        summary.setWrapText(true);
        notes.setId("classes-notes");
        notes.setWrapText(true);
        notes.getStyleClass().add("muted");
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        Label problem = new Label();
        problem.setId("classes-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("complaint");
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        VBox body =
                new VBox(name(), choices(), reading(), summary, classes, notes, problem, buttons(goesBack, cancelled));
        body.getStyleClass().add("classes");
        setBody(body);
        model.picturesProperty().subscribe(this::show);
        model.testedProperty()
                .addListener((source, before, after) ->
                        summarise(model.picturesProperty().get()));
    }

    private static VBox named(String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("panel-heading");
        VBox box = new VBox(label, field);
        box.getStyleClass().add("classes-field");
        return box;
    }

    private Node name() {
        TextField title = new TextField(model.titleProperty().get());
        title.setId("classes-title");
        title.setAccessibleText("Name");
        model.titleProperty().bind(title.textProperty());
        Tips.install(title, "Name\nUnder this the pictures stand among the data from now on.");
        return named("Name", title);
    }

    private Node choices() {
        Segmented<InputShape> size = new Segmented<>("Size", ClassesModel.SIZES, ClassesSheet::words)
                .help(shape -> "Each picture is cropped to its middle and made "
                        + words(shape)
                        + (shape.channels() == 1 ? "; one on a light ground is inverted." : ".")
                        + (shape.height() > MIDDLING
                                ? " For training on top of the photograph network."
                                : shape.height() > 32 ? " Larger ones train longer." : ""));
        size.setId("classes-size");
        size.valueProperty().bindBidirectional(model.shapeProperty());
        Segmented<Integer> tested = new Segmented<>("Kept for testing", ClassesModel.TESTED, share -> share + " %")
                .help(share -> share + " % of each class are never trained on.");
        tested.setId("classes-tested");
        tested.valueProperty().bindBidirectional(model.testedProperty());
        NumberKind kind = NumberKind.of(SEED);
        NumberField seed = new NumberField(kind, text -> {
            try {
                model.seedProperty().set(kind.parse(text).intValue());
                return "";
            } catch (IllegalArgumentException e) {
                return String.valueOf(e.getMessage());
            }
        });
        seed.show(model.seedProperty().get());
        model.seedProperty().subscribe(now -> seed.show(now));
        seed.setId("classes-seed");
        HBox line = new HBox(named("Kept for testing", tested), named("Drawn with", seed));
        line.getStyleClass().add("classes-line");
        VBox both = new VBox(named("Size", size), line);
        both.getStyleClass().add("classes");
        return both;
    }

    private static String words(InputShape shape) {
        return shape.height() + "×" + shape.width() + (shape.channels() == 1 ? " grey" : " colour");
    }

    private Node reading() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Reading the pictures");
        bar.progressProperty().bind(model.progressProperty());
        bar.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.picturesProperty().get() == null
                                && model.problemProperty().get().isEmpty(),
                        model.picturesProperty(),
                        model.problemProperty()));
        return bar;
    }

    private void show(@Nullable ClassPictures pictures) {
        summarise(pictures);
        if (pictures == null) {
            // What was read in another size stays where it is until it is read anew: nothing jumps.
            classes.setDisable(true);
            return;
        }
        classes.setDisable(false);
        List<Node> lines = new ArrayList<>();
        for (int label = 0; label < pictures.classes().size(); label++) {
            lines.add(line(pictures, label));
        }
        classes.getChildren().setAll(lines);
        List<String> words = new ArrayList<>();
        List<String> bad = pictures.leftOut();
        if (!bad.isEmpty()) {
            words.add((bad.size() == 1 ? "One file is left out:" : bad.size() + " files are left out:")
                    + "\n"
                    + String.join("\n", bad.subList(0, Math.min(NAMED, bad.size())))
                    + (bad.size() > NAMED ? "\nand " + (bad.size() - NAMED) + " more" : ""));
        }
        words.addAll(pictures.folder().notes());
        notes.setText(String.join("\n", words));
    }

    private Node line(ClassPictures pictures, int label) {
        Label name = new Label(pictures.classes().get(label));
        name.getStyleClass().add("classes-name");
        int all = pictures.count(label);
        Label count = new Label(String.format(Locale.ENGLISH, "%,d", all));
        count.getStyleClass().add("classes-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(name, count);
        line.getStyleClass().add("classes-line");
        if (all > 0) {
            List<Pixels> some = new ArrayList<>();
            for (int i = 0; i < Math.min(SHOWN, all); i++) {
                // Spread over all of them: files that follow each other often show the same thing.
                some.add(pictures.picture(label, (int) ((long) i * all / Math.min(SHOWN, all))));
            }
            PixelCanvas canvas = new PixelCanvas(appearance);
            canvas.getStyleClass().add("classes-preview");
            canvas.setAccessibleText("Pictures of " + name.getText());
            canvas.show(Mosaic.of(some, SHOWN, 1));
            line.getChildren().add(canvas);
        }
        return line;
    }

    private void summarise(@Nullable ClassPictures pictures) {
        if (pictures == null) {
            summary.setText(String.format(
                    Locale.ENGLISH, "Reading %,d files …", model.folder().size()));
        } else {
            int[] parts = pictures.parts(model.testedProperty().get() / 100.0);
            summary.setText(String.format(
                    Locale.ENGLISH,
                    "%d classes; %,d pictures to train on, %,d to test on.",
                    pictures.classes().size(),
                    parts[0],
                    parts[1]));
        }
    }

    private Node buttons(boolean goesBack, Runnable cancelled) {
        Button cancel = new Button(goesBack ? "Back to the heaps" : "Cancel");
        cancel.setId("classes-cancel");
        cancel.setOnAction(event -> cancelled.run());
        Tips.install(cancel, goesBack ? "Back to the heaps\nThey are as they were." : "Cancel (Esc)\nNothing is kept.");
        Button keep = new Button("Make the data set");
        keep.setDefaultButton(true);
        keep.setId("classes-keep");
        keep.setOnAction(event -> model.keep());
        Tips.install(keep, "Make the data set (Enter)\nKeeps a prepared copy, and chooses it as the data to train on.");
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            ClassPictures pictures = model.picturesProperty().get();
                            return pictures == null
                                    || !pictures.problem().isEmpty()
                                    || model.titleProperty().get().isBlank();
                        },
                        model.picturesProperty(),
                        model.titleProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, keep);
        buttons.getStyleClass().add("classes-line");
        return buttons;
    }
}
