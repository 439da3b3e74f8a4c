package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.epsilonlab.attack.Finding;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;

/**
 * What makes a network seem robust though it is not: looked for once a network, behind whatever the engine has to do when
 * it comes on stage, and kept. Belongs to the FX thread.
 */
final class NetworkFindings {

    private static final int PICTURES = 16;
    private static final System.Logger LOG = System.getLogger(NetworkFindings.class.getName());

    private final StageEngine engine;
    private final Executor thread;
    private final Supplier<LabelledImages> shown;
    private final Set<ModelCatalog.Entry> asked = new HashSet<>();
    private final ObservableMap<ModelCatalog.Entry, List<Finding>> known = FXCollections.observableHashMap();

    /** @param shown the test pictures of the moment, for the networks that take such */
    NetworkFindings(StageEngine engine, Executor thread, Supplier<LabelledImages> shown) {
        this.engine = engine;
        this.thread = thread;
        this.shown = shown;
    }

    /** Inspects the networks of a result that have not been before. */
    void inspect(StageResult result) {
        for (StageRow row : result.rows()) {
            if (row instanceof StageRow.Attacked attacked && asked.add(row.model())) {
                Pixels onStage = attacked.outcome().original();
                LabelledImages images = shown.get();
                thread.execute(() -> inspect(row.model(), onStage, images));
            }
        }
    }

    private void inspect(ModelCatalog.Entry model, Pixels onStage, LabelledImages images) {
        try {
            List<Finding> found = engine.findings(model, pictures(onStage, images));
            Platform.runLater(() -> known.put(model, found));
        } catch (ModelException e) {
            // It was on stage a moment ago; if it fails again, the stage says so.
            LOG.log(System.Logger.Level.DEBUG, "not inspected", e);
        }
    }

    /** A few test pictures, or, for a network that takes others, the one on stage with two that are made from it. */
    private static List<Pixels> pictures(Pixels onStage, LabelledImages images) {
        if (images.size() > 1 && images.image(0).sameShape(onStage)) {
            return IntStream.range(0, Math.min(PICTURES, images.size()))
                    .mapToObj(images::image)
                    .toList();
        }
        List<Pixels> made = new ArrayList<>(List.of(onStage));
        float[] values = onStage.toArray();
        float[] upsideDown = new float[values.length];
        float[] negative = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            upsideDown[i] = values[values.length - 1 - i];
            negative[i] = 1 - values[i];
        }
        for (float[] other : List.of(upsideDown, negative)) {
            made.add(new Pixels(onStage.channels(), onStage.height(), onStage.width(), other));
        }
        return made;
    }

    /** What was found of each network inspected so far; an empty list if all is well. */
    ObservableMap<ModelCatalog.Entry, List<Finding>> known() {
        return known;
    }
}
