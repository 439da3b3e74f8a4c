package org.epsilonlab.data;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** The first pictures of the real test set, written as a whole Fashion-MNIST of that size. */
public final class SmallFashionMnist {

    private SmallFashionMnist() {}

    /**
     * Writes the four files.
     *
     * @param assets becomes a folder of bundled data
     * @return the same folder
     */
    public static Path write(Path assets, int train, int test) throws IOException {
        LabelledImages real = FashionMnist.test(Path.of("assets"));
        write(assets, real.slice(0, train), "train");
        write(assets, real.slice(0, test), "t10k");
        return assets;
    }

    private static void write(Path assets, LabelledImages images, String prefix) throws IOException {
        Path folder = Files.createDirectories(assets.resolve("fashion-mnist"));
        try (DataOutputStream pictures = open(folder.resolve(prefix + "-images-idx3-ubyte.gz"));
                DataOutputStream labels = open(folder.resolve(prefix + "-labels-idx1-ubyte.gz"))) {
            header(pictures, 3, images.size(), 28, 28);
            header(labels, 1, images.size());
            for (int i = 0; i < images.size(); i++) {
                float[] values = new float[28 * 28];
                images.copyTo(i, values, 0);
                for (float value : values) {
                    pictures.writeByte(Math.round(value * 255));
                }
                labels.writeByte(images.label(i));
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
    }

    private static void header(DataOutputStream out, int dimensions, int... lengths) throws IOException {
        out.writeInt(0x800 | dimensions);
        for (int length : lengths) {
            out.writeInt(length);
        }
    }
}
