package org.epsilonlab.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that appears whole or not at all: files are made in a hidden one on the same disk, and only {@link #commit}
 * puts them in place. Closing without a commit leaves what was there before, and no folder that was not.
 */
public final class WholeFolder implements AutoCloseable {
    private final Path target;
    private final Path part;

    private WholeFolder(Path target, Path part) {
        this.target = target;
        this.part = part;
    }

    /**
     * Starts a folder, new or one that is there already.
     *
     * @throws IOException one sentence, if there is a file in its place or it cannot be written to
     */
    public static WholeFolder start(Path target) throws IOException {
        Path whole = target.toAbsolutePath().normalize();
        Path there = whole;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            Path part = there.resolve("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
            return new WholeFolder(whole, Files.createDirectory(part));
        } catch (IOException e) {
            throw new IOException(
                    Files.isDirectory(there)
                            ? target + " cannot be written to; name another folder, or check that " + there
                                    + " is yours and has room."
                            : target + " cannot be made a folder, because " + there + " is a file; name another.",
                    e);
        }
    }

    /** Where the files are made. */
    public Path part() {
        return part;
    }

    /** Puts the finished files in their place, over ones of the same name. */
    public void commit() throws IOException {
        try {
            force(part);
            if (Files.exists(target)) {
                merge(part, target);
            } else {
                Files.createDirectories(target.getParent());
                Files.move(part, target);
            }
        } catch (IOException e) {
            throw new IOException(target + " cannot be written to; check that it is yours and has room.", e);
        }
    }

    /** Else a power cut could leave the new name with files that hold nothing. */
    private static void force(Path folder) throws IOException {
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                force(child);
            } else {
                try (FileChannel written = FileChannel.open(child, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
        }
    }

    /** A description such as report.json or model.json comes last, as it says that the rest is there. */
    private static void merge(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path child : children(from)) {
            Path place = to.resolve(child.getFileName().toString());
            if (Files.isDirectory(child)) {
                merge(child, place);
            } else {
                Files.move(child, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.comparing(
                                    (Path child) -> child.toString().endsWith(".json"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        remove(part);
    }

    /**
     * Removes a folder with all that is in it, or a file; where there is none, nothing. Links go, not what they lead to.
     *
     * @throws IOException if the disk refuses; part of it is gone then
     */
    public static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : children(path)) {
                remove(child);
            }
        }
        Files.deleteIfExists(path);
    }
}
