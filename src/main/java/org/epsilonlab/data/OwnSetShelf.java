package org.epsilonlab.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.image.KeptFolders;
import org.epsilonlab.image.WholeFile;

/**
 * The user's own data sets, and what is done to them. Reads and writes files, so keep it off the FX thread.
 *
 * @param root the folder that they lie in, which need not exist
 */
public record OwnSetShelf(Path root) {

    private KeptFolders folders() {
        return new KeptFolders(root);
    }

    /**
     * All of them, in the order of their titles.
     *
     * @param problems gets one sentence for each folder that cannot be used
     */
    public List<OwnSet> list(List<String> problems) {
        List<OwnSet> sets = new ArrayList<>();
        for (Path folder : children()) {
            try {
                sets.add(OwnSet.read(folder));
            } catch (DataException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        sets.sort((one, other) -> one.title().compareToIgnoreCase(other.title()));
        return sets;
    }

    private List<Path> children() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try {
            return ImageFolder.children(root, each -> Files.isRegularFile(each.resolve(OwnSet.CARD)));
        } catch (DataException e) {
            // The same as an empty shelf: there is nothing that could be trained on.
            return List.of();
        }
    }

    /**
     * Gives a set another title; its folder and its name on the command line stay.
     *
     * @throws DataException one sentence, if the title is empty or the disk refuses
     */
    public OwnSet rename(OwnSet set, String title) throws DataException {
        if (title.isBlank()) {
            throw new DataException("A data set needs a name; type one.");
        }
        OwnSet renamed = set.titled(title.strip());
        try {
            WholeFile.write(set.folder().resolve(OwnSet.CARD), renamed.card().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DataException(
                    "“" + set.title() + "” cannot be renamed; check that " + set.folder() + " is yours and has room.",
                    e);
        }
        return renamed;
    }

    /**
     * Takes a set out of the list; {@link #restore} brings it back until {@link #purge}.
     *
     * @throws DataException one sentence, if it does not lie here or the disk refuses
     */
    public void delete(OwnSet set) throws DataException {
        if (!root.equals(set.folder().getParent())) {
            throw new DataException("“" + set.title() + "” is not one of your own in " + root + "; it stays.");
        }
        try {
            folders().delete(set.name());
        } catch (IOException e) {
            throw refused(set, "deleted", e);
        }
    }

    /**
     * Brings a deleted set back.
     *
     * @throws DataException one sentence, if the disk refuses
     */
    public void restore(OwnSet set) throws DataException {
        try {
            folders().restore(set.name());
        } catch (IOException e) {
            throw refused(set, "brought back from " + folders().bin(), e);
        }
    }

    private static DataException refused(OwnSet set, String what, IOException cause) {
        return new DataException("“" + set.title() + "” cannot be " + what + "; check its folder.", cause);
    }

    /**
     * Removes what was deleted for good.
     *
     * @throws IOException if the disk refuses
     */
    public void purge() throws IOException {
        folders().purge();
    }
}
