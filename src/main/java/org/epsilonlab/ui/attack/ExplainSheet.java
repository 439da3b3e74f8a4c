package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.epsilonlab.explain.ClassPicture;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.shell.Sheet;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Raster;

/** What the networks on stage look at in the picture, and what they think a class looks like, side by side. */
final class ExplainSheet extends Sheet {

    /** Pictures a network, and their side in heights of the body text. */
    private static final int CELLS = 6;

    private static final double SIDE = 10.5;

    private enum Question {
        LOOKS,
        DRAWS
    }

    /** A class as the list shows it. */
    private record Choice(int label, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final AttackModel model;
    private final Appearance appearance;
    private final ExplainService service;
    private final Segmented<Question> question = new Segmented<>(
                    "Question",
                    List.of(Question.values()),
                    each -> each == Question.LOOKS ? "Where it looks" : "What a class looks like")
            .help(each -> each == Question.LOOKS
                    ? "How the class's logit changes with each value of the picture."
                    : "A picture that starts from nothing and climbs the class's logit, without a budget.");
    private final Segmented<ClassPicture.Start> start = new Segmented<>(
            "Start",
            List.of(ClassPicture.Start.values()),
            each -> each == ClassPicture.Start.GREY ? "from grey" : "from noise");
    private final SearchableComboBox<Choice> classes = new SearchableComboBox<>();
    private final VBox rows = new VBox();
    private final Label state = new Label();
    private final List<List<PixelCanvas>> pictures = new ArrayList<>();
    private final List<List<Label>> captions = new ArrayList<>();
    private int asked;

    ExplainSheet(AttackModel model, Appearance appearance, Executor files) {
        super("What do the networks see?");
        this.model = model;
        this.appearance = appearance;
        service = new ExplainService(files);
        Command go = new Command("Show", "", "Works it out for the networks on stage.", this::go)
                .enableWhen(
                        model.stage().resultProperty().isNotNull().asObject(),
                        "There is no picture on stage yet; choose one.");
        Command stop = new Command("Stop", "", "Ends it; what is shown stays.", service::cancel)
                .enableWhen(service.runningProperty().asObject(), "Nothing is under way.");
        ProgressBar progress = new ProgressBar();
        progress.visibleProperty().bind(service.runningProperty());
        progress.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.max(0, service.getProgress()), service.progressProperty()));
        classes.setId("explain-class");
        classes.setAccessibleText("Class");
        question.setId("explain-question");
        start.visibleProperty().bind(question.valueProperty().isEqualTo(Question.DRAWS));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(
                question, new Label("class"), classes, start, space, go.button().main(), stop.button());
        line.getStyleClass().add("whole-set-line");
        state.setWrapText(true);
        state.setId("explain-state");
        HBox foot = new HBox(state, progress);
        foot.getStyleClass().add("whole-set-line");
        rows.getStyleClass().add("explain-rows");
        VBox body = new VBox(line, rows, foot);
        body.getStyleClass().add("explain-sheet");
        setBody(body);
        service.setOnFailed(event -> state.setText(Failure.sentence(service.getException())));
        // With what is on stage now each time that the sheet is opened.
        sceneProperty().addListener((source, before, after) -> {
            if (after != null) {
                offerClasses();
                go();
            } else {
                service.cancel();
            }
        });
        question.valueProperty().addListener((source, before, after) -> go());
        start.valueProperty().addListener((source, before, after) -> go());
        classes.valueProperty().addListener((source, before, after) -> {
            if (after != null && before != null && getScene() != null) {
                go();
            }
        });
    }

    /** Which cell shows a step: the first the start, the last the newest, the others what was seen on the way. */
    static int cell(int step, int steps) {
        return (int) Math.ceil((double) step * (CELLS - 1) / steps);
    }

    private void offerClasses() {
        StageResult now = model.stage().resultProperty().get();
        if (now == null) {
            return;
        }
        List<String> names = now.request().models().get(0).card().classes();
        List<Choice> choices = new ArrayList<>(List.of(new Choice(now.label(), names.get(now.label()))));
        now.likely().forEach(label -> choices.add(new Choice(label, names.get(label))));
        classes.getItems().setAll(choices);
        classes.setValue(choices.get(0));
    }

    private void go() {
        StageResult now = model.stage().resultProperty().get();
        Choice label = classes.getValue();
        if (now == null || label == null || getScene() == null) {
            return;
        }
        boolean looks = question.valueProperty().get() == Question.LOOKS;
        List<ModelCatalog.Entry> models = now.request().models();
        arrange(models);
        Pixels pixels = now.request().picture().pixels();
        if (looks) {
            showLooks(now, pixels);
        }
        state.setText(
                looks
                        ? "Vermillion marks the pixels that the answer “" + label.name()
                                + "” depends on; the attack's change is beside them."
                        : "A robust network's picture looks like something; a standard network's seldom does, however"
                                + " sure it is of it.");
        ExplainService.Job job = new ExplainService.Job(
                models,
                label.label(),
                looks ? pixels : null,
                start.valueProperty().get());
        int number = ++asked;
        service.start(job, (from, cell) -> {
            // One that was asked for before may still come in.
            if (number == asked) {
                put(cell.network(), cell.cell(), cell.raster(), cell.caption());
            }
        });
    }

    private void showLooks(StageResult now, Pixels pixels) {
        for (int i = 0; i < now.rows().size(); i++) {
            put(i, 0, Raster.of(pixels), "the picture");
            if (now.rows().get(i) instanceof StageRow.Attacked attacked) {
                put(i, 3, attacked.drawn().heatMap(), "the attack's change");
            }
        }
    }

    private void put(int network, int cell, Raster raster, String caption) {
        pictures.get(network).get(cell).show(raster);
        pictures.get(network).get(cell).setVisible(true);
        captions.get(network).get(cell).setText(caption);
    }

    private void arrange(List<ModelCatalog.Entry> models) {
        rows.getChildren().clear();
        pictures.clear();
        captions.clear();
        double side = appearance.look().px(SIDE);
        for (ModelCatalog.Entry each : models) {
            Label title = new Label(each.card().title());
            title.getStyleClass().add("strong");
            HBox film = new HBox();
            film.getStyleClass().add("explain-film");
            String blindness = FittingAttack.blindness(each);
            if (!blindness.isEmpty()) {
                Label why = new Label(blindness);
                why.setWrapText(true);
                film.getChildren().add(why);
            }
            List<PixelCanvas> canvases = new ArrayList<>();
            List<Label> words = new ArrayList<>();
            for (int i = 0; i < CELLS; i++) {
                PixelCanvas picture = new PixelCanvas(appearance);
                picture.setMinSize(side, side);
                picture.setPrefSize(side, side);
                picture.setVisible(false);
                Label caption = new Label();
                caption.getStyleClass().add("muted");
                canvases.add(picture);
                words.add(caption);
                if (blindness.isEmpty()) {
                    film.getChildren().add(new VBox(picture, caption));
                }
            }
            pictures.add(canvases);
            captions.add(words);
            rows.getChildren().add(new VBox(title, film));
        }
    }

    /** Whether something is being worked out. */
    boolean isRunning() {
        return service.isRunning();
    }
}
