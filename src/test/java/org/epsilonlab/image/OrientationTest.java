package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A photograph is turned as its EXIF says; the segments here are written by hand from the EXIF 2.32 specification. */
class OrientationTest {

    private static final Map<Integer, String> NAMES =
            Map.of(0xff0000, "R", 0x00ff00, "G", 0x0000ff, "B", 0xffffff, "W");

    /** Stored: red green over blue white. What each value shows top left, top right, bottom left, bottom right. */
    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB"})
    void turnsEachOfTheEight(int value, String corners) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            BufferedImage image = ImageFiles.read(jpeg(exif(value, order)), "photo.jpg");
            assertThat(image.getWidth()).isEqualTo(value < 5 ? 64 : 32);
            assertThat(image.getHeight()).isEqualTo(value < 5 ? 32 : 64);
            assertThat(corners(image)).isEqualTo(corners);
            // The way that a network sees it is turned as well.
            Pixels pixels = Preparation.standard(3).apply(image, 3, 8, 8);
            assertThat(pixels.at(0, 0, 0) > .5).isEqualTo("RW".indexOf(corners.charAt(0)) >= 0);
        }
    }

    @Test
    void nonsenseLeavesThePictureAsItIsStored() throws IOException {
        for (int value : new int[] {0, 9, 65_535}) {
            assertThat(corners(ImageFiles.read(jpeg(exif(value, ByteOrder.BIG_ENDIAN)), "photo.jpg")))
                    .isEqualTo("RGBW");
        }
        byte[] odd = exif(6, ByteOrder.BIG_ENDIAN);
        odd[6] = 'X';
        assertThat(corners(ImageFiles.read(jpeg(odd), "photo.jpg")))
                .as("an unknown byte order")
                .isEqualTo("RGBW");
        byte[] entries = exif(6, ByteOrder.BIG_ENDIAN);
        entries[14] = (byte) 0xff;
        assertThat(corners(ImageFiles.read(jpeg(entries), "photo.jpg")))
                .as("more entries than there are bytes for")
                .isEqualTo("RGBW");
        assertThat(corners(ImageFiles.read(jpeg("Exif".getBytes(StandardCharsets.US_ASCII)), "photo.jpg")))
                .isEqualTo("RGBW");
        assertThat(corners(ImageFiles.read(jpeg(new byte[0]), "photo.jpg"))).isEqualTo("RGBW");
    }

    private static String corners(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        StringBuilder text = new StringBuilder();
        for (int[] at : new int[][] {{w / 4, h / 4}, {w * 3 / 4, h / 4}, {w / 4, h * 3 / 4}, {w * 3 / 4, h * 3 / 4}}) {
            int rgb = image.getRGB(at[0], at[1]);
            int pure = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                pure |= (rgb >> shift & 0xff) > 127 ? 0xff << shift : 0;
            }
            text.append(NAMES.get(pure));
        }
        return text.toString();
    }

    /** A 64×32 JPEG with a segment APP1 right behind its start. */
    private static byte[] jpeg(byte[] app1) throws IOException {
        BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 32; i++) {
            boolean left = i % 64 < 32;
            boolean top = i / 64 < 16;
            image.setRGB(i % 64, i / 64, top ? left ? 0xff0000 : 0x00ff00 : left ? 0x0000ff : 0xffffff);
        }
        byte[] plain = Samples.encoded(image, "jpeg");
        return ByteBuffer.allocate(plain.length + 4 + app1.length)
                .put(plain, 0, 2)
                .put((byte) 0xff)
                .put((byte) 0xe1)
                .putShort((short) (2 + app1.length))
                .put(app1)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /** "Exif", then a TIFF header and one directory with one entry: tag 0x0112, type SHORT, one value. */
    private static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4).order(order);
        bytes.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        bytes.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        bytes.putShort((short) 42).putInt(8);
        bytes.putShort((short) 1);
        bytes.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        bytes.putShort((short) orientation).putShort((short) 0);
        return bytes.putInt(0).array();
    }
}
