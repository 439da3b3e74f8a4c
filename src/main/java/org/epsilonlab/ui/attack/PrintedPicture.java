package org.epsilonlab.ui.attack;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.WholeFile;

/** A small picture enlarged with hard edges to 50 mm at 300 dots an inch, in a PNG that says so. */
final class PrintedPicture {

    static final int DOTS = (int) Math.round(50 / 25.4 * 300);
    private static final int DOTS_A_METRE = (int) Math.round(300 / 0.0254);

    private PrintedPicture() {}

    static void save(Pixels picture, Path file) throws IOException {
        BufferedImage image = new BufferedImage(DOTS, DOTS, BufferedImage.TYPE_INT_RGB);
        int[] colours = picture.toArgb();
        for (int y = 0; y < DOTS; y++) {
            for (int x = 0; x < DOTS; x++) {
                int from = y * picture.height() / DOTS * picture.width() + x * picture.width() / DOTS;
                image.setRGB(x, y, colours[from]);
            }
        }
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        ImageWriter writer = writers.next();
        try (WholeFile whole = WholeFile.start(file);
                ImageOutputStream out = ImageIO.createImageOutputStream(whole.out())) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            IIOMetadataNode size = new IIOMetadataNode("pHYs");
            size.setAttribute("pixelsPerUnitXAxis", Integer.toString(DOTS_A_METRE));
            size.setAttribute("pixelsPerUnitYAxis", Integer.toString(DOTS_A_METRE));
            size.setAttribute("unitSpecifier", "meter");
            IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
            root.appendChild(size);
            metadata.mergeTree("javax_imageio_png_1.0", root);
            writer.setOutput(out);
            writer.write(metadata, new IIOImage(image, null, metadata), null);
            out.flush();
            whole.commit();
        } finally {
            writer.dispose();
        }
    }
}
