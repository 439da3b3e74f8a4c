package org.epsilonlab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.epsilonlab.data.ImageList.Entry;
import org.epsilonlab.image.ImageFiles;

/**
 * Finds the picture files of a folder: first its own, then those of each sub-folder, each in the order of their names.
 * A sub-folder that is called like a class gives its pictures that label. Hidden files and other kinds of files are
 * passed over.
 */
final class ImageFolder {
    private ImageFolder() {}

    /**
     * The pictures of a folder.
     *
     * @param classes the names of the classes, compared without regard to case
     * @throws DataException if the folder cannot be read or has no picture file
     */
    static List<Entry> entries(Path folder, List<String> classes) throws DataException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : children(folder, ImageFiles::looksLikePicture)) {
            entries.add(new Entry(file, title(file), LabelledImages.UNKNOWN));
        }
        for (Path sub : children(folder, Files::isDirectory)) {
            int label = label(title(sub), classes);
            for (Path file : children(sub, ImageFiles::looksLikePicture)) {
                entries.add(new Entry(file, title(sub) + "/" + title(file), label));
            }
        }
        if (entries.isEmpty()) {
            throw new DataException(
                    folder
                            + " holds no PNG, JPEG, GIF, BMP or WebP file; choose a folder of pictures or of one folder a class.");
        }
        return entries;
    }

    /** What lies in a folder and is wanted, but for what is hidden, by name. */
    static List<Path> children(Path folder, Predicate<Path> wanted) throws DataException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(path -> !title(path).startsWith("."))
                    .filter(wanted)
                    .sorted(Comparator.comparing(ImageFolder::title))
                    .toList();
        } catch (IOException e) {
            throw new DataException(folder + " cannot be listed; check its permissions.", e);
        }
    }

    private static int label(String name, List<String> classes) {
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return LabelledImages.UNKNOWN;
    }

    private static String title(Path path) {
        return String.valueOf(path.getFileName());
    }
}
