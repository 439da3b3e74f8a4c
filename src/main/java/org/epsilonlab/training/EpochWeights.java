package org.epsilonlab.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The network of a run as it was after an epoch.
 *
 * @param run as it was known then
 * @param point what was measured after that epoch
 * @param weights those that were measured
 */
public record EpochWeights(RunStore.Run run, TrainingPoint point, Snapshot weights) {

    /** Such as "PGD-7 · ε 0.1 · small-cnn · epoch 5". */
    public String title() {
        return run.record().title() + " · epoch " + point.epoch();
    }

    /**
     * Makes a model folder of it, which no run changes any more.
     *
     * @param folder new or empty
     * @throws IOException if the disk refuses
     */
    public ModelCatalog.Entry write(Path folder) throws IOException, ModelException {
        ModelCard card = weights.card()
                .named(run.id() + "-epoch-" + point.epoch())
                .titled(title())
                .withTraining(TrainingRun.trained(run.record(), point.epoch(), point.seconds(), collapsedAt()))
                .withAccuracy(List.of());
        weights.write(card, folder);
        return new ModelCatalog.Entry(folder, card);
    }

    /** The record may not know yet what the point says. */
    private @Nullable Integer collapsedAt() {
        int known = run.record().collapsedAt();
        if (known > 0 && known <= point.epoch()) {
            return known;
        }
        return point.alarm() == Alarm.COLLAPSED ? point.epoch() : null;
    }
}
