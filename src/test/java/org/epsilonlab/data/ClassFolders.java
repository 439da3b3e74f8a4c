package org.epsilonlab.data;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.epsilonlab.model.InputShape;

/** Folders of pictures that a program can tell apart: each class has a colour of its own, with noise on it. */
public final class ClassFolders {

    /** Nobody listens. */
    public static final ClassPictures.Listener QUIET = new ClassPictures.Listener() {
        @Override
        public void read(int done) {
            // Not wanted.
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    private ClassFolders() {}

    /** Adds a sub-folder of that many pictures, 40×30, each pixel within 10 of the colour. */
    public static void add(Path folder, String name, int count, Color colour) throws IOException {
        Path sub = Files.createDirectories(folder.resolve(name));
        Random random = new Random(name.hashCode());
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    int shade = random.nextInt(21) - 10;
                    image.setRGB(
                            x,
                            y,
                            new Color(
                                            within(colour.getRed() + shade),
                                            within(colour.getGreen() + shade),
                                            within(colour.getBlue() + shade))
                                    .getRGB());
                }
            }
            ImageIO.write(
                    image, "png", sub.resolve(String.format("%03d.png", i)).toFile());
        }
    }

    private static int within(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Three classes, 20 red, 10 green and 6 blue pictures. */
    public static Path write(Path folder) throws IOException {
        add(folder, "red", 20, new Color(200, 40, 40));
        add(folder, "green", 10, new Color(40, 200, 40));
        add(folder, "blue", 6, new Color(40, 40, 200));
        return folder;
    }

    /** The same kept as a set of 8×8 colour pictures, a fifth of it to test on. */
    public static OwnSet keep(Path folder, Path own) throws IOException {
        ClassPictures read = ClassPictures.read(ClassFolder.scan(write(folder)), new InputShape(3, 8, 8), QUIET);
        return OwnSetWriter.keep(read, own, "My colours", 0.2, 3);
    }
}
