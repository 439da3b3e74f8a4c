package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;

/** Looks among the first test pictures for one that shows at a glance what an attack does. */
final class ReadyPicture {

    private static final int TRIED = 60;
    private static final System.Logger LOG = System.getLogger(ReadyPicture.class.getName());

    private final StageEngine engine;
    private final Executor thread;
    private final IntConsumer found;

    /** @param found hears of the picture on the FX thread */
    ReadyPicture(StageEngine engine, Executor thread, IntConsumer found) {
        this.engine = engine;
        this.thread = thread;
        this.found = found;
    }

    void search(LabelledImages images, List<ModelCatalog.Entry> models, AttackSpec spec) {
        if (models.isEmpty()) {
            found.accept(0);
            return;
        }
        thread.execute(() -> {
            int index = find(images, models, spec);
            Platform.runLater(() -> found.accept(index));
        });
    }

    private int find(LabelledImages images, List<ModelCatalog.Entry> models, AttackSpec spec) {
        try {
            List<StagePicture> pictures = IntStream.range(0, Math.min(TRIED, images.size()))
                    .mapToObj(i -> StagePicture.of(images, i))
                    .toList();
            return engine.mostTelling(models, pictures, spec);
        } catch (ModelException | AttackException e) {
            // The stage says so as soon as it is asked for a picture.
            LOG.log(System.Logger.Level.DEBUG, "no ready picture", e);
            return 0;
        }
    }
}
