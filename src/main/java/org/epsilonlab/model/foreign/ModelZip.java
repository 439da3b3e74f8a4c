package org.epsilonlab.model.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelException;

/**
 * Takes a model folder out of a zip file. A zip can lie about all it says of itself, so only what is unpacked counts:
 * names that lead elsewhere and files that grow beyond all measure are refused.
 */
final class ModelZip {

    private static final int MOST_FILES = 64;
    private static final long LARGEST = 2L << 30;

    /** Weights hardly shrink and text shrinks by ten; what grows by more than this was made to fill a disk. */
    private static final long STEEPEST = 200;

    private static final long ALWAYS_FINE = 1 << 20;

    private ModelZip() {}

    /**
     * Unpacks the files that lie beside the zip's card.
     *
     * @param folder is there, and empty
     * @throws ModelException one sentence, if the zip is damaged, holds several networks or was made to do harm
     * @throws IOException if the disk refuses
     */
    static void unpack(Path zip, Path folder) throws ModelException, IOException {
        try (ZipFile file = open(zip)) {
            List<ZipEntry> entries = file.stream()
                    .map(ZipEntry.class::cast)
                    .filter(entry -> !entry.isDirectory())
                    .toList();
            for (ZipEntry entry : entries) {
                checkName(zip, entry.getName());
            }
            String around = around(zip, entries);
            List<ZipEntry> wanted = entries.stream()
                    .filter(entry -> entry.getName().startsWith(around)
                            && entry.getName().indexOf('/', around.length()) < 0)
                    .toList();
            if (wanted.size() > MOST_FILES) {
                throw new ModelException(zip + " holds " + wanted.size() + " files; a network has a few.");
            }
            long room = LARGEST;
            for (ZipEntry entry : wanted) {
                Path target = folder.resolve(entry.getName().substring(around.length()));
                room -= unpack(zip, file, entry, target, room);
            }
        }
    }

    private static ZipFile open(Path zip) throws ModelException {
        try {
            return new ZipFile(zip.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException(zip + " is damaged; copy it again from where it came.", e);
        }
    }

    private static void checkName(Path zip, String name) throws ModelException {
        boolean leadsOut = name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.chars().anyMatch(c -> c < ' ')
                || List.of(name.split("/", -1)).stream().anyMatch(part -> part.equals("..") || part.equals("."));
        if (leadsOut) {
            throw new ModelException(
                    zip + " holds a file whose name leads out of its folder; it is not unpacked, ask who made it.");
        }
    }

    /** The folder inside the zip that the card lies in, with a slash at its end; "" for none. */
    private static String around(Path zip, List<ZipEntry> entries) throws ModelException {
        List<String> cards = entries.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(CardFile.NAME) || name.endsWith("/" + CardFile.NAME))
                .toList();
        if (cards.size() != 1) {
            throw new ModelException(zip + " holds " + (cards.isEmpty() ? "no network" : cards.size() + " networks")
                    + "; zip one folder.");
        }
        String card = cards.get(0);
        return card.substring(0, card.length() - CardFile.NAME.length());
    }

    private static long unpack(Path zip, ZipFile file, ZipEntry entry, Path target, long room)
            throws ModelException, IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        long most = Math.min(room, Math.max(ALWAYS_FINE, STEEPEST * packed));
        long written = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            while (true) {
                int n = read(zip, in, block);
                if (n < 0) {
                    return written;
                }
                written += n;
                if (written > most) {
                    throw new ModelException(zip + " unpacks to far more than a network needs; it is not unpacked any"
                            + " further, ask who made it.");
                }
                out.write(block, 0, n);
            }
        }
    }

    private static int read(Path zip, InputStream in, byte[] block) throws ModelException {
        try {
            return in.read(block);
        } catch (IOException e) {
            throw new ModelException(zip + " is damaged; copy it again from where it came.", e);
        }
    }
}
