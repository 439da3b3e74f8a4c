package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;

/** Grey pictures out of a pair of IDX files. Kept as the published bytes; a value is its byte / 255. */
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
     * @param prefix of the files' names, {@code train} or {@code t10k}
     */
    static IdxImages read(String name, Path folder, String prefix, List<String> classes) throws DataException {
        Path imageFile = folder.resolve(prefix + "-images-idx3-ubyte.gz");
        Path labelFile = folder.resolve(prefix + "-labels-idx1-ubyte.gz");
        Idx images = Idx.read(imageFile, 3);
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
        InputShape shape = new InputShape(1, images.length(1), images.length(2));
        return new IdxImages(name, shape, images.values(), labels.values(), classes);
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
