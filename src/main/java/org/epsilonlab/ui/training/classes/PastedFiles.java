package org.epsilonlab.ui.training.classes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.epsilonlab.image.WholeFolder;
import org.jspecify.annotations.Nullable;

/** Pictures that came without a file, as files in a folder that lasts as long as the heaps do. Off the FX thread. */
final class PastedFiles {

    private @Nullable Path folder;
    private int count;

    /**
     * Makes a file of a picture.
     *
     * @throws IOException one sentence, if the disk refuses
     */
    synchronized Path write(BufferedImage image) throws IOException {
        try {
            Path in = folder;
            if (in == null) {
                in = Files.createTempDirectory("epsilon-lab-pasted");
                folder = in;
                // The program may end before the heaps do; what is registered last goes first.
                in.toFile().deleteOnExit();
            }
            Path file = in.resolve("pasted " + ++count + ".png");
            file.toFile().deleteOnExit();
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new IOException("The pasted picture cannot be kept; make room in the system's temporary folder.", e);
        }
    }

    /** Removes them all. */
    synchronized void close() {
        Path gone = folder;
        folder = null;
        if (gone == null) {
            return;
        }
        try {
            WholeFolder.remove(gone);
        } catch (IOException e) {
            // In the system's temporary folder; it goes with that.
            System.getLogger(PastedFiles.class.getName()).log(System.Logger.Level.DEBUG, "left behind", e);
        }
    }
}
