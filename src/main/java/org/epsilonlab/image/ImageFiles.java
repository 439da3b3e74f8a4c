package org.epsilonlab.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Picture files: reads PNG, JPEG (turned as its EXIF says, in three colours or four inks), GIF and WebP (the first
 * frame) and BMP, writes PNG.
 *
 * <p>A file's header is asked for the size before anything is decoded, so that a huge or lying file cannot fill the
 * memory. Every failure is an {@link IOException} of one sentence that names the file and the next step.
 */
public final class ImageFiles {
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp", "webp");
    /** Above this many pixels a picture is read with every k-th row and column only. */
    private static final long FULL = 40_000_000;
    /** Above this many pixels a picture is refused. */
    private static final long LARGEST = 400_000_000;

    private ImageFiles() {}

    /** True if the name ends as a picture file's name does (png, jpg, jpeg, gif, bmp, webp). */
    public static boolean looksLikePicture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(png|jpe?g|gif|bmp|webp)");
    }

    /** Reads a picture file. */
    public static BufferedImage read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; choose a picture file in it.");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + (Files.exists(file) ? " may not be read" : " does not exist")
                    + "; check the path and its permissions.");
        }
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) == 0) {
            throw empty(name);
        }
        File plain = file.toFile();
        try (ImageInputStream in = ImageIO.createImageInputStream(plain)) {
            return decode(in, name);
        }
    }

    /**
     * Reads a picture that is already in memory, such as one dragged in from a browser.
     *
     * @param name what to call it in messages
     */
    public static BufferedImage read(byte[] bytes, String name) throws IOException {
        if (bytes.length == 0) {
            throw empty(name);
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return decode(in, name);
        }
    }

    /** The picture in 8 bits, as red, green and blue even where it is grey. */
    public static BufferedImage rgb(Pixels pixels) {
        int width = pixels.width();
        BufferedImage image = new BufferedImage(width, pixels.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, pixels.height(), pixels.toArgb(), 0, width);
        return image;
    }

    /** Writes an 8-bit PNG, grey or RGB, whole or not at all; values are rounded as by {@link Pixels#rounded8Bit}. */
    public static void writePng(Pixels pixels, Path file) throws IOException {
        int[] argb = pixels.toArgb();
        int type = pixels.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), type);
        // Into the raster: setRGB would take the values of a grey image for linear light and change them.
        int[] samples = new int[image.getRaster().getNumBands()];
        for (int i = 0; i < argb.length; i++) {
            for (int b = 0; b < samples.length; b++) {
                samples[b] = (argb[i] >> (16 - 8 * b)) & 0xff;
            }
            image.getRaster().setPixel(i % pixels.width(), i / pixels.width(), samples);
        }
        try (WholeFile whole = WholeFile.start(file)) {
            ImageIO.write(image, "png", whole.out());
            whole.commit();
        }
    }

    private static BufferedImage decode(ImageInputStream in, String name) throws IOException {
        List<ImageReader> readers = readers(in);
        if (readers.isEmpty()) {
            throw new IOException(name + " is not a PNG, JPEG, GIF, BMP or WebP picture; choose another file.");
        }
        try {
            for (ImageReader reader : readers) {
                in.seek(0);
                BufferedImage image = decode(reader, in, name);
                if (image != null) {
                    return image;
                }
            }
        } finally {
            readers.forEach(ImageReader::dispose);
        }
        throw new IOException(name + " uses colours that cannot be read; save it as RGB.");
    }

    /** Null if the reader does not know such colours, so that another may. */
    private static @Nullable BufferedImage decode(ImageReader reader, ImageInputStream in, String name)
            throws IOException {
        AtomicBoolean cutShort = new AtomicBoolean();
        BufferedImage image;
        int orientation;
        boolean jpeg;
        int step;
        try {
            jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
            orientation = jpeg ? Orientation.ofJpeg(in) : Orientation.UPRIGHT;
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(cutShortListener(cutShort));
            step = step(reader.getWidth(0), reader.getHeight(0));
            if (step > 0) {
                ImageReadParam parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(step, step, 0, 0);
                image = reader.read(0, parameters);
            } else {
                image = null;
            }
        } catch (IOException | RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("Unsupported Image Type")) {
                return null;
            }
            throw damaged(name, e);
        }
        if (image == null) {
            throw new IOException(name + " has more than " + LARGEST / 1_000_000
                    + " million pixels; make it smaller with a picture program.");
        }
        if (cutShort.get()) {
            throw damaged(name, null);
        }
        // Without Adobe's marker Java's reader takes four inks for red, green, blue and alpha.
        return image.getRaster().getNumBands() > 3 && jpeg ? null : Orientation.turned(image, orientation);
    }

    /**
     * Only those for the promised formats: the reader for WBMP, say, takes any file of zero bytes for a picture. Java's own
     * come first, so that pictures are read as everywhere else in Java; the others know four inks and WebP.
     */
    private static List<ImageReader> readers(ImageInputStream in) throws IOException {
        List<ImageReader> readers = new ArrayList<>();
        Iterator<ImageReader> all = ImageIO.getImageReaders(in);
        while (all.hasNext()) {
            ImageReader reader = all.next();
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                reader.dispose();
            } else if (reader.getClass().getName().startsWith("com.sun.")) {
                readers.add(0, reader);
            } else {
                readers.add(reader);
            }
        }
        return readers;
    }

    /** Every how many-th row and column to read; 0 if the picture is too large to be read at all. */
    static int step(int width, int height) {
        long pixels = (long) width * height;
        if (pixels > LARGEST) {
            return 0;
        }
        return pixels <= FULL ? 1 : (int) Math.ceil(Math.sqrt((double) pixels / FULL));
    }

    /** The JPEG reader fills what is missing with grey and only warns. */
    private static IIOReadWarningListener cutShortListener(AtomicBoolean cutShort) {
        return (reader, warning) -> {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("premature end") || text.contains("truncated")) {
                cutShort.set(true);
            }
        };
    }

    private static IOException empty(String name) {
        return new IOException(name + " is empty; choose another file.");
    }

    private static IOException damaged(String name, @Nullable Exception cause) {
        return new IOException(name + " is damaged or cut short; copy or save the picture anew.", cause);
    }
}
