package org.epsilonlab.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written whole or not at all: the bytes go to a neighbour with a name of its own, and only {@link
 * #commit} puts it in place. Closing without a commit leaves what was there before.
 */
public final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final OutputStream out;

    private WholeFile(Path target, Path part, OutputStream out) {
        this.target = target;
        this.part = part;
        this.out = out;
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
        try {
            Files.createDirectories(folder);
            // Not createTempFile, whose files only their owner may read: a result keeps the user's own default.
            Path part = folder.resolve("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
            OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new WholeFile(whole, part, new BufferedOutputStream(out, 1 << 16));
        } catch (IOException e) {
            throw new IOException(
                    target + " cannot be written; check that its folder exists, is yours and has room.", e);
        }
    }

    /** Writes {@code bytes} to {@code target}, whole or not at all. */
    public static void write(Path target, byte[] bytes) throws IOException {
        try (WholeFile file = start(target)) {
            file.out().write(bytes);
            file.commit();
        }
    }

    /** Where the bytes go; buffered, closed by this file. */
    public OutputStream out() {
        return out;
    }

    /** Puts the finished file in its place, over one that was there. */
    public void commit() throws IOException {
        out.close();
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
            Files.deleteIfExists(part);
        }
    }
}
