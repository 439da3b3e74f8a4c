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
    private final Consumer<BitSet> found;
    private final Map<Task, BitSet> finished = new HashMap<>();
    private volatile @Nullable Task wanted;

    /** A network and the pictures it is tried on. */
    private record Task(ModelCatalog.Entry model, LabelledImages images) {}

    /** Hands what it finds to {@code found} on the FX thread: now and then on the way, and at the end. */
    CleanScan(StageEngine engine, Executor thread, Consumer<BitSet> found) {
        this.engine = engine;
        this.thread = thread;
        this.found = found;
    }

    /** Scans these pictures for that network, unless that is done or under way; null stops. */
    void scan(ModelCatalog.@Nullable Entry model, LabelledImages images) {
        Task task = model == null ? null : new Task(model, images);
        if (task == null || task.equals(wanted)) {
            wanted = task;
            return;
        }
        wanted = task;
        BitSet known = finished.get(task);
        found.accept(known == null ? new BitSet() : known);
        if (known == null && images.size() > 0) {
            BitSet wrong = new BitSet(images.size());
            thread.execute(() -> portion(task, 0, wrong));
        }
    }

    private void portion(Task task, int from, BitSet wrong) {
        if (!task.equals(wanted)) {
            return;
        }
        LabelledImages images = task.images();
        int to = Math.min(from + PORTION, images.size());
        try {
            List<Pixels> pictures = new ArrayList<>();
            for (int i = from; i < to; i++) {
                pictures.add(images.image(i));
            }
            List<Prediction> predictions = engine.predict(task.model(), pictures);
            for (int i = from; i < to; i++) {
                int label = images.label(i);
                wrong.set(
                        i,
                        label != LabelledImages.UNKNOWN
                                && predictions.get(i - from).label() != label);
            }
        } catch (ModelException e) {
            // The stage says what is wrong with this network; there is nothing to find out about its predictions.
            LOG.log(System.Logger.Level.DEBUG, "scan ended", e);
            return;
        }
        boolean last = to == images.size();
        if (last || to % REPORT_EVERY == 0) {
            BitSet copy = (BitSet) wrong.clone();
            Platform.runLater(() -> report(task, copy, last));
        }
        if (!last) {
            thread.execute(() -> portion(task, to, wrong));
        }
    }

    private void report(Task task, BitSet wrong, boolean last) {
        if (last) {
            finished.put(task, wrong);
        }
        if (task.equals(wanted)) {
            found.accept(wrong);
        }
    }
}
