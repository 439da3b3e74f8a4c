package org.epsilonlab.model.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/** The copy that a foreign network is tried in, in the system's folder for what does not last. */
final class StagedCopy {

    private static final System.Logger LOG = System.getLogger(StagedCopy.class.getName());

    private @Nullable Path folder;

    /**
     * Makes an empty folder.
     *
     * @throws ModelException one sentence, if the disk refuses
     */
    Path start() throws ModelException {
        try {
            Path made = Files.createTempDirectory("epsilon-lab-import-");
            folder = made;
            return made;
        } catch (IOException e) {
            throw full(Path.of(System.getProperty("java.io.tmpdir", "")), e);
        }
    }

    /**
     * The folder.
     *
     * @throws ModelException if nothing has been started
     */
    Path folder() throws ModelException {
        Path made = folder;
        if (made == null) {
            throw new ModelException("Nothing has been looked at yet; name a file.");
        }
        return made;
    }

    /** What is said where a disk refuses. */
    static ModelException full(Path where, IOException cause) {
        return new ModelException(
                "The network cannot be copied to " + where + "; make room there, and check that it is yours.", cause);
    }

    /** Removes the folder. */
    void clear() {
        Path made = folder;
        folder = null;
        if (made != null) {
            remove(made);
        }
    }

    /** Removes a folder with all that is in it, as far as the system lets it. */
    static void remove(Path made) {
        try {
            WholeFolder.remove(made);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the system clears its own folder", e);
        }
    }
}
