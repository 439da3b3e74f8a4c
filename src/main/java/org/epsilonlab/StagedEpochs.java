package org.epsilonlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.EpochWeights;
import org.epsilonlab.ui.training.RunItem;
import org.jspecify.annotations.Nullable;

/**
 * Networks of runs that trained on while they stood on stage, each as it was after an epoch. They are model folders in
 * the system's folder for what does not last, and go with the window: the run itself keeps what is worth keeping.
 */
final class StagedEpochs implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StagedEpochs.class.getName());

    private record Moment(RunItem run, int epoch) {}

    private final Map<Moment, ModelCatalog.Entry> entries = new LinkedHashMap<>();
    private @Nullable Path root;
    private int written;

    /**
     * The model folder of these weights, written unless it is there already. Off the FX thread.
     *
     * @throws IOException one sentence, if the disk refuses
     */
    synchronized ModelCatalog.Entry entry(RunItem run, EpochWeights weights) throws IOException, ModelException {
        Moment moment = new Moment(run, weights.point().epoch());
        ModelCatalog.Entry known = entries.get(moment);
        if (known != null) {
            return known;
        }
        try {
            Path folder = root == null ? Files.createTempDirectory("epsilon-lab-") : root;
            root = folder;
            // Not named by the run, whose number is free again once it is cancelled: the stage knows a network by this.
            ModelCatalog.Entry entry = weights.write(folder.resolve(Integer.toString(++written)));
            entries.put(moment, entry);
            return entry;
        } catch (IOException e) {
            throw new IOException(
                    "The network cannot be put on stage, since nothing can be written to "
                            + System.getProperty("java.io.tmpdir") + "; make room there.",
                    e);
        }
    }

    /** Those of a run that is gone; they are no longer known. */
    synchronized List<ModelCatalog.Entry> forget(RunItem run) {
        List<ModelCatalog.Entry> gone = new ArrayList<>();
        entries.entrySet().removeIf(each -> each.getKey().run().equals(run) && gone.add(each.getValue()));
        return gone;
    }

    /** Removes the folders. */
    @Override
    public synchronized void close() {
        entries.clear();
        Path folder = root;
        root = null;
        if (folder == null) {
            return;
        }
        try {
            WholeFolder.remove(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "left to the system to remove", e);
        }
    }
}
