package org.epsilonlab.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.InputShape;

/**
 * Picture files, prepared for a network. A file that cannot be read is left out and named in {@link #notes}; only if
 * none can be read is there nothing to work with.
 */
public final class ImageList implements LabelledImages {
    private final String name;
    private final List<Pixels> pictures;
    private final List<Entry> entries;
    private final List<String> classes;
    private final List<String> notes;

    /**
     * A picture file to be read.
     *
     * @param file where it lies
     * @param title what to call it
     * @param label its class, or {@link LabelledImages#UNKNOWN}
     */
    record Entry(Path file, String title, int label) {}

    private ImageList(
            String name, List<Pixels> pictures, List<Entry> entries, List<String> classes, List<String> notes) {
        this.name = name;
        this.pictures = pictures;
        this.entries = entries;
        this.classes = List.copyOf(classes);
        this.notes = List.copyOf(notes);
    }

    /** Reads and prepares all files, in their order. */
    static ImageList read(
            String name, List<Entry> files, InputShape shape, Preparation preparation, List<String> classes)
            throws DataException {
        ImageArray.checkRoom(
                name, (long) files.size() * shape.size(), Runtime.getRuntime().maxMemory());
        List<Pixels> pictures = new ArrayList<>();
        List<Entry> readable = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<String> unlabelled = new LinkedHashSet<>();
        for (Entry entry : files) {
            try {
                BufferedImage image = ImageFiles.read(entry.file());
                pictures.add(preparation.apply(image, shape.channels(), shape.height(), shape.width()));
                readable.add(entry);
                if (entry.label() == UNKNOWN && entry.title().contains("/") && !classes.isEmpty()) {
                    unlabelled.add(entry.title().substring(0, entry.title().indexOf('/')));
                }
            } catch (IOException e) {
                notes.add("Left out: " + e.getMessage());
            }
        }
        if (pictures.isEmpty()) {
            throw new DataException(
                    files.size() == 1 ? notes.get(0).replaceFirst("Left out: ", "") : none(name, files, notes));
        }
        unlabelled.forEach(
                sub -> notes.add("The pictures in " + sub + " have no label, because no class is called that."));
        return new ImageList(name, pictures, readable, classes, notes);
    }

    private static String none(String name, List<Entry> files, List<String> notes) {
        return "None of the " + files.size() + " files of " + name + " can be read; the first: "
                + notes.get(0).replaceFirst("Left out: ", "");
    }

    /** The file that picture {@code i} came from. */
    public Path file(int i) {
        return entries.get(i).file();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public Pixels image(int i) {
        return pictures.get(i);
    }

    @Override
    public int label(int i) {
        return entries.get(i).label();
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public String title(int i) {
        return entries.get(i).title();
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
