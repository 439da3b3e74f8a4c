package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.shell.Sheet;

/** Attacks n test pictures as the stage attacks one, and tells what accuracy is left. Goes on while it is closed. */
final class WholeSetSheet extends Sheet {

    private final AttackModel model;
    private final WholeSetService service;
    private final Segmented<Integer> count;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label state = new Label();
    private final GridPane table = new GridPane();

    WholeSetSheet(AttackModel model, WholeSetService service) {
        super("Attack the whole test set");
        this.model = model;
        this.service = service;
        int all = model.pictures().images().size();
        List<Integer> counts =
                Stream.of(100, 1000, all).filter(n -> n <= all).distinct().toList();
        count = new Segmented<>("How many pictures", counts, n -> String.format(Locale.ENGLISH, "%,d", n));
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
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox buttons = new HBox(start.button().main(), cancel.button(), progress);
        buttons.getStyleClass().add("whole-set-line");
        state.setWrapText(true);
        table.getStyleClass().add("key-grid");
        VBox body = new VBox(ParameterControls.heading("How many pictures"), count, buttons, state, table);
        body.getStyleClass().add("whole-set");
        setBody(body);
        init();
    }

    private void init() {
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

    private void start() {
        StageResult result = model.stage().resultProperty().get();
        if (result == null) {
            return;
        }
        table.getChildren().clear();
        LabelledImages images = model.pictures().images();
        int n = count.valueProperty().get();
        AttackSpec spec = result.request().specTowards(result.goal());
        List<ModelCatalog.Entry> models = result.request().models();
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
        state.setText("Shares of all pictures; 95 % Wilson intervals.");
        table.getChildren().clear();
        table.addRow(0, new Label("network"), new Label("n"), new Label("clean"), new Label("under attack"));
        for (int i = 0; i < results.size(); i++) {
            EvaluationResult result = results.get(i);
            table.addRow(
                    i + 1,
                    new Label(result.model()),
                    new Label(String.format(Locale.ENGLISH, "%,d", result.n())),
                    new Label(String.format(Locale.ROOT, "%.1f %%", 100 * result.cleanAccuracy())),
                    new Label(String.format(
                            Locale.ROOT,
                            "%.1f %% (%.1f to %.1f)",
                            100 * result.robustAccuracy(),
                            100 * result.interval95().lower(),
                            100 * result.interval95().upper())));
        }
    }
}
