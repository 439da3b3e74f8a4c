package org.epsilonlab.ui.attack;

import org.epsilonlab.data.DataException;
import org.epsilonlab.model.ModelCatalog;
import org.jspecify.annotations.Nullable;

/** Has the strip offer pictures that the network on stage takes, and ε the range that suits them. */
final class PictureSupply {

    private static final System.Logger LOG = System.getLogger(PictureSupply.class.getName());

    private final PictureShelf shelf;
    private final PictureChoice pictures;
    private final AttackControls controls;

    PictureSupply(PictureShelf shelf, ModelChoice models, PictureChoice pictures, AttackControls controls) {
        this.shelf = shelf;
        this.pictures = pictures;
        this.controls = controls;
        models.modelProperty().subscribe(this::follow);
    }

    private void follow(ModelCatalog.@Nullable Entry model) {
        if (model == null) {
            return;
        }
        controls.measureFor(model.card().inputShape());
        try {
            pictures.offer(shelf.suiting(model.card()));
        } catch (DataException e) {
            // The pictures there were stay; the stage says whether the network takes them.
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }
}
