package org.epsilonlab.data.download;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.epsilonlab.image.WholeFolder;

/** A folder for what has come so far; it goes with the download, and what a killed program left goes with the next one. */
final class Scratch implements AutoCloseable {

    private static final Duration LEFT = Duration.ofDays(1);

    private final Path root;
    private final Path folder;

    private Scratch(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** @param root made if it is not there, and removed when nothing is left in it */
    static Scratch in(Path root) throws IOException {
        try {
            Files.createDirectories(root);
            sweep(root);
            return new Scratch(root, Files.createDirectory(root.resolve(UUID.randomUUID() + ".part")));
        } catch (IOException e) {
            throw new DownloadException(
                    root + " cannot be written to; check that the folder round it is yours and has room.", e);
        }
    }

    private static void sweep(Path root) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(LEFT));
        try (Stream<Path> children = Files.list(root)) {
            for (Path each :
                    children.filter(path -> path.toString().endsWith(".part")).toList()) {
                if (Files.getLastModifiedTime(each).compareTo(limit) < 0) {
                    WholeFolder.remove(each);
                }
            }
        } catch (NoSuchFileException e) {
            // Another download of this program has just ended, and taken the folder along.
            Files.createDirectories(root);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        WholeFolder.remove(folder);
        try {
            Files.deleteIfExists(root);
        } catch (DirectoryNotEmptyException e) {
            // Others are still coming.
        }
    }
}
