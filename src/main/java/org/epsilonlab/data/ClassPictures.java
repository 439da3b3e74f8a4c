package org.epsilonlab.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.InputShape;

/** The pictures of a {@link ClassFolder}, read and prepared; kept as 8-bit values until they become a data set. */
public final class ClassPictures {

    /** Hears how far the reading is, on the thread that reads. */
    public interface Listener {
        /** So many files have been looked at. */
        void read(int done);

        /** Polled between two files. */
        boolean isCancelled();
    }

    private final ClassFolder folder;
    private final InputShape shape;
    private final List<List<byte[]>> heaps;
    private final List<String> leftOut;

    private ClassPictures(ClassFolder folder, InputShape shape, List<List<byte[]>> heaps, List<String> leftOut) {
        this.folder = folder;
        this.shape = shape;
        this.heaps = heaps;
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads every file, and prepares it as a network of that shape sees a picture of the world.
     *
     * @throws DataException one sentence, if there is no room for so many
     * @throws CancellationException if the listener asks for it
     */
    public static ClassPictures read(ClassFolder folder, InputShape shape, Listener listener) throws DataException {
        // A float is four bytes, and the pictures are held twice while they are written.
        ImageArray.checkRoom(
                folder.title(),
                (long) folder.size() * shape.size() / 2,
                Runtime.getRuntime().maxMemory());
        Preparation preparation = Preparation.standard(shape.channels());
        List<List<byte[]>> heaps = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int done = 0;
        for (ClassFolder.Heap heap : folder.heaps()) {
            List<byte[]> pictures = new ArrayList<>();
            for (var file : heap.files()) {
                if (listener.isCancelled()) {
                    throw new CancellationException("nobody waits for these pictures any more");
                }
                try {
                    pictures.add(bytes(
                            preparation.apply(ImageFiles.read(file), shape.channels(), shape.height(), shape.width())));
                } catch (IOException e) {
                    leftOut.add(heap.name() + "/" + e.getMessage());
                }
                listener.read(++done);
            }
            heaps.add(pictures);
        }
        return new ClassPictures(folder, shape, heaps, leftOut);
    }

    private static byte[] bytes(Pixels pixels) {
        float[] values = pixels.toArray();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) Math.round(values[i] * 255);
        }
        return bytes;
    }

    /** Where they came from. */
    public ClassFolder folder() {
        return folder;
    }

    /** The shape of every picture. */
    public InputShape shape() {
        return shape;
    }

    /** The names of the classes. */
    public List<String> classes() {
        return folder.heaps().stream().map(ClassFolder.Heap::name).toList();
    }

    /** How many pictures of class {@code label} could be read. */
    public int count(int label) {
        return heaps.get(label).size();
    }

    /** Picture {@code index} of class {@code label}. */
    public Pixels picture(int label, int index) {
        byte[] bytes = heaps.get(label).get(index);
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = (bytes[i] & 0xff) / 255f;
        }
        return new Pixels(shape.channels(), shape.height(), shape.width(), values);
    }

    byte[] values(Split.Place place) {
        return heaps.get(place.label()).get(place.index());
    }

    int[] counts() {
        return heaps.stream().mapToInt(List::size).toArray();
    }

    /** One sentence for each file that could not be read. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** Why no data set can be made of them, one sentence; "" if it can. */
    public String problem() {
        List<String> poor = new ArrayList<>();
        for (int label = 0; label < heaps.size(); label++) {
            if (heaps.get(label).size() < 2) {
                poor.add("“" + classes().get(label) + "”");
            }
        }
        if (poor.isEmpty()) {
            return "";
        }
        return String.join(", ", poor) + (poor.size() == 1 ? " has" : " have")
                + " fewer than two pictures that can be read, but one must be trained and one tested on; add some or"
                + " move the folder away.";
    }

    /** How many are for training and how many for testing. */
    public int[] parts(double testShare) {
        int test =
                Arrays.stream(counts()).map(all -> Split.tested(all, testShare)).sum();
        return new int[] {Arrays.stream(counts()).sum() - test, test};
    }
}
