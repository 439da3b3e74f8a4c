package org.epsilonlab.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.epsilonlab.image.WholeFile;

/**
 * What is done to the user's own data sets. Reads and writes files, so keep it off the FX thread.
 *
 * @param root the folder that they lie in
 */
public record OwnSetShelf(Path root) {

    private static final String BIN = ".deleted";

    /** Whether a set has that name, or had it and may come back. */
    static boolean isTaken(Path root, String name) {
        return Files.exists(root.resolve(name))
                || Files.exists(root.resolve(BIN).resolve(name));
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
        move(set, set.folder(), binned(set), "deleted");
    }

    /**
     * Brings a deleted set back.
     *
     * @throws DataException one sentence, if the disk refuses
     */
    public void restore(OwnSet set) throws DataException {
        move(set, binned(set), set.folder(), "brought back from " + root.resolve(BIN));
    }

    private Path binned(OwnSet set) {
        return root.resolve(BIN).resolve(set.name());
    }

    private static void move(OwnSet set, Path from, Path to, String what) throws DataException {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DataException("“" + set.title() + "” cannot be " + what + "; check its folder.", e);
        }
    }

    /**
     * Removes what was deleted for good.
     *
     * @throws IOException if the disk refuses
     */
    public void purge() throws IOException {
        Path bin = root.resolve(BIN);
        if (!Files.exists(bin)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(bin)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
