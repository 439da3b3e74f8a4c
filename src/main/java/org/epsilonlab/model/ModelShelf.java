package org.epsilonlab.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.epsilonlab.image.KeptFolders;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.image.WholeFolder;

/** The folder of the user's own networks. Reads and writes files, so keep it off the FX thread. */
public final class ModelShelf {

    private static final System.Logger LOG = System.getLogger(ModelShelf.class.getName());

    /** Told beside a network that has it: how its training went, an epoch a line. */
    private static final String HISTORY = "history.csv";

    private final Path root;
    private final KeptFolders folders;

    /** @param root the folder of the user's networks, which exists */
    public ModelShelf(Path root) {
        this.root = root;
        folders = new KeptFolders(root);
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /**
     * A name that no network has, for a folder and the command line: small letters, digits and dashes.
     *
     * @param title what people call it
     * @param taken names of networks elsewhere
     */
    public String freeName(String title, Collection<String> taken) {
        return folders.freeName(title, "network", taken::contains);
    }

    /**
     * Gives a network another title; its folder and its name on the command line stay.
     *
     * @throws IOException one sentence, if the title is empty or the disk refuses
     */
    public static ModelCatalog.Entry rename(ModelCatalog.Entry entry, String title) throws IOException {
        if (title.isBlank()) {
            throw new IOException("A network needs a name; type one.");
        }
        ModelCard card = entry.card().titled(title.strip());
        try {
            CardFile.write(card, entry.folder());
        } catch (IOException e) {
            throw new IOException(
                    "“" + entry.card().title() + "” cannot be renamed; check that " + entry.folder()
                            + " is yours and has room.",
                    e);
        }
        return new ModelCatalog.Entry(entry.folder(), card);
    }

    /**
     * Copies a network, from wherever it lies, to a folder of its own here.
     *
     * @param title of the copy
     * @param taken names of networks elsewhere
     * @throws IOException one sentence, if the disk refuses; nothing is left half-copied then
     */
    public ModelCatalog.Entry duplicate(ModelCatalog.Entry entry, String title, Collection<String> taken)
            throws IOException {
        Path target = root.resolve(freeName(title, taken));
        ModelCard card =
                entry.card().named(String.valueOf(target.getFileName())).titled(title);
        try (WholeFolder whole = WholeFolder.start(target)) {
            for (Path file : files(entry)) {
                Files.copy(file, whole.part().resolve(file.getFileName().toString()));
            }
            CardFile.write(card, whole.part());
            whole.commit();
        } catch (IOException e) {
            throw new IOException(
                    "“" + entry.card().title() + "” cannot be copied to " + root
                            + "; check that it is yours and has room.",
                    e);
        }
        return new ModelCatalog.Entry(target, card);
    }

    /**
     * Takes one of these networks out of the list; {@link #restore} brings it back until {@link #purge}.
     *
     * @throws IOException one sentence, if it does not lie here or the disk refuses
     */
    public void delete(ModelCatalog.Entry entry) throws IOException {
        if (!root.equals(entry.folder().getParent())) {
            throw new IOException("“" + entry.card().title() + "” is not one of your own in " + root + "; it stays.");
        }
        try {
            folders.delete(name(entry));
        } catch (IOException e) {
            throw refused(entry, "deleted", e);
        }
    }

    /** Brings a deleted network back. */
    public void restore(ModelCatalog.Entry entry) throws IOException {
        try {
            folders.restore(name(entry));
        } catch (IOException e) {
            throw refused(entry, "brought back from " + folders.bin(), e);
        }
    }

    private static String name(ModelCatalog.Entry entry) {
        return String.valueOf(entry.folder().getFileName());
    }

    private static IOException refused(ModelCatalog.Entry entry, String what, IOException cause) {
        return new IOException("“" + entry.card().title() + "” cannot be " + what + "; check its folder.", cause);
    }

    /** Removes what was deleted for good. */
    public void purge() throws IOException {
        folders.purge();
    }

    /**
     * Packs a network into a zip file that holds its folder.
     *
     * @param zip written whole or not at all
     * @throws IOException one sentence, if the disk refuses
     */
    public static void export(ModelCatalog.Entry entry, Path zip) throws IOException {
        try (WholeFile whole = WholeFile.start(zip);
                ZipOutputStream out = new ZipOutputStream(whole.out())) {
            String folder = entry.card().name() + "/";
            for (Path file : files(entry)) {
                out.putNextEntry(new ZipEntry(folder + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
            out.finish();
            whole.commit();
        } catch (IOException e) {
            throw new IOException(
                    "“" + entry.card().title() + "” cannot be exported to " + zip
                            + "; name another place, or check that it has room.",
                    e);
        }
    }

    /** How many bytes a network takes on the disk; what cannot be looked at counts nothing. */
    public static long bytes(ModelCatalog.Entry entry) {
        long sum = 0;
        for (Path file : files(entry)) {
            try {
                sum += Files.size(file);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "gone meanwhile, so it takes no room", e);
            }
        }
        return sum;
    }

    /** What belongs to a network: not what else a user or a training may have put beside it. */
    public static List<Path> files(ModelCatalog.Entry entry) {
        ModelCard card = entry.card();
        List<Path> files = new ArrayList<>();
        List<String> names = new ArrayList<>(card.files());
        names.add(0, CardFile.NAME);
        names.add(HISTORY);
        for (String name : names) {
            Path file = entry.folder().resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        return files;
    }
}
