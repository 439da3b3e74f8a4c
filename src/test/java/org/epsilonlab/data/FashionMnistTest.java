package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
    private static final Path ASSETS = Path.of("assets");

    @TempDir
    Path folder;

    @Test
    void readsTheTestPictures() throws DataException {
        LabelledImages test = FashionMnist.test(ASSETS);
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(test.shape()).hasToString("1×28×28");
        assertThat(test.classes()).hasSize(10).startsWith("T-shirt").endsWith("Ankle boot");
        int[] counts = new int[10];
        for (int i = 0; i < test.size(); i++) {
            counts[test.label(i)]++;
        }
        assertThat(counts).containsOnly(1000);
        assertThat(test.classes().get(test.label(0))).isEqualTo("Ankle boot");
        double sum = 0;
        for (Batch batch : Batches.of(test, 500)) {
            for (float value : batch.values()) {
                sum += value;
            }
        }
        // The mean that is commonly stated for the test pictures.
        assertThat(sum / 7_840_000).isBetween(.2868, .2869);
    }

    @Test
    void givesOnePictureInTwoWays() throws DataException {
        LabelledImages test = FashionMnist.test(ASSETS);
        float[] target = new float[2 * 784];
        test.copyTo(77, target, 784);
        assertThat(java.util.Arrays.copyOfRange(target, 784, 1568))
                .isEqualTo(test.image(77).toArray());
        assertThat(target[0]).isZero();
        assertThatThrownBy(() -> test.image(10_000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readsTheTrainingPictures() throws DataException {
        LabelledImages train = FashionMnist.train(ASSETS);
        assertThat(train.size()).isEqualTo(60_000);
        assertThat(train.name()).isEqualTo("fashion-mnist:train");
        assertThat(train.label(59_999)).isBetween(0, 9);
        assertThat(train.image(59_999).size()).isEqualTo(784);
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> FashionMnist.test(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t10k-images-idx3-ubyte.gz is missing; put the published file there.");
    }

    @Test
    void namesDamagedAndForeignFiles() throws IOException {
        assertThatThrownBy(() -> Idx.read(idx(0x803, "short", 2, 2, 2), 3)).hasMessageContaining("is cut short");
        assertThatThrownBy(() -> Idx.read(idx(0x803, "12345678 and more", 2, 2, 2), 3))
                .hasMessageContaining("is longer than its header says");
        assertThatThrownBy(() -> Idx.read(idx(0x801, "1", 1), 3)).hasMessageContaining("is not an IDX file");
        assertThatThrownBy(() -> Idx.read(idx(0x803, "", 1 << 30, 1 << 30, 1 << 30), 3))
                .hasMessageContaining("impossible shape");
        assertThatThrownBy(() -> Idx.read(idx(0x801, "", -5), 1)).hasMessageContaining("impossible shape [-5]");
        Path text = Files.writeString(folder.resolve("text.gz"), "no gzip at all");
        assertThatThrownBy(() -> Idx.read(text, 1)).hasMessageContaining("text.gz cannot be read as a gzip file");
        Path half = folder.resolve("half.gz");
        byte[] whole = Files.readAllBytes(ASSETS.resolve("fashion-mnist/t10k-labels-idx1-ubyte.gz"));
        Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Idx.read(half, 1)).hasMessageContaining("half.gz is cut short; copy it anew.");
    }

    @Test
    void refusesPicturesAndLabelsThatDoNotBelongTogether() throws IOException {
        Path own = Files.createDirectories(folder.resolve("fashion-mnist"));
        Files.copy(idx(0x803, "abcd", 1, 2, 2), own.resolve("t10k-images-idx3-ubyte.gz"));
        Files.copy(idx(0x801, "\1\2", 2), own.resolve("t10k-labels-idx1-ubyte.gz"));
        assertThatThrownBy(() -> FashionMnist.test(folder)).hasMessageContaining("holds 1 pictures but");
        Files.delete(own.resolve("t10k-labels-idx1-ubyte.gz"));
        Files.copy(idx(0x801, "\12", 1), own.resolve("t10k-labels-idx1-ubyte.gz"));
        assertThatThrownBy(() -> FashionMnist.test(folder)).hasMessageContaining("holds the label 10");
    }

    private Path idx(int magic, String values, int... shape) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * shape.length).putInt(magic);
        for (int length : shape) {
            header.putInt(length);
        }
        Path file = Files.createTempFile(folder, "file", ".gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(header.array());
            out.write(values.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return file;
    }
}
