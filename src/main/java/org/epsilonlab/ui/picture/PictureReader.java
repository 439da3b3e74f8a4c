package org.epsilonlab.ui.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.stage.FileChooser;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.ui.shell.DropHandler;
import org.epsilonlab.ui.shell.Dropped;

/**
 * Takes pictures that are dropped, pasted or opened, and reads them off the FX thread. What can't be read is refused in
 * one sentence, and nothing else changes. Nothing is ever fetched from the network: of a web page's picture the browser
 * must hand over the picture itself.
 */
public final class PictureReader implements DropHandler {

    private static final String EMPTY = "The picture that came along is empty; save it as a file and drop that.";

    private static final long LARGE = 4 << 20;

    /** The names of picture files, for a dialog; some systems tell small letters from capital ones. */
    public static final FileChooser.ExtensionFilter NAMES = new FileChooser.ExtensionFilter(
            "Pictures", "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp", "*.webp", "*.PNG", "*.JPG", "*.JPEG");

    private final AtomicLong latest = new AtomicLong();
    private final Executor files;
    private final Consumer<OwnPicture> opened;
    private final Consumer<String> refused;
    private Consumer<String> telling = sentence -> {};

    /**
     * @param files reads, on a thread of its own
     * @param opened hears of each picture, on the FX thread
     * @param refused hears one sentence about each that can't be read, on the FX thread
     */
    public PictureReader(Executor files, Consumer<OwnPicture> opened, Consumer<String> refused) {
        this.files = files;
        this.opened = opened;
        this.refused = refused;
    }

    @Override
    public String refusal(Dropped dropped) {
        if (!dropped.files().isEmpty() || dropped.image().isPresent()) {
            return dropped.files().size() > 1 ? "Drop one picture at a time." : "";
        }
        return dropped.whyNoPicture();
    }

    @Override
    public String invitation(Dropped dropped) {
        return "Drop the picture to attack it";
    }

    @Override
    public void take(Dropped dropped) {
        String refusal = refusal(dropped);
        if (!refusal.isEmpty()) {
            refused.accept(refusal);
        } else if (!dropped.files().isEmpty()) {
            open(dropped.files().get(0));
        } else {
            dropped.image().ifPresent(this::open);
        }
    }

    /** Reads a file; of several that are read at the same time only the last counts. */
    public void open(Path file) {
        String name = String.valueOf(file.getFileName());
        read(() -> {
            if (file.toFile().length() > LARGE) {
                String sentence = name + " is large; it comes on stage as soon as it is read and made ready.";
                Platform.runLater(() -> telling.accept(sentence));
            }
            return OwnPicture.of(ImageFiles.read(file), name);
        });
    }

    private void open(Image image) {
        if (image.getWidth() < 1 || image.getHeight() < 1) {
            refused.accept(EMPTY);
            return;
        }
        read(() -> {
            BufferedImage copy = SwingFXUtils.fromFXImage(image, null);
            if (copy == null) {
                throw new IOException(EMPTY);
            }
            return OwnPicture.of(copy, "pasted picture");
        });
    }

    /** Has one sentence told when something takes a while. */
    public void setTelling(Consumer<String> wanted) {
        telling = wanted;
    }

    private void read(Reading reading) {
        long asked = latest.incrementAndGet();
        files.execute(() -> {
            try {
                OwnPicture picture = reading.read();
                Platform.runLater(() -> {
                    if (asked == latest.get()) {
                        opened.accept(picture);
                    }
                });
            } catch (IOException e) {
                String sentence = String.valueOf(e.getMessage());
                Platform.runLater(() -> refused.accept(sentence));
            }
        });
    }

    private interface Reading {
        OwnPicture read() throws IOException;
    }
}
