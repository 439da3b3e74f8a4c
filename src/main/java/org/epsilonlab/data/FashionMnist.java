package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;

/**
 * Fashion-MNIST: 60,000 pictures to train on and 10,000 to test on, grey, 28×28, ten classes of clothing on black (Xiao,
 * Rasul and Vollgraf 2017, arXiv:1708.07747). Kept as the published bytes (47 MB and 8 MB); a value is its byte / 255.
 */
public final class FashionMnist implements LabelledImages {
    /** The classes in the order of their labels; label 0 is called "T-shirt/top" by its authors. */
    public static final List<String> CLASSES = List.of(
            "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

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

    private FashionMnist(String name, InputShape shape, byte[] values, byte[] labels) {
        this.name = name;
        this.shape = shape;
        this.values = values;
        this.labels = labels;
    }

    /**
     * Whether labels of Fashion-MNIST mean something to a network with these class names: they are its own, or plain
     * numbers, or nobody stated them. Case does not count, nor does what follows a slash, as in "T-shirt/top".
     */
    static boolean areClasses(List<String> names) {
        if (names.stream().allMatch(name -> name.matches("\\d+"))) {
            return true;
        }
        return names.size() == CLASSES.size()
                && IntStream.range(0, names.size())
                        .allMatch(i -> names.get(i).replaceFirst("/.*", "").equalsIgnoreCase(CLASSES.get(i)));
    }

    /**
     * The 60,000 training pictures.
     *
     * @param assets the folder that holds {@code fashion-mnist/}
     */
    public static LabelledImages train(Path assets) throws DataException {
        return read("fashion-mnist:train", assets, "train");
    }

    /**
     * The 10,000 test pictures.
     *
     * @param assets the folder that holds {@code fashion-mnist/}
     */
    public static LabelledImages test(Path assets) throws DataException {
        return read("fashion-mnist:test", assets, "t10k");
    }

    private static LabelledImages read(String name, Path assets, String prefix) throws DataException {
        Path folder = assets.resolve("fashion-mnist");
        Path imageFile = folder.resolve(prefix + "-images-idx3-ubyte.gz");
        Path labelFile = folder.resolve(prefix + "-labels-idx1-ubyte.gz");
        Idx images = Idx.read(imageFile, 3);
        Idx labels = Idx.read(labelFile, 1);
        if (images.length(0) != labels.length(0)) {
            throw new DataException(imageFile + " holds " + images.length(0) + " pictures but " + labelFile + " "
                    + labels.length(0) + " labels; put the published files there.");
        }
        for (byte label : labels.values()) {
            if (label < 0 || label >= CLASSES.size()) {
                throw new DataException(labelFile + " holds the label " + (label & 0xff)
                        + ", which is none of 0 to 9; put the published file there.");
            }
        }
        InputShape shape = new InputShape(1, images.length(1), images.length(2));
        return new FashionMnist(name, shape, images.values(), labels.values());
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
        return CLASSES;
    }
}
