package org.epsilonlab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epsilonlab.image.ImageFiles;
import org.jspecify.annotations.Nullable;

/**
 * Picture files by class: a folder with one sub-folder a class, or heaps that a user made.
 *
 * @param folder where they lie; null for heaps, whose files may lie anywhere
 * @param heaps the classes in the order of their names
 * @param notes one sentence for each thing that was passed over
 */
public record ClassFolder(@Nullable Path folder, List<Heap> heaps, List<String> notes) {

    /** More cannot be told apart in one byte a label. */
    public static final int MOST_CLASSES = 128;

    /** So many classes are named in a title. */
    private static final int NAMED = 3;

    /** So many sub-folders are looked into before a folder is told from others. */
    private static final int LOOKED_INTO = 50;

    /**
     * The pictures of one class.
     *
     * @param name of the class
     * @param files at least one, by name; whether they can be read nobody has tried
     */
    public record Heap(String name, List<Path> files) {
        public Heap {
            files = List.copyOf(files);
        }
    }

    public ClassFolder {
        heaps = List.copyOf(heaps);
        notes = List.copyOf(notes);
    }

    /** Heaps that a user made. */
    public static ClassFolder of(List<Heap> heaps) {
        return new ClassFolder(null, heaps, List.of());
    }

    /** What it may be called: the folder's name, or the first classes'. */
    public String title() {
        if (folder != null) {
            return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        }
        String names = heaps.stream().limit(NAMED).map(Heap::name).collect(Collectors.joining(", "));
        return heaps.size() > NAMED ? names + " …" : names;
    }

    /** Where the pictures came from, for people. */
    String origin() {
        return folder == null
                ? "heaps of pictures"
                : folder.toAbsolutePath().normalize().toString();
    }

    /** How many files there are. */
    public int size() {
        return heaps.stream().mapToInt(heap -> heap.files().size()).sum();
    }

    /**
     * Lists the picture files of each sub-folder.
     *
     * @throws DataException one sentence, if there are not at least two sub-folders with pictures
     */
    public static ClassFolder scan(Path folder) throws DataException {
        List<Heap> heaps = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Path sub : ImageFolder.children(folder, Files::isDirectory)) {
            List<Path> files = ImageFolder.children(sub, ImageFiles::looksLikePicture);
            if (files.isEmpty()) {
                notes.add("“" + sub.getFileName() + "” holds no pictures and becomes no class.");
            } else {
                heaps.add(new Heap(String.valueOf(sub.getFileName()), files));
            }
        }
        if (heaps.size() < 2) {
            throw new DataException(folder + " holds " + (heaps.isEmpty() ? "no sub-folder" : "one sub-folder")
                    + " with pictures; give every class a folder of its own, and two classes at least.");
        }
        if (heaps.size() > MOST_CLASSES) {
            throw new DataException(folder + " holds " + heaps.size() + " sub-folders with pictures; take at most "
                    + MOST_CLASSES + " classes.");
        }
        int loose = ImageFolder.children(folder, ImageFiles::looksLikePicture).size();
        if (loose > 0) {
            notes.add(
                    loose == 1
                            ? "One picture lies beside the sub-folders and belongs to no class."
                            : loose + " pictures lie beside the sub-folders and belong to no class.");
        }
        return new ClassFolder(folder, heaps, notes);
    }

    /** Whether at least two sub-folders hold a picture file; quick, so that it can be asked while a drag hovers. */
    public static boolean looksLikeOne(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.limit(LOOKED_INTO)
                            .filter(Files::isDirectory)
                            .filter(ClassFolder::hasPicture)
                            .limit(2)
                            .count()
                    == 2;
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static boolean hasPicture(Path folder) {
        if (String.valueOf(folder.getFileName()).startsWith(".")) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.anyMatch(ImageFiles::looksLikePicture);
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
