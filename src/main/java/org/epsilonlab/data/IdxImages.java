package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;

/** Pictures out of a pair of IDX files. Kept as the published bytes; a value is its byte / 255. */
final class IdxImages implements LabelledImages {

    private static final float[] VALUE = new float[256];

    static {
        for (int i = 0; i < VALUE.length; i++) {
            VALUE[i] = i / 255f;
        }
    }

    private final String name;
    private final InputShape shape;
    private final byte[] values;
    private final byte[] labels;
    private final List<String> classes;

    private IdxImages(String name, InputShape shape, byte[] values, byte[] labels, List<String> classes) {
        this.name = name;
        this.shape = shape;
        this.values = values;
        this.labels = labels;
        this.classes = classes;
    }

    /**
     * Reads both files.
     *
     * @param name what to call the pictures
     * @param prefix of the files' names, such as {@code train} or {@code t10k}
     * @param dimensions of the pictures' file: 3 for grey ones, N×H×W, and 4 for N×C×H×W
     */
    static IdxImages read(String name, Path folder, String prefix, int dimensions, List<String> classes)
            throws DataException {
        Path imageFile = imageFile(folder, prefix, dimensions);
        Path labelFile = labelFile(folder, prefix);
        Idx images = Idx.read(imageFile, dimensions);
        Idx labels = Idx.read(labelFile, 1);
        if (images.length(0) != labels.length(0)) {
            throw new DataException(imageFile + " holds " + images.length(0) + " pictures but " + labelFile + " "
                    + labels.length(0) + " labels; put the published files there.");
        }
        for (byte label : labels.values()) {
            if (label < 0 || label >= classes.size()) {
                throw new DataException(labelFile + " holds the label " + (label & 0xff) + ", which is none of 0 to "
                        + (classes.size() - 1) + "; put the published file there.");
            }
        }
        InputShape shape = new InputShape(
                dimensions == 3 ? 1 : images.length(1), images.length(dimensions - 2), images.length(dimensions - 1));
        return new IdxImages(name, shape, images.values(), labels.values(), classes);
    }

    static Path imageFile(Path folder, String prefix, int dimensions) {
        return folder.resolve(prefix + "-images-idx" + dimensions + "-ubyte.gz");
    }

    static Path labelFile(Path folder, String prefix) {
        return folder.resolve(prefix + "-labels-idx1-ubyte.gz");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public InputShape shape() {
        return shape;
    }

    @Override
    public Pixels image(int i) {
        float[] picture = new float[shape.size()];
        copyTo(i, picture, 0);
        return new Pixels(shape.channels(), shape.height(), shape.width(), picture);
    }

    @Override
    public void copyTo(int i, float[] target, int offset) {
        int start = Objects.checkIndex(i, size()) * shape.size();
        for (int k = 0; k < shape.size(); k++) {
            target[offset + k] = VALUE[values[start + k] & 0xff];
        }
    }

    @Override
    public int label(int i) {
        return labels[i];
    }

    @Override
    public List<String> classes() {
        return classes;
    }
}
