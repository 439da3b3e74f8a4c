package org.epsilonlab.ui.attack;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.UndoStack;
import org.epsilonlab.ui.picture.OwnPicture;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures of the user's ready for a network: a photograph of a hundred megapixels takes seconds, so on a thread of
 * its own. Only what was asked for last is handed over. Belongs to the FX thread.
 */
final class PicturePreparation {

    private final Executor thread = new SpareThread("pictures");
    private final ModelChoice models;
    private final PictureChoice pictures;
    private final UndoStack undo;
    private final Runnable changed;
    private volatile @Nullable Job wanted;

    private record Job(OwnPicture own, ModelCard network, Consumer<StagePicture> ready, Consumer<String> refused) {}

    /** @param changed hears when a picture is to come or, after all, is not */
    PicturePreparation(ModelChoice models, PictureChoice pictures, UndoStack undo, Runnable changed) {
        this.models = models;
        this.pictures = pictures;
        this.undo = undo;
        this.changed = changed;
    }

    /**
     * Puts a picture on stage once it is ready for the network there.
     *
     * @param ready hears of it on the FX thread, when it is on stage
     * @param refused hears one sentence there, if the network takes no such pictures
     */
    void put(OwnPicture own, Consumer<StagePicture> ready, Consumer<String> refused) {
        ModelCatalog.Entry model = models.modelProperty().get();
        if (model == null) {
            refused.accept("There is no model that could look at " + own.name() + "; train or add one first.");
            return;
        }
        Consumer<StagePicture> onStage = made -> {
            pictures.pictureProperty().set(made);
            ready.accept(made);
        };
        start(new Job(own, model.card(), onStage, refused));
        changed.run();
    }

    /** Prepares the picture on stage, or the one that is to come, anew for another network; that belongs to the same step. */
    void refit() {
        ModelCatalog.Entry model = models.modelProperty().get();
        Job job = wanted;
        StagePicture now = pictures.pictureProperty().get();
        if (model == null) {
            return;
        }
        if (job != null) {
            start(new Job(job.own(), model.card(), job.ready(), job.refused()));
        } else if (now != null && now.own() != null && !model.card().equals(now.madeFor())) {
            Consumer<StagePicture> amended =
                    made -> undo.amend(() -> pictures.pictureProperty().set(made));
            // Of a network that takes none such the stage says so.
            start(new Job(now.own(), model.card(), amended, sentence -> {}));
        }
    }

    private void start(Job job) {
        wanted = job;
        thread.execute(() -> work(job));
    }

    /** Something else came on stage. */
    void drop() {
        wanted = null;
    }

    /** Leaves on stage what is there. */
    void cancel() {
        if (isBusy()) {
            drop();
            changed.run();
        }
    }

    /** Whether a picture is to come. */
    boolean isBusy() {
        return wanted != null;
    }

    /** Two jobs may be alike: it is always this very one that counts. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isWanted(Job job) {
        return wanted == job;
    }

    private void work(Job job) {
        if (!isWanted(job)) {
            return;
        }
        try {
            StagePicture made = StagePicture.of(job.own(), job.network());
            Platform.runLater(() -> hand(job, job.ready(), made));
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            Consumer<String> told = job.refused().andThen(said -> changed.run());
            Platform.runLater(() -> hand(job, told, sentence));
        }
    }

    private <T> void hand(Job job, Consumer<T> taker, T content) {
        if (isWanted(job)) {
            wanted = null;
            taker.accept(content);
        }
    }
}
