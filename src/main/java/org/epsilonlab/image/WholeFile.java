package org.epsilonlab.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A file that is written whole or not at all: the bytes go to a neighbour with a name of its own, and only {@link
 * #commit} puts it in place. Closing without a commit leaves what was there before, and no folder that was not.
 */
public final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final OutputStream out;
    private final List<Path> made;

    private WholeFile(Path target, Path part, OutputStream out, List<Path> made) {
        this.target = target;
        this.part = part;
        this.out = out;
        this.made = made;
    }

    /**
     * Starts a file; missing folders on its way are made.
     *
     * @throws IOException one sentence, if the folder cannot be made or written to
     */
    public static WholeFile start(Path target) throws IOException {
        Path whole = target.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || Files.isDirectory(whole)) {
            throw new IOException(target + " is a folder; name a file to write to.");
        }
        List<Path> made = missing(folder);
        try {
            Files.createDirectories(folder);
            // Not createTempFile, whose files only their owner may read: a result keeps the user's own default.
            Path part = folder.resolve("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
            OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new WholeFile(whole, part, new BufferedOutputStream(out, 1 << 16), made);
        } catch (IOException e) {
            removeEmpty(made);
            throw new IOException(refused(target), e);
        }
    }

    /** Writes what a file holds. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes {@code bytes} to {@code target}, whole or not at all. */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, out -> out.write(bytes));
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @throws IOException one sentence, if the folder or the disk refuses
     */
    public static void write(Path target, Content content) throws IOException {
        try (WholeFile file = start(target)) {
            try {
                content.writeTo(file.out());
                file.commit();
            } catch (IOException e) {
                throw new IOException(refused(target), e);
            }
        }
    }

    private static String refused(Path target) {
        return target + " cannot be written; check that its folder exists, is yours and has room.";
    }

    /** Where the bytes go; buffered, closed by this file. */
    public OutputStream out() {
        return out;
    }

    /** Puts the finished file in its place, over one that was there. */
    public void commit() throws IOException {
        out.close();
        // Else a power cut could leave the new name with old or no bytes behind it.
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (Files.deleteIfExists(part)) {
                removeEmpty(made);
            }
        }
    }

    /** The folders that have to be made for {@code folder} to be there, the innermost first. */
    private static List<Path> missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
            missing.add(each);
        }
        return missing;
    }

    private static void removeEmpty(List<Path> folders) throws IOException {
        for (Path each : folders) {
            try {
                Files.deleteIfExists(each);
            } catch (DirectoryNotEmptyException e) {
                // Somebody else uses it by now.
                return;
            }
        }
    }
}
