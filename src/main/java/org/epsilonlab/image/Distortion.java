package org.epsilonlab.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What happens to a picture on its way through the world. For pictures of one channel (grey) or three (RGB). */
public enum Distortion {
    PNG("8-bit PNG", "Each value is rounded to one of 256: a change below half a step is lost.") {
        @Override
        public Pixels apply(Pixels pixels) {
            return pixels.rounded8Bit();
        }
    },
    JPEG_95("JPEG, quality 95", "Fine patterns are rounded a little; most of them stay.") {
        @Override
        public Pixels apply(Pixels pixels) {
            return jpeg(pixels, 0.95f);
        }
    },
    JPEG_75("JPEG, quality 75", "The usual quality: what flickers from pixel to pixel is coarsened.") {
        @Override
        public Pixels apply(Pixels pixels) {
            return jpeg(pixels, 0.75f);
        }
    },
    JPEG_50("JPEG, quality 50", "Much of what flickers from pixel to pixel is thrown away.") {
        @Override
        public Pixels apply(Pixels pixels) {
            return jpeg(pixels, 0.5f);
        }
    },
    RESIZE("Resized to 75 % and back", "Neighbours are averaged, which blurs what was aimed at single pixels.") {
        @Override
        public Pixels apply(Pixels pixels) {
            int height = Math.max(1, pixels.height() * 3 / 4);
            int width = Math.max(1, pixels.width() * 3 / 4);
            Pixels small = AS_IT_IS.apply(ImageFiles.rgb(pixels), pixels.channels(), height, width);
            return AS_IT_IS.apply(ImageFiles.rgb(small), pixels.channels(), pixels.height(), pixels.width());
        }
    },
    SHIFT("Shifted by one pixel", "Each weight meets its neighbour's value: what was aimed exactly misses.") {
        @Override
        public Pixels apply(Pixels pixels) {
            int height = pixels.height();
            int width = pixels.width();
            float[] from = pixels.toArray();
            float[] to = new float[from.length];
            for (int i = 0; i < to.length; i++) {
                int x = i % width;
                int y = i / width % height;
                int channel = i / (width * height);
                to[i] = from[(channel * height + Math.max(0, y - 1)) * width + Math.max(0, x - 1)];
            }
            return new Pixels(pixels.channels(), height, width, to);
        }
    };

    private static final Preparation AS_IT_IS = new Preparation(Fit.STRETCH, Invert.NO, false);

    private final String title;
    private final String why;

    Distortion(String title, String why) {
        this.title = title;
        this.why = why;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** One sentence on why an adversarial example may not survive it. */
    public String why() {
        return why;
    }

    /** The picture after it, of the same shape. */
    public abstract Pixels apply(Pixels pixels);

    private static Pixels jpeg(Pixels pixels, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(ImageFiles.rgb(pixels), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses a picture", e);
        } finally {
            writer.dispose();
        }
        try {
            return AS_IT_IS.apply(
                    ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())),
                    pixels.channels(),
                    pixels.height(),
                    pixels.width());
        } catch (IOException e) {
            throw new UncheckedIOException("a picture that was just written cannot be read", e);
        }
    }
}
