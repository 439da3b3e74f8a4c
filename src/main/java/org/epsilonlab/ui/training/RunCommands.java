package org.epsilonlab.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingService;

/** What can be done with the current run, with those that wait and with those that are done. */
public final class RunCommands {

    private final TrainModel model;
    private final TrainingService service;

    RunCommands(TrainModel model, TrainingService service) {
        this.model = model;
        this.service = service;
    }

    /** Work on files that gives something. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, ModelException;
    }

    /** Works off the FX thread and hands the result back to it; a problem becomes a sentence. */
    <T> void inBackground(Work<T> work, Consumer<T> then) {
        model.files().execute(() -> {
            try {
                T result = work.run();
                Platform.runLater(() -> then.accept(result));
            } catch (IOException | ModelException e) {
                Platform.runLater(() -> model.notices().refuse(String.valueOf(e.getMessage())));
            }
        });
    }

    /** Holds the current run within a step. */
    public void pause() {
        if (model.live().statusProperty().get().phase() == LiveStatus.Phase.TRAINING) {
            model.live().setPhase(LiveStatus.Phase.PAUSING);
        }
        service.pause();
    }

    /** Lets it go on. */
    public void resume() {
        service.resume();
    }

    private void ending() {
        if (model.live().statusProperty().get().isBusy()) {
            model.live().setPhase(LiveStatus.Phase.ENDING);
        }
    }

    /** Ends it and keeps its network. */
    public void stopAndKeep() {
        ending();
        service.stop();
    }

    /** Ends it and removes it. */
    public void cancel() {
        ending();
        service.cancel();
    }

    /** Goes on with a run that was interrupted, or puts it at the end of the queue. */
    public void goOn(RunItem run) {
        if (model.canGoOn(run)) {
            model.enqueue(run);
        }
    }

    /** Moves a waiting run by so many places; towards the front for a negative number. */
    public void move(RunItem run, int places) {
        service.move(run.run(), places);
    }

    /** Takes a waiting run out of the queue; it stays in the table, to go on with later. */
    public void dequeue(RunItem run) {
        service.remove(run.run());
    }

    /** Gives a run another title, unless it trains: then its record is being written. */
    public void rename(RunItem run, String title) {
        if (isCurrent(run)) {
            model.notices().refuse("A run is renamed once it has ended.");
            return;
        }
        inBackground(() -> model.store().rename(run.run(), title), renamed -> {
            run.update(renamed.record());
            if (renamed.record().state().isKept()) {
                // The stage reads the title off the card, which is another now.
                model.notices().kept(run);
            }
        });
    }

    private boolean isCurrent(RunItem run) {
        return Objects.equals(run, model.live().currentProperty().get());
    }

    /** Deletes a run that does not train; answers what brings it back. */
    public Runnable delete(RunItem run) {
        if (isCurrent(run)) {
            throw new IllegalStateException("a run that trains is cancelled, not deleted");
        }
        service.remove(run.run());
        int index = model.runs().indexOf(run);
        model.forget(run);
        model.notices().gone(run);
        CompletableFuture<Boolean> deleted = new CompletableFuture<>();
        model.files().execute(() -> {
            try {
                model.store().delete(run.run());
                deleted.complete(true);
            } catch (IOException e) {
                deleted.complete(false);
                Platform.runLater(() -> {
                    putBack(run, index);
                    model.notices()
                            .refuse("“" + run.record().title() + "” cannot be deleted; check its folder "
                                    + run.run().folder().path() + ".");
                });
            }
        });
        return () -> inBackground(
                () -> {
                    // The undo may be quicker than the disk.
                    boolean isGone = deleted.join();
                    if (isGone) {
                        model.store().restore(run.run());
                    }
                    return isGone;
                },
                isBack -> {
                    if (isBack) {
                        putBack(run, index);
                    }
                });
    }

    private void putBack(RunItem run, int index) {
        model.runs().add(Math.max(0, Math.min(index, model.runs().size())), run);
        model.shownProperty().set(run);
        if (run.record().state().isKept()) {
            model.notices().kept(run);
        }
    }

    /** Makes a run of its own of the last good weights of one that collapsed, and shows it. */
    public void keepGood(RunItem run) {
        inBackground(() -> model.store().keepGood(run.run()), good -> {
            RunItem item = new RunItem(good);
            model.runs().add(item);
            model.shownProperty().set(item);
            model.notices().kept(item);
            model.notices().tell("Kept the weights of epoch " + good.record().bestEpoch() + "; they can go on stage.");
        });
    }

    /** Copies a kept network to a model folder of its own. */
    public void export(RunItem run, Path target) {
        inBackground(
                () -> {
                    RunStore.export(run.run(), target);
                    return target;
                },
                folder -> model.notices().tell("Exported to " + folder + "."));
    }

    /** Trains the same once more, under the configuration shown in the panel. */
    public void reuse(RunItem run) {
        model.draft().take(run.record().config());
    }
}
