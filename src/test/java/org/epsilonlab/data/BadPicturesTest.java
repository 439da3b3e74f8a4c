package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.epsilonlab.Reference;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that people drag in by mistake or that mean ill, each read on its way to a network: what cannot be read is refused
 * in one sentence that names it, what can is a picture.
 */
class BadPicturesTest {
    private static final int[] SHAPE = {3, 16, 16};

    @TempDir
    Path folder;

    static Stream<Arguments> refused() throws IOException {
        byte[] jpeg = encoded(colours(64, 64, BufferedImage.TYPE_INT_RGB), "jpg");
        return Stream.of(
                Arguments.of("nothing.png", new byte[0], "nothing.png is empty; choose another file."),
                Arguments.of(
                        "letter.png",
                        "Dear all, the picture is in the other mail.".getBytes(StandardCharsets.UTF_8),
                        "letter.png is not a PNG, JPEG, GIF, BMP or WebP picture; choose another file."),
                Arguments.of(
                        "zeros.png",
                        new byte[5000],
                        "zeros.png is not a PNG, JPEG, GIF, BMP or WebP picture; choose another file."),
                Arguments.of(
                        "half.jpg",
                        Arrays.copyOf(jpeg, jpeg.length / 2),
                        "half.jpg is damaged or cut short; copy or save the picture anew."),
                Arguments.of(
                        "bomb.png",
                        bomb(60_000, 60_000),
                        "bomb.png has more than 400 million pixels; make it smaller with a picture program."),
                Arguments.of(
                        "web.webp",
                        "RIFF\u0010\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1),
                        "web.webp is damaged or cut short; copy or save the picture anew."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedInOneSentence(String name, byte[] bytes, String sentence) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        assertThatThrownBy(() -> open(file)).isInstanceOf(DataException.class).hasMessage(sentence);
        // Beside a good one it is left out and named, and the good one is there.
        Path good = Files.write(folder.resolve("good.png"), encoded(colours(9, 9, BufferedImage.TYPE_INT_RGB), "png"));
        LabelledImages both = open(file, good);
        assertThat(both.size()).isEqualTo(1);
        assertThat(both.notes()).containsExactly("Left out: " + sentence);
    }

    static Stream<Arguments> read() throws IOException {
        Path stored = Reference.FOLDER.resolve("pictures");
        return Stream.of(
                Arguments.of("one.png", encoded(colours(1, 1, BufferedImage.TYPE_INT_RGB), "png")),
                Arguments.of(
                        "Ünïcödé – mit Leerzeichen 図.png", encoded(colours(9, 7, BufferedImage.TYPE_INT_RGB), "png")),
                Arguments.of("alpha.png", encoded(colours(9, 7, BufferedImage.TYPE_INT_ARGB), "png")),
                Arguments.of("sixteen.png", encoded(colours(9, 7, BufferedImage.TYPE_USHORT_GRAY), "png")),
                Arguments.of("palette.gif", encoded(colours(9, 7, BufferedImage.TYPE_BYTE_INDEXED), "gif")),
                Arguments.of("inks.jpg", Files.readAllBytes(stored.resolve("inks.jpg"))),
                Arguments.of("inks-unmarked.jpg", Files.readAllBytes(stored.resolve("inks-unmarked.jpg"))),
                Arguments.of("lossy.webp", Files.readAllBytes(stored.resolve("lossy.webp"))),
                Arguments.of("clear.webp", Files.readAllBytes(stored.resolve("clear.webp"))),
                Arguments.of("misnamed.gif", Files.readAllBytes(stored.resolve("lossy.webp"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    void isReadAllTheSame(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        LabelledImages one = open(file);
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.title(0)).isEqualTo(name);
        assertThat(one.shape()).hasToString("3×16×16");
        assertThat(open(folder).image(0)).isEqualTo(one.image(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inks.jpg", "lossy.webp", "clear.webp"})
    void fourInksAndWebPHaveTheirColours(String name) throws IOException {
        Pixels pixels = open(Reference.FOLDER.resolve("pictures").resolve(name)).image(0);
        for (int x : new int[] {1, 14}) {
            boolean left = x == 1;
            // The right half of clear.webp is transparent, hence white.
            boolean white = !left && name.startsWith("clear");
            assertThat(pixels.at(0, 8, x) > 0.6).as("red at %d", x).isEqualTo(left || white);
            assertThat(pixels.at(1, 8, x) > 0.6).as("green at %d", x).isEqualTo(white);
            assertThat(pixels.at(2, 8, x) > 0.6).as("blue at %d", x).isEqualTo(!left);
        }
    }

    @Test
    void aNameOfThreeHundredLettersIsAnswered() {
        Path file = folder.resolve("a".repeat(300) + ".png");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("does not exist")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void aHundredMegapixelsAreReadInSteps() throws IOException {
        Path file = folder.resolve("poster.png");
        writeTall(file, 10_000, 10_000);
        BufferedImage image = ImageFiles.read(file);
        assertThat(image.getWidth()).isEqualTo(5000);
        assertThat(image.getHeight()).isEqualTo(5000);
        assertThat(image.getRaster().getSample(4000, 10, 0)).isEqualTo(200);
    }

    /** A superuser may list everything, so there the folder's rights keep nobody out. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFolderWithoutRightsIsNamed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.write(closed.resolve("in.png"), encoded(colours(3, 3, BufferedImage.TYPE_INT_RGB), "png"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            if (Files.isReadable(closed)) {
                assertThat(open(closed).size()).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> open(closed))
                        .isInstanceOf(DataException.class)
                        .hasMessage(closed + " cannot be listed; check its permissions.");
            }
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static LabelledImages open(Path... files) throws DataException {
        return DataSource.open(
                Arrays.stream(files).map(Path::toString).toList(),
                null,
                DataShelf.bundled(Path.of("assets")),
                SHAPE,
                List.of(),
                org.epsilonlab.image.Preparation.standard(3));
    }

    private static BufferedImage colours(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, (i % 2 == 0 ? 0xff000000 : 0x80000000) | i * 2_654_435 & 0xffffff);
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** A picture of one pixel whose header claims more. */
    private static byte[] bomb(int width, int height) throws IOException {
        byte[] bytes = encoded(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
        // Width and height stand 16 bytes in; the checksum of the chunk follows its 13 bytes.
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) checksum.getValue());
        return bytes;
    }

    /** An even grey PNG, written row by row so that the test itself stays small. */
    private static void writeTall(Path file, int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var deflater = new java.util.zip.DeflaterOutputStream(packed)) {
            byte[] row = new byte[width + 1];
            Arrays.fill(row, 1, width + 1, (byte) 200);
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            byte[] header = new byte[13];
            ByteBuffer.wrap(header).putInt(width).putInt(height).put((byte) 8);
            chunk(out, "IHDR", header);
            chunk(out, "IDAT", packed.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
        byte[] whole = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 checksum = new CRC32();
        checksum.update(whole);
        out.write(ByteBuffer.allocate(4).putInt(content.length).array());
        out.write(whole);
        out.write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
