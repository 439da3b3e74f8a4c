package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.shell.Sheet;
import org.epsilonlab.ui.stage.SetTitles;
import org.jspecify.annotations.Nullable;

/** Attacks n test pictures as the stage attacks one, and tells what accuracy is left. Goes on while it is closed. */
final class WholeSetSheet extends Sheet {

    private final AttackModel model;
    private final WholeSetService service;
    private final StackPane counts = new StackPane();
    private int count;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label plan = new Label();
    private final Label state = new Label();
    private final Label result = new Label();
    private final WholeSetTable table = new WholeSetTable();
    private final VBox outcome;
    private String running = "";
    private List<String> networks = List.of();

    WholeSetSheet(AttackModel model, WholeSetService service) {
        super("Attack the whole test set");
        this.model = model;
        this.service = service;
        model.pictures().imagesProperty().subscribe(this::offerCounts);
        Command start = new Command("Start", "", "Attacks each picture with the attack on stage.", this::start)
                .enableWhen(
                        service.runningProperty()
                                .not()
                                .and(model.stage().resultProperty().isNotNull())
                                .asObject(),
                        "It is under way; cancel it to start again.");
        Command cancel = new Command("Cancel", "", "Ends it; nothing is kept.", service::cancel)
                .enableWhen(service.runningProperty().asObject(), "Nothing is under way.");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(service.runningProperty());
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox buttons = new HBox(start.button().main(), cancel.button(), progress);
        buttons.getStyleClass().add("whole-set-line");
        for (Label label : List.of(plan, state, result)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        plan.setId("whole-set-plan");
        result.setId("whole-set-result");
        state.getStyleClass().add("muted");
        outcome = new VBox(ParameterControls.heading("Last result"), result, table);
        outcome.getStyleClass().add("whole-set");
        outcome.setVisible(false);
        VBox body = new VBox(
                plan, ParameterControls.heading("How many pictures"), counts, buttons, state, new Separator(), outcome);
        body.getStyleClass().add("whole-set");
        setBody(body);
        init();
    }

    private void offerCounts(LabelledImages images) {
        int all = images.size();
        List<Integer> sizes =
                Stream.of(100, 1000, all).filter(n -> n <= all).distinct().toList();
        Segmented<Integer> choice =
                new Segmented<>("How many pictures", sizes, n -> String.format(Locale.ENGLISH, "%,d", n));
        count = choice.valueProperty().get();
        choice.valueProperty().addListener((source, before, after) -> {
            count = after;
            showPlan(model.stage().resultProperty().get());
        });
        counts.getChildren().setAll(choice);
    }

    private void init() {
        model.stage().resultProperty().subscribe(this::showPlan);
        progress.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> service.isRunning() ? Math.max(0, service.getProgress()) : 0,
                        service.progressProperty(),
                        service.runningProperty()));
        service.progressProperty().addListener((source, before, after) -> tellProgress());
        service.setOnSucceeded(event -> show(service.getValue()));
        service.setOnFailed(event -> state.setText(Failure.sentence(service.getException())));
        service.setOnCancelled(event -> state.setText("Cancelled; nothing was kept."));
    }

    private void showPlan(@Nullable StageResult now) {
        plan.setText(now == null ? "" : words(now));
    }

    /** Pictures, attack and networks: all that the figures depend on. */
    private String words(StageResult now) {
        List<ModelCatalog.Entry> models = attacked(now);
        return String.format(
                Locale.ENGLISH,
                "%s, the first %,d of %,d pictures%n%s%n%s",
                SetTitles.of(model.pictures().images().name()),
                count,
                model.pictures().images().size(),
                AttackWords.of(
                        now.request().specTowards(now.goal()),
                        now.request().models().get(0).card().classes()),
                String.join("  |  ", titles(models)));
    }

    /** The networks on stage; one that cannot be attacked so is left out, and says why on stage. */
    private static List<ModelCatalog.Entry> attacked(StageResult now) {
        return now.request().models().stream()
                .filter(model -> AttackCatalog.isUsable(now.request().spec().description(), model.card()))
                .toList();
    }

    private static List<String> titles(List<ModelCatalog.Entry> models) {
        return models.stream().map(entry -> entry.card().title()).toList();
    }

    private void start() {
        StageResult now = model.stage().resultProperty().get();
        if (now == null) {
            return;
        }
        LabelledImages images = model.pictures().images();
        int n = count;
        AttackSpec spec = now.request().specTowards(now.goal());
        List<ModelCatalog.Entry> models = attacked(now);
        running = words(now);
        networks = titles(models);
        state.setText("Starting …");
        service.start(new WholeSetService.Job(models, n == images.size() ? images : images.slice(0, n), spec));
    }

    private void tellProgress() {
        if (service.isRunning()) {
            double left = service.secondsLeft();
            state.setText(
                    left < 0
                            ? "Under way …"
                            : String.format(
                                    Locale.ROOT,
                                    "%.0f %% done, about %.0f s left",
                                    100 * Math.max(0, service.getProgress()),
                                    Math.ceil(left)));
        }
    }

    private void show(List<EvaluationResult> results) {
        double seconds = results.stream().mapToDouble(EvaluationResult::seconds).sum();
        state.setText(String.format(Locale.ROOT, "Done in %.1f s.", seconds));
        result.setText(running);
        table.show(networks, results);
        outcome.setVisible(true);
    }
}
