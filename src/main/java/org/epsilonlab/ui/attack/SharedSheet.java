package org.epsilonlab.ui.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.SharedChange;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.ValueFormat;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Sheet;

/** The workbench of one change for all pictures: made live from some, laid on others, moved about, printed. */
final class SharedSheet extends Sheet {

    private static final List<Integer> COUNTS = List.of(50, 200, 500);

    private final AttackModel model;
    private final SharedService service;
    private final Frame frame;
    private final Segmented<String> kind = new Segmented<>(
            "What is made",
            List.of("universal", "patch"),
            name -> AttackCatalog.find(name).title());
    private final Segmented<Integer> count = new Segmented<>("Made from", COUNTS, n -> n + " pictures");
    private final SliderField epsilon =
            new SliderField("ε", ValueFormat.decimal(3), 0, EpsilonRange.LINF.smallMax(), 0.1).steps(0.001, 0.01);
    private final SliderField size = new SliderField("Size", ValueFormat.decimal(2), 0.1, 0.8, 0.35).steps(0.01, 0.05);
    private final Label state = new Label("Press Make it; the course is drawn as it learns.");
    private final SuccessCourse course;
    private final SharedStage stage;
    private final SimpleBooleanProperty made = new SimpleBooleanProperty(this, "made");
    private final Command make;
    private String title = "";

    SharedSheet(AttackModel model, Appearance appearance, Executor files, Frame frame) {
        super("One change for all pictures");
        this.model = model;
        this.frame = frame;
        service = new SharedService(files);
        course = new SuccessCourse(appearance);
        stage = new SharedStage(model.pictures().images(), appearance, files);
        model.pictures().imagesProperty().addListener((source, before, now) -> {
            stage.setImages(now);
            made.set(false);
        });
        make = new Command("Make it", "", "Makes the change from the first test pictures.", this::make)
                .enableWhen(service.runningProperty().not().asObject(), "It is under way; stop it to make another.");
        Command stop = new Command("Stop early", "", "Ends it with what it has.", service::stopEarly)
                .enableWhen(service.runningProperty().asObject(), "Nothing is under way.");
        Command print = new Command(
                        "Save for print…",
                        "",
                        "Saves the sticker as a PNG, 50 mm wide at 300 dots an inch; a noise, enlarged likewise.",
                        this::print)
                .enableWhen(made, "There is nothing to print yet; press Make it.");
        Command next = new Command("Other pictures", "", "Lays it on pictures that it was not made from.", stage::next)
                .enableWhen(made, "There is nothing to lay on yet; press Make it.");
        kind.help(name -> AttackCatalog.find(name).summary());
        epsilon.help("How much each value may change.");
        size.help("Its side, as a share of the picture's.");
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(service.runningProperty());
        progress.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.max(0, service.getProgress()), service.progressProperty()));
        VBox budget = new VBox(epsilon);
        kind.valueProperty().subscribe(now -> budget.getChildren().setAll(now.equals("patch") ? size : epsilon));
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        state.setId("shared-state");
        HBox buttons = new HBox(make.button().main(), stop.button());
        buttons.getStyleClass().add("whole-set-line");
        HBox after = new HBox(next.button(), print.button());
        after.getStyleClass().add("whole-set-line");
        VBox left = new VBox(
                kind,
                ParameterFields.heading("Made from the first"),
                count,
                budget,
                buttons,
                progress,
                ParameterFields.heading("Fooled while it learns"),
                course,
                state,
                after);
        left.getStyleClass().add("shared-left");
        HBox.setHgrow(stage, Priority.ALWAYS);
        HBox body = new HBox(left, stage);
        body.getStyleClass().add("shared-sheet");
        setBody(body);
        service.setOnSucceeded(event -> show(service.getValue()));
        service.setOnFailed(event -> state.setText(Failure.sentence(service.getException())));
    }

    private void make() {
        ModelCatalog.Entry network = model.models().modelProperty().get();
        LabelledImages images = model.pictures().images();
        if (network == null) {
            return;
        }
        AttackDescription attack = AttackCatalog.find(kind.valueProperty().get());
        boolean patch = attack.is(AttackDescription.Trait.NO_BUDGET);
        Map<String, String> given =
                patch ? Map.of("size", Double.toString(size.valueProperty().get())) : Map.of("norm", "linf");
        StageResult now = model.stage().resultProperty().get();
        AttackSpec spec = new AttackSpec(
                attack,
                attack.arguments(given),
                patch ? 0 : epsilon.valueProperty().get(),
                now == null ? Goal.UNTARGETED : now.goal(),
                model.controls().seedProperty().get());
        int n = Math.min(count.valueProperty().get(), images.size());
        title = attack.title();
        course.clear();
        state.setText("Learning …");
        service.start(new SharedService.Job(network, images, n, spec), this::learns);
        stage.use(network, n, spec.goal());
    }

    private void learns(int fooled, int of) {
        course.add((double) fooled / of);
        if (service.isRunning()) {
            state.setText(String.format(
                    Locale.ROOT,
                    "Fools %d of the %d pictures it is made from (%.0f %%).",
                    fooled,
                    of,
                    100.0 * fooled / of));
        }
    }

    private void show(SharedChange change) {
        made.set(true);
        List<String> parts = new ArrayList<>();
        parts.add(title + " made.");
        stage.show(change, words -> {
            state.setText(parts.get(0) + " " + words);
        });
    }

    private void print() {
        SharedChange change = service.getValue();
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(kind.valueProperty().get() + ".png");
        var file = change == null ? null : chooser.showSaveDialog(frame.window());
        if (file != null && change != null) {
            savePrint(change, file.toPath());
        }
    }

    /** Saves it as a PNG that says its own size, and tells so. */
    void savePrint(SharedChange change, Path file) {
        try {
            PrintedPicture.save(change.picture(), file);
            frame.tell("Saved " + file.getFileName() + ", 50 mm wide at 300 dots an inch.");
        } catch (IOException e) {
            frame.refuse(Failure.sentence(e));
        }
    }
}
