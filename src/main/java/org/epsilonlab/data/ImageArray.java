package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;

/** Pictures and labels from NumPy arrays, held as float32. Every value is checked as it is read. */
public final class ImageArray implements LabelledImages {
    private final String name;
    private final InputShape shape;
    private final float[][] pictures;
    private final int[] labels;
    private final List<String> classes;

    private ImageArray(String name, InputShape shape, float[][] pictures, int[] labels, List<String> classes) {
        this.name = name;
        this.shape = shape;
        this.pictures = pictures;
        this.labels = labels;
        this.classes = List.copyOf(classes);
    }

    /**
     * Reads pictures from an .npy array N×C×H×W of float32 (or float64) in [0, 1].
     *
     * @param labels an .npy vector of N integers, or null if nobody stated the classes
     * @param range which pictures to read; the others are passed over
     * @param classes the names of the classes; empty if unknown, and then no label is too large
     */
    static ImageArray read(Path file, @Nullable Path labels, Range range, List<String> classes) throws DataException {
        String name = String.valueOf(file.getFileName());
        try (NpyReader reader = NpyReader.floats(file)) {
            List<Integer> lengths = reader.shape();
            if (lengths.contains(0)) {
                throw new DataException(name + " holds no values; its shape is " + lengths + ", so save it anew.");
            }
            if (lengths.size() != 4) {
                throw new DataException(name + " has the shape " + lengths
                        + " where pictures N×C×H×W are needed; reshape it (x[:, None] adds a channel axis).");
            }
            int all = lengths.get(0);
            InputShape shape = new InputShape(lengths.get(1), lengths.get(2), lengths.get(3));
            int[] given = labels == null ? unknown(all) : readLabels(labels, all, name, classes);
            range.check(all, name);
            int from = range.from();
            int count = range.to(all) - from;
            checkRoom(name, reader.count() / all * count, Runtime.getRuntime().maxMemory());
            reader.skip(reader.count() / all * from);
            float[][] pictures = new float[count][shape.size()];
            for (int i = 0; i < count; i++) {
                reader.read(pictures[i]);
                checkValues(pictures[i], from + i, shape, name);
            }
            return new ImageArray(
                    name + range.suffix(), shape, pictures, Arrays.copyOfRange(given, from, from + count), classes);
        }
    }

    /** Refuses more floats than half of that heap holds, rather than running out of memory half-way. */
    static void checkRoom(String name, long floats, long heap) throws DataException {
        if (floats > heap / 8) {
            throw new DataException(name + " needs " + floats / 250_000 + " MB of memory, more than there is;"
                    + " take a part of it, such as " + name + "[0:1000].");
        }
    }

    private static int[] unknown(int count) {
        int[] labels = new int[count];
        Arrays.fill(labels, UNKNOWN);
        return labels;
    }

    /** Reads a label for each of {@code count} pictures; −1 stands for an unknown class. */
    static int[] readLabels(Path file, int count, String of, List<String> classes) throws DataException {
        String name = String.valueOf(file.getFileName());
        try (NpyReader reader = NpyReader.integers(file)) {
            if (!reader.shape().equals(List.of(count))) {
                throw new DataException(name + " has the shape " + reader.shape() + " where one label for each of the "
                        + count + " pictures of " + of + " is needed.");
            }
            long[] values = new long[count];
            reader.read(values);
            int[] labels = new int[count];
            int end = classes.isEmpty() ? Integer.MAX_VALUE : classes.size();
            for (int i = 0; i < count; i++) {
                if (values[i] < UNKNOWN || values[i] >= end) {
                    throw new DataException(name + " holds the label " + values[i] + " at " + i
                            + "; labels run from 0 to " + (end - 1) + ", and -1 means unknown.");
                }
                labels[i] = (int) values[i];
            }
            return labels;
        }
    }

    private static void checkValues(float[] picture, int index, InputShape shape, String name) throws DataException {
        for (int i = 0; i < picture.length; i++) {
            if (!(picture[i] >= 0 && picture[i] <= 1)) {
                int area = shape.height() * shape.width();
                String place =
                        Arrays.toString(new int[] {index, i / area, i % area / shape.width(), i % shape.width()});
                throw new DataException(name + " holds " + picture[i] + " at " + place
                        + "; pictures need values in [0, 1], so scale the array and save it again.");
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return pictures.length;
    }

    @Override
    public InputShape shape() {
        return shape;
    }

    @Override
    public Pixels image(int i) {
        return new Pixels(shape.channels(), shape.height(), shape.width(), pictures[i]);
    }

    @Override
    public int label(int i) {
        return labels[i];
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public void copyTo(int i, float[] target, int offset) {
        System.arraycopy(pictures[i], 0, target, offset, shape.size());
    }
}
