package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of picture files that people drag in, and what is refused of them. */
class PictureKindsTest {

    @TempDir
    Path folder;

    @Test
    void aBombIsRefusedByItsHeaderAlone() throws IOException {
        byte[] bomb = Samples.encoded(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
        // Width and height stand 16 bytes in; the checksum of the chunk follows its 13 bytes.
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 checksum = new CRC32();
        checksum.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) checksum.getValue());
        assertThat(bomb).hasSizeLessThan(100);
        assertThatThrownBy(() -> ImageFiles.read(bomb, "bomb.png"))
                .isInstanceOf(IOException.class)
                .hasMessage("bomb.png has more than 400 million pixels; make it smaller with a picture program.");
    }

    @Test
    void aPaletteGivesItsColoursAndItsTransparencyIsWhite() throws IOException {
        byte[] red = {(byte) 200, 0, 0};
        byte[] green = {0, 100, 0};
        byte[] blue = {0, 0, 50};
        IndexColorModel palette = new IndexColorModel(2, 3, red, green, blue, 2);
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int x = 0; x < 3; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        Pixels pixels = asRead(image, "png", 3);
        assertThat(pixels.toArray()).containsExactly(200 / 255f, 0, 1, 0, 100 / 255f, 1, 0, 0, 1);
    }

    @Test
    void halfTransparentIsHalfWhite() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80ff0000);
        assertThat(asRead(image, "png", 3).toArray()).containsExactly(1f, 127 / 255f, 127 / 255f);
    }

    @Test
    void sixteenBitsOfGreyAreKept() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 12_345);
        image.getRaster().setSample(1, 0, 0, 65_535);
        assertThat(image.getRaster().getTransferType()).isEqualTo(DataBuffer.TYPE_USHORT);
        assertThat(asRead(image, "png", 1).toArray()).containsExactly(12_345 / 65_535f, 1f);
    }

    @Test
    void greyIsReadForAColourNetworkAndOnePixelIsAPicture() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 51);
        for (String format : new String[] {"png", "bmp"}) {
            assertThat(asRead(image, format, 3).toArray()).containsExactly(.2f, .2f, .2f);
        }
    }

    @Test
    void anAnimationGivesItsFirstFrame() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(Samples.rgb(4, 2, 0xff0000), null, null), null);
            writer.writeToSequence(new IIOImage(Samples.rgb(4, 2, 0x0000ff), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        BufferedImage image = ImageFiles.read(out.toByteArray(), "waving.gif");
        assertThat(image.getRGB(1, 1) & 0xffffff).isEqualTo(0xff0000);
    }

    /** A superuser may read everything, so there the file's rights keep nobody out. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileWithoutRightsIsNamedToWhoeverMayNotReadIt() throws IOException {
        Path file = Files.write(folder.resolve("mine.png"), Samples.encoded(Samples.rgb(1, 1, 0), "png"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(file)) {
            assertThat(ImageFiles.read(file).getWidth()).isEqualTo(1);
        } else {
            assertThatThrownBy(() -> ImageFiles.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + " may not be read; check the path and its permissions.");
        }
    }

    private static Pixels asRead(BufferedImage image, String format, int channels) throws IOException {
        BufferedImage read = ImageFiles.read(Samples.encoded(image, format), "it." + format);
        return new Preparation(Fit.STRETCH, Invert.NO, true).apply(read, channels, image.getHeight(), image.getWidth());
    }
}
