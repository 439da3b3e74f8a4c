package org.epsilonlab.ui.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.training.CostEstimate;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingService;
import org.epsilonlab.ui.common.Command;
import org.jspecify.annotations.Nullable;

/** All that can be chosen and seen in the Train place; knows no view. Belongs to the FX thread. */
public final class TrainModel implements AutoCloseable {

    /** What the place tells the window around it. */
    public interface Notices {
        /** In one sentence what was done. */
        void tell(String sentence);

        /** In one sentence what can't be done. */
        void refuse(String sentence);

        /** Tells something and offers a way to act on it. */
        void ask(String sentence, Command remedy);

        /** A network was kept that can now go on stage. */
        void kept(RunItem run);

        /** A network is gone. */
        void gone(RunItem run);
    }

    // Properties

    private final TrainingDraft draft;
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList();
    private final ObservableList<RunItem> queue = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable RunItem> shown = new SimpleObjectProperty<>(this, "shown");
    private final ObjectProperty<@Nullable RunItem> compared = new SimpleObjectProperty<>(this, "compared");

    private final RunStore store;
    private final Executor files;
    private final Notices notices;
    private final TrainingService service;
    private final RunCommands commands;
    private final LiveRun live;
    private final StripModel strip;
    private final DraftCost cost;

    /**
     * Starts the trainer's thread.
     *
     * @param store of the user's runs
     * @param shelf of bundled data and the user's own
     * @param test pictures for the strip
     * @param engine the thread on which those are attacked
     * @param files for reading and writing files
     */
    public TrainModel(
            TrainingDraft draft,
            RunStore store,
            DataShelf shelf,
            LabelledImages test,
            Executor engine,
            Executor files,
            Notices notices) {
        this.draft = draft;
        this.store = store;
        this.files = files;
        this.notices = notices;
        this.live = new LiveRun(this);
        TrainingLink link = new TrainingLink(live, test, shelf, engine);
        this.service = new TrainingService(shelf, link);
        this.commands = new RunCommands(this, service);
        this.strip = new StripModel(this, link);
        this.cost = new DraftCost(draft, live.statusProperty().map(LiveStatus::isBusy), new CostEstimate(shelf), files);
    }

    /** Reads the runs of earlier sessions. */
    public void load() {
        files.execute(() -> {
            List<String> problems = new ArrayList<>();
            try {
                List<RunStore.Run> found = store.list(problems);
                Platform.runLater(() -> loaded(found, problems));
            } catch (IOException e) {
                Platform.runLater(() -> notices.refuse(String.valueOf(e.getMessage())));
            }
        });
    }

    private void loaded(List<RunStore.Run> found, List<String> problems) {
        for (RunStore.Run run : found) {
            if (find(run.id()) == null) {
                RunItem item = new RunItem(run);
                runs.add(item);
                if (item.record().state().isKept()) {
                    notices.kept(item);
                }
            }
        }
        if (shown.get() == null && !runs.isEmpty()) {
            shown.set(runs.get(runs.size() - 1));
        }
        problems.forEach(notices::refuse);
        long open = runs.stream().filter(this::canGoOn).count();
        if (open > 0) {
            notices.tell(
                    open == 1
                            ? "A training was interrupted; “Go on” in the Train place continues it."
                            : open + " trainings were interrupted; “Go on” in the Train place continues them.");
        }
    }

    @Nullable
    RunItem find(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether a run neither waits nor trains nor is done, so that it can be continued. */
    public boolean canGoOn(RunItem run) {
        return !run.record().state().isKept()
                && !queue.contains(run)
                && !Objects.equals(run, live.currentProperty().get());
    }

    /** Makes a run of the draft and puts it into the queue; shows it if nothing else trains. */
    public void start() {
        TrainingConfig config = draft.configProperty().get();
        if (config == null) {
            notices.refuse(draft.problemProperty().get());
            return;
        }
        start(RunTitles.of(config), config);
    }

    void start(String title, TrainingConfig config) {
        commands.inBackground(() -> store.create(title, config, RunTitles.command(config)), run -> {
            RunItem item = new RunItem(run);
            runs.add(item);
            enqueue(item);
        });
    }

    void enqueue(RunItem item) {
        if (!live.statusProperty().get().isBusy()) {
            shown.set(item);
        }
        queue.add(item);
        service.add(item.run());
    }

    /** What can be done with runs. */
    public RunCommands commands() {
        return commands;
    }

    RunStore store() {
        return store;
    }

    Executor files() {
        return files;
    }

    Notices notices() {
        return notices;
    }

    /** The run that trains or holds, as it goes on. */
    public LiveRun live() {
        return live;
    }

    /** The pictures that are attacked by the network as it is now. */
    public StripModel strip() {
        return strip;
    }

    /** The runs that wait, as the service has them. */
    void refreshQueue() {
        List<RunItem> waiting = service.queue().stream()
                .map(run -> find(run.id()))
                .filter(Objects::nonNull)
                .toList();
        if (!waiting.equals(queue)) {
            queue.setAll(waiting);
        }
    }

    /** The configuration of the next training. */
    public TrainingDraft draft() {
        return draft;
    }

    /** What the next training would cost. */
    public DraftCost cost() {
        return cost;
    }

    /** Every run, the oldest first. */
    public ObservableList<RunItem> runs() {
        return runs;
    }

    /** The runs that wait, the next one first. */
    public ObservableList<RunItem> queue() {
        return queue;
    }

    /** The run whose curves are shown, null for none. */
    public ObjectProperty<@Nullable RunItem> shownProperty() {
        return shown;
    }

    /** The run whose curves lie faintly behind, null for none. */
    public ObjectProperty<@Nullable RunItem> comparedProperty() {
        return compared;
    }

    @Override
    public void close() {
        cost.close();
        service.close();
    }

    void forget(RunItem run) {
        int index = runs.indexOf(run);
        runs.remove(run);
        if (Objects.equals(compared.get(), run)) {
            compared.set(null);
        }
        if (Objects.equals(shown.get(), run)) {
            shown.set(runs.isEmpty() ? null : runs.get(Math.max(0, Math.min(index, runs.size() - 1))));
        }
    }
}
