package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
    @TempDir
    Path folder;

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        Path file = folder.resolve("x.npy");
        NpyWriter.write(file, new float[] {0f, .5f}, 1, 1, 1, 2);
        byte[] bytes = Files.readAllBytes(file);
        // As numpy.save writes float32 zeros of shape (1, 1, 1, 2): 128 bytes of header, then the values.
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 2), }";
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII)).isEqualTo(header + " ".repeat(52) + "\n");
        assertThat(Arrays.copyOf(bytes, 10)).isEqualTo(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        assertThat(bytes).hasSize(136);
        assertThat(Arrays.copyOfRange(bytes, 132, 136)).isEqualTo(new byte[] {0, 0, 0, 0x3f});
    }

    @Test
    void readsBackWhatItWroteInPieces() throws IOException {
        Path file = folder.resolve("x.npy");
        try (NpyWriter writer = NpyWriter.start(file, 3, 1, 1, 2)) {
            writer.append(new float[] {9, .1f, .2f, .3f, .4f}, 1, 4);
            assertThat(file).doesNotExist();
            writer.append(new float[] {.5f, .6f}, 0, 2);
            assertThatThrownBy(() -> writer.append(new float[1], 0, 1)).hasMessageContaining("room for 0 more");
            writer.commit();
        }
        try (NpyReader reader = NpyReader.floats(file)) {
            assertThat(reader.shape()).isEqualTo(List.of(3, 1, 1, 2));
            float[] values = new float[3];
            reader.skip(2);
            reader.read(values);
            assertThat(values).containsExactly(.3f, .4f, .5f);
        }
    }

    @Test
    void leavesNothingOfAnArrayThatIsNotFinished() throws IOException {
        try (NpyWriter writer = NpyWriter.start(folder.resolve("x.npy"), 2)) {
            writer.append(new float[1], 0, 1);
            assertThatThrownBy(writer::commit).hasMessageContaining("lacks 1 values");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsLabelsOfThreeTypes() throws IOException {
        Path written = folder.resolve("y.npy");
        NpyWriter.writeLabels(written, new int[] {7, -1});
        assertThat(labels(written, 2)).containsExactly(7, -1);
        assertThat(labels(npy("<i4", "(2,)", bytes(8).putInt(3).putInt(4)), 2)).containsExactly(3, 4);
        assertThat(labels(npy("|u1", "(2,)", bytes(2).put((byte) 200).put((byte) 5)), 2))
                .containsExactly(200, 5);
    }

    @Test
    void readsWhatNumpySaved() throws IOException {
        // Fashion-MNIST's first 32 training pictures, read and divided by 255 in Python.
        String saved = "src/test/resources/reference/training/";
        int[] shape = {1, 28, 28};
        LabelledImages images = DataSource.open(saved + "x.npy", Path.of(saved + "y.npy"), folder, shape, List.of());
        LabelledImages train = FashionMnist.train(Path.of("assets"));
        assertThat(images.size()).isEqualTo(32);
        for (int i = 0; i < 32; i++) {
            assertThat(images.image(i)).isEqualTo(train.image(i));
            assertThat(images.label(i)).isEqualTo(train.label(i));
        }
    }

    @Test
    void roundsDoublesAndReadsVersionTwo() throws IOException {
        Path file = npy("<f8", "(1,)", bytes(8).putDouble(.1));
        byte[] one = Files.readAllBytes(file);
        ByteBuffer two = bytes(one.length + 2).put(one, 0, 6).put((byte) 2).put((byte) 0);
        two.putInt(Short.toUnsignedInt(
                ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN).getShort(8)));
        Path second = Files.write(
                folder.resolve("two.npy"), two.put(one, 10, one.length - 10).array());
        for (Path each : List.of(file, second)) {
            try (NpyReader reader = NpyReader.floats(each)) {
                float[] value = new float[1];
                reader.read(value);
                assertThat(value).containsExactly(.1f);
            }
        }
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        assertRefused(npy("<f4", "(2,)", bytes(4)), "is cut short; copy or save it anew.");
        assertRefused(npy("<i8", "(1,)", bytes(8)), "holds values of the type <i8 where float32 is needed; save");
        assertRefused(npy(">f4", "(1,)", bytes(4)), "type >f4");
        assertRefused(npy("<f4", "(99999999999,)", bytes(4)), "describes no plain array");
        assertRefused(npy("<f4", "(4294967295,)", bytes(4)), "describes no plain array");
        assertRefused(npy("<f4", "(2000000000, 2000000000, 2000000000)", bytes(4)), "impossible shape");
        assertRefused(Files.writeString(folder.resolve("t.npy"), "a text of some length"), "is not an .npy file");
        assertRefused(Files.writeString(folder.resolve("e.npy"), ""), "is not an .npy file");
        assertRefused(folder.resolve("gone.npy"), "gone.npy does not exist; check the path.");
        assertRefused(folder, "cannot be read");
        byte[] whole = Files.readAllBytes(npy("<f4", "(1,)", bytes(4)));
        assertRefused(Files.write(folder.resolve("h.npy"), Arrays.copyOf(whole, 40)), "h.npy is cut short");
        String fortran = new String(whole, StandardCharsets.ISO_8859_1).replace("False", "True ");
        assertRefused(
                Files.writeString(folder.resolve("f.npy"), fortran, StandardCharsets.ISO_8859_1),
                "f.npy is in Fortran order; save numpy.ascontiguousarray of it.");
        whole[6] = 9;
        assertRefused(Files.write(folder.resolve("v.npy"), whole), "unknown version 9");
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> NpyReader.floats(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(sentence);
    }

    private static int[] labels(Path file, int count) throws DataException {
        return ImageArray.readLabels(file, count, "x.npy", List.of());
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path npy(String type, String shape, ByteBuffer values) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer file = bytes(10 + header.length() + values.capacity());
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        file.put(header.getBytes(StandardCharsets.US_ASCII)).put(values.array());
        return Files.write(Files.createTempFile(folder, "array", ".npy"), file.array());
    }
}
