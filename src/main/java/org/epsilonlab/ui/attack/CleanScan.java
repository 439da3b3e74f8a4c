package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pictures that a network gets wrong before any attack. Works through the data in small portions, each queued
 * behind whatever else the engine has to do, so that the stage stays quick meanwhile. Belongs to the FX thread.
 */
final class CleanScan {

    private static final int PORTION = 50;
    private static final int REPORT_EVERY = 1000;
    private static final System.Logger LOG = System.getLogger(CleanScan.class.getName());

    private final StageEngine engine;
    private final Executor thread;
    private final LabelledImages images;
    private final Consumer<BitSet> found;
    private final Map<ModelCatalog.Entry, BitSet> finished = new HashMap<>();
    private volatile ModelCatalog.@Nullable Entry wanted;

    /** Hands what it finds to {@code found} on the FX thread: now and then on the way, and at the end. */
    CleanScan(StageEngine engine, Executor thread, LabelledImages images, Consumer<BitSet> found) {
        this.engine = engine;
        this.thread = thread;
        this.images = images;
        this.found = found;
    }

    /** Scans for that network, unless that is done or under way; null stops. */
    void scan(ModelCatalog.@Nullable Entry model) {
        if (model == null || model.equals(wanted)) {
            wanted = model;
            return;
        }
        wanted = model;
        BitSet known = finished.get(model);
        found.accept(known == null ? new BitSet() : known);
        if (known == null && images.size() > 0) {
            BitSet wrong = new BitSet(images.size());
            thread.execute(() -> portion(model, 0, wrong));
        }
    }

    private void portion(ModelCatalog.Entry model, int from, BitSet wrong) {
        if (!model.equals(wanted)) {
            return;
        }
        int to = Math.min(from + PORTION, images.size());
        try {
            List<Pixels> pictures = new ArrayList<>();
            for (int i = from; i < to; i++) {
                pictures.add(images.image(i));
            }
            List<Prediction> predictions = engine.predict(model, pictures);
            for (int i = from; i < to; i++) {
                wrong.set(i, predictions.get(i - from).label() != images.label(i));
            }
        } catch (ModelException e) {
            // The stage says what is wrong with this network; there is nothing to find out about its predictions.
            LOG.log(System.Logger.Level.DEBUG, "scan ended", e);
            return;
        }
        boolean last = to == images.size();
        if (last || to % REPORT_EVERY == 0) {
            BitSet copy = (BitSet) wrong.clone();
            Platform.runLater(() -> report(model, copy, last));
        }
        if (!last) {
            thread.execute(() -> portion(model, to, wrong));
        }
    }

    private void report(ModelCatalog.Entry model, BitSet wrong, boolean last) {
        if (last) {
            finished.put(model, wrong);
        }
        if (model.equals(wanted)) {
            found.accept(wrong);
        }
    }
}
