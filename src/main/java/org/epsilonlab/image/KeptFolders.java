package org.epsilonlab.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Folders of the user's own that lie in one, each under a name made of a title. What is deleted waits in a bin there, and
 * comes back until that is emptied.
 *
 * @param root the folder that they lie in
 */
public record KeptFolders(Path root) {

    private static final int LONGEST_NAME = 60;

    /** Where deleted folders wait. */
    public Path bin() {
        return root.resolve(".deleted");
    }

    /**
     * A name that no folder has, for the disk and the command line: small letters, digits and dashes.
     *
     * @param title what people call it
     * @param otherwise the name where a title has no letter or digit
     * @param taken whether a name is taken elsewhere
     */
    public String freeName(String title, String otherwise, Predicate<String> taken) {
        String plain = Normalizer.normalize(title.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String stem = plain.isEmpty() ? otherwise : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        String name = stem;
        // What is deleted may come back, so its name stays taken.
        for (int i = 2;
                taken.test(name) || Files.exists(root.resolve(name)) || Files.exists(bin().resolve(name));
                i++) {
            name = stem + "-" + i;
        }
        return name;
    }

    /**
     * Puts a folder into the bin.
     *
     * @throws IOException if it is not there or the disk refuses
     */
    public void delete(String name) throws IOException {
        Files.createDirectories(bin());
        Files.move(root.resolve(name), bin().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Takes a folder out of the bin.
     *
     * @throws IOException if it is not there or the disk refuses
     */
    public void restore(String name) throws IOException {
        Files.move(bin().resolve(name), root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Removes what was deleted for good.
     *
     * @throws IOException if the disk refuses
     */
    public void purge() throws IOException {
        WholeFolder.remove(bin());
    }
}
