package org.epsilonlab.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/**
 * How a camera was held, as EXIF's tag 0x0112 says it in 1…8: where the first stored row and the first stored column
 * belong. Programs that show photographs turn them by it, so a picture must be turned to look as the user knows it.
 */
final class Orientation {

    /** As it is stored. */
    static final int UPRIGHT = 1;

    private Orientation() {}

    /** What a JPEG file says; upright if it says nothing or nonsense. Leaves the stream at its start. */
    static int ofJpeg(ImageInputStream in) throws IOException {
        try {
            ExifIFD0Directory exif = JpegMetadataReader.readMetadata(stream(in), List.of(new ExifReader()))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : value;
        } catch (JpegProcessingException | IOException e) {
            // Whether the picture itself can be read is for its reader to say.
            return UPRIGHT;
        } finally {
            in.seek(0);
        }
    }

    /** The picture as it is to be seen; 5 to 8 swap width and height. Samples are moved, never changed. */
    static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == UPRIGHT) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        boolean lying = orientation >= 5;
        WritableRaster to = image.getColorModel().createCompatibleWritableRaster(lying ? h : w, lying ? w : h);
        Object pixel = null;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                pixel = image.getRaster().getDataElements(x, y, pixel);
                int right = w - 1 - x;
                int below = h - 1 - y;
                switch (orientation) {
                    case 2 -> to.setDataElements(right, y, pixel);
                    case 3 -> to.setDataElements(right, below, pixel);
                    case 4 -> to.setDataElements(x, below, pixel);
                    case 5 -> to.setDataElements(y, x, pixel);
                    case 6 -> to.setDataElements(below, x, pixel);
                    case 7 -> to.setDataElements(below, right, pixel);
                    default -> to.setDataElements(y, right, pixel);
                }
            }
        }
        return new BufferedImage(image.getColorModel(), to, image.isAlphaPremultiplied(), null);
    }

    private static InputStream stream(ImageInputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return in.read(target, offset, length);
            }
        };
    }
}
