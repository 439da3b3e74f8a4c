package org.epsilonlab.ui.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Sheet;

/** The picture on stage under every attack, or under the chosen one on up to four networks: a table of small multiples. */
final class EverySheet extends Sheet {

    private static final int MOST_NETWORKS = 4;

    private final AttackModel model;
    private final EveryService service;
    private final Frame frame;
    private final Segmented<Boolean> across =
            new Segmented<>("What is compared", List.of(false, true), networks -> networks ? "Networks" : "Attacks");
    private final EveryTable table;
    private final Label state = new Label();
    private final Command start;

    EverySheet(AttackModel model, Appearance appearance, EveryService service, Frame frame) {
        super("Same picture, side by side");
        this.model = model;
        this.service = service;
        this.frame = frame;
        table = new EveryTable(appearance);
        across.help(networks -> networks
                ? "The attack on stage, on up to four networks that take this picture."
                : "Every attack, each as it usually runs, with the ε on stage where it measures in the same norm.");
        start = new Command("Start", "", "Attacks the picture on stage in each of the ways.", this::start)
                .enableWhen(service.runningProperty().not().asObject(), "It is under way; cancel it to start again.");
        Command cancel = new Command("Cancel", "", "Ends it; what is there stays.", service::cancel)
                .enableWhen(service.runningProperty().asObject(), "Nothing is under way.");
        Command csv = new Command(
                        "Save table…", "", "Saves the figures as CSV.", () -> ask("attacks.csv", this::saveCsv))
                .enableWhen(table.filledProperty(), "There is nothing to save yet; press Start.");
        Command figure = new Command(
                        "Save figure…",
                        "",
                        "Saves all lines as a PNG of twice the size.",
                        () -> ask("attacks.png", this::saveFigure))
                .enableWhen(table.filledProperty(), "There is nothing to save yet; press Start.");
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(service.runningProperty());
        progress.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.max(0, service.getProgress()), service.progressProperty()));
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox line = new HBox(across, start.button().main(), cancel.button(), progress, csv.button(), figure.button());
        line.getStyleClass().add("whole-set-line");
        state.getStyleClass().add("muted");
        state.setWrapText(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox body = new VBox(line, state, table);
        body.getStyleClass().add("every-sheet");
        setBody(Scrolling.filled(body));
        service.setOnSucceeded(event -> state.setText("Done. Click a column's head to sort by it."));
        service.setOnCancelled(event -> state.setText("Cancelled; what was done stays."));
        service.setOnFailed(event -> state.setText(Failure.sentence(service.getException())));
    }

    private void start() {
        StageResult now = model.stage().resultProperty().get();
        if (now == null) {
            return;
        }
        table.clear();
        state.setText("Under way …");
        List<EveryService.Job> jobs = across.valueProperty().get()
                ? networks(now)
                : attacks(now, now.request().models().get(0));
        service.start(jobs, now.request().picture(), now.label(), table::add);
    }

    private List<EveryService.Job> networks(StageResult now) {
        AttackSpec spec = now.request().specTowards(now.goal());
        List<EveryService.Job> jobs = new ArrayList<>();
        List<ModelCatalog.Entry> first = now.request().models();
        List<ModelCatalog.Entry> all = new ArrayList<>(first);
        model.models().models().stream().filter(entry -> !first.contains(entry)).forEach(all::add);
        for (ModelCatalog.Entry entry : all) {
            // Of the same classes too: to a network that knows others the picture's class means nothing.
            boolean fits = entry.card().inputShape().equals(first.get(0).card().inputShape())
                    && entry.card().classes().equals(first.get(0).card().classes());
            if (fits && AttackCatalog.isUsable(spec.description(), entry.card()) && jobs.size() < MOST_NETWORKS) {
                jobs.add(new EveryService.Job(entry, spec));
            }
        }
        return jobs;
    }

    private List<EveryService.Job> attacks(StageResult now, ModelCatalog.Entry network) {
        AttackSpec onStage = now.request().specTowards(now.goal());
        List<EveryService.Job> jobs = new ArrayList<>();
        for (AttackDescription attack : AttackCatalog.ATTACKS) {
            if (!attack.is(AttackDescription.Trait.TOGETHER) && AttackCatalog.isUsable(attack, network.card())) {
                jobs.add(new EveryService.Job(network, usual(attack, onStage)));
            }
        }
        return jobs;
    }

    /** As it usually runs, in the norm and with the ε of the attack on stage where it knows that norm. */
    private AttackSpec usual(AttackDescription attack, AttackSpec onStage) {
        Norm wanted = onStage.norm();
        Map<String, String> given = Map.of();
        for (Parameter parameter : attack.parameters()) {
            if (parameter instanceof Parameter.Choice choice
                    && choice.name().equals("norm")
                    && wanted != null
                    && choice.options().stream()
                            .anyMatch(option -> option.value().equals(wanted.id()))) {
                given = Map.of("norm", wanted.id());
            }
        }
        AttackSpec usual = new AttackSpec(attack, attack.arguments(given), 0, onStage.goal(), onStage.seed());
        double epsilon = usual.norm() == wanted && onStage.isBounded()
                ? onStage.epsilon()
                : model.controls().rangeFor(usual.norm()).initial();
        return usual.withEpsilon(usual.isBounded() ? epsilon : AttackSpec.ANY_DISTANCE);
    }

    private interface Saving {
        void to(Path file) throws IOException;
    }

    private void ask(String name, Saving saving) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        var file = chooser.showSaveDialog(frame.window());
        if (file != null) {
            save(file.toPath(), saving);
        }
    }

    private void save(Path file, Saving saving) {
        try {
            saving.to(file);
            frame.tell("Saved " + file.getFileName() + ".");
        } catch (IOException e) {
            frame.refuse(Failure.sentence(e));
        }
    }

    /** Saves the figures, a line an attack. */
    void saveCsv(Path file) throws IOException {
        StringBuilder lines = new StringBuilder(
                "network,attack,norm,epsilon,prediction,fooled,linf,l2,l1,l0,seconds,gradients,queries\n");
        for (EveryRow row : table.rows()) {
            Norm norm = row.spec().norm();
            lines.append(String.format(
                    Locale.ROOT,
                    "\"%s\",%s,%s,%s,\"%s\",%b,%.6f,%.6f,%.6f,%d,%.4f,%d,%d%n",
                    row.network().replace("\"", "\"\""),
                    row.spec().description().name(),
                    norm == null ? "" : norm.id(),
                    row.spec().isBounded() ? Double.toString(row.spec().epsilon()) : "",
                    row.prediction(),
                    row.fooled(),
                    row.change().linf(),
                    row.change().l2(),
                    row.change().l1(),
                    row.change().l0(),
                    row.seconds(),
                    row.gradients(),
                    row.queries()));
        }
        try (WholeFile whole = WholeFile.start(file)) {
            whole.out().write(lines.toString().getBytes(StandardCharsets.UTF_8));
            whole.commit();
        }
    }

    private void saveFigure(Path file) throws IOException {
        table.saveFigure(file);
    }

    /** Fills the table. */
    Command startCommand() {
        return start;
    }

    boolean isRunning() {
        return service.isRunning();
    }
}
