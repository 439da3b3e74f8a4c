package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void readsFourFormats(String format) throws IOException {
        Path file = folder.resolve("red." + format);
        Files.write(file, Samples.encoded(Samples.rgb(5, 3, 0xff0000), format));
        BufferedImage image = ImageFiles.read(file);
        assertThat(image.getWidth()).isEqualTo(5);
        assertThat(image.getHeight()).isEqualTo(3);
        assertThat(image.getRGB(2, 1) >> 16 & 0xff).isGreaterThan(250);
        assertThat(image.getRGB(2, 1) & 0xff).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void refusesAFileCutShort(String format) throws IOException {
        byte[] whole = Samples.encoded(Samples.noise(64, 64), format);
        for (int length : new int[] {whole.length / 2, whole.length * 3 / 4, 20}) {
            assertThatThrownBy(() -> ImageFiles.read(Arrays.copyOf(whole, length), "half." + format))
                    .isInstanceOf(IOException.class)
                    .hasMessage("half." + format + " is damaged or cut short; copy or save the picture anew.");
        }
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        assertThatThrownBy(() -> ImageFiles.read(Files.writeString(folder.resolve("note.png"), "Dear all,")))
                .hasMessage("note.png is not a PNG, JPEG, GIF, BMP or WebP picture; choose another file.");
        assertThatThrownBy(() -> ImageFiles.read(Files.createFile(folder.resolve("none.png"))))
                .hasMessage("none.png is empty; choose another file.");
        assertThatThrownBy(() -> ImageFiles.read(new byte[64], "zeros.png"))
                .hasMessageContaining("is not a PNG, JPEG, GIF, BMP or WebP picture");
        assertThatThrownBy(() -> ImageFiles.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> ImageFiles.read(folder.resolve("gone.png"))).hasMessageContaining("does not exist");
    }

    @Test
    void refusesAHugePictureByItsHeaderAlone() throws IOException {
        assertThatThrownBy(() -> ImageFiles.read(png(30_000, 30_000, 2, new byte[] {0}), "wall.png"))
                .hasMessage("wall.png has more than 400 million pixels; make it smaller with a picture program.");
    }

    @Test
    void readsALargePictureInSteps() throws IOException {
        assertThat(ImageFiles.step(8000, 5000)).isEqualTo(1);
        assertThat(ImageFiles.step(8001, 5000)).isEqualTo(2);
        assertThat(ImageFiles.step(20_000, 20_000)).isEqualTo(4);
        assertThat(ImageFiles.step(20_001, 20_000)).isZero();
        BufferedImage image = ImageFiles.read(png(41_000, 1_000, 0, new byte[1_000 * 41_001]), "wide.png");
        assertThat(image.getWidth()).isEqualTo(20_500);
        assertThat(image.getHeight()).isEqualTo(500);
    }

    @Test
    void writesAGreyPngThatComesBackBitForBit() throws IOException {
        float[] values = new float[256];
        for (int i = 0; i < 256; i++) {
            values[i] = i / 255f;
        }
        Pixels pixels = new Pixels(1, 16, 16, values);
        Path file = folder.resolve("ramp.png");
        ImageFiles.writePng(pixels, file);
        assertThat(new Preparation(Fit.CROP, Invert.NO, true).apply(ImageFiles.read(file), 1, 16, 16))
                .isEqualTo(pixels);
    }

    @Test
    void writesAColourPngThatComesBackRounded() throws IOException {
        Pixels pixels = new Pixels(3, 1, 2, new float[] {.1f, .9f, .5f, 0f, 1f, .333f});
        Path file = folder.resolve("colour.png");
        ImageFiles.writePng(pixels, file);
        assertThat(Preparation.standard(3).apply(ImageFiles.read(file), 3, 1, 2))
                .isEqualTo(pixels.rounded8Bit());
    }

    /** A PNG of 8-bit grey (colour type 0) or RGB (2) whose header says what it likes. */
    private static byte[] png(int width, int height, int colourType, byte[] rows) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(rows);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.write(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) colourType)
                        .array()));
        out.write(chunk("IDAT", packed.toByteArray()));
        out.write(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }
}
