package org.epsilonlab.ui.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.ui.shell.DropHandler;
import org.epsilonlab.ui.shell.Dropped;

/**
 * Takes pictures that are dropped, pasted or opened, and reads them off the FX thread. What can't be read is refused in
 * one sentence, and nothing else changes. Nothing is ever fetched from the network: of a web page's picture the browser
 * must hand over the picture itself.
 */
public final class PictureReader implements DropHandler {

    private final Executor files;
    private final Consumer<OwnPicture> opened;
    private final Consumer<String> refused;

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
        return "Only an address came along, and nothing is fetched from the network; save the picture and drop the"
                + " file.";
    }

    @Override
    public String invitation(Dropped dropped) {
        return "Drop the picture to attack it";
    }

    @Override
    public void take(Dropped dropped) {
        String refusal = refusal(dropped);
        if (!refusal.isEmpty()) {
            refused.accept(
                    dropped.isEmpty() ? "There is no picture on the clipboard; copy one and paste again." : refusal);
        } else if (!dropped.files().isEmpty()) {
            open(dropped.files().get(0));
        } else {
            dropped.image().ifPresent(this::open);
        }
    }

    /** Reads a file. */
    public void open(Path file) {
        files.execute(() -> {
            try {
                OwnPicture picture = OwnPicture.of(ImageFiles.read(file), String.valueOf(file.getFileName()));
                Platform.runLater(() -> opened.accept(picture));
            } catch (IOException e) {
                String sentence = String.valueOf(e.getMessage());
                Platform.runLater(() -> refused.accept(sentence));
            }
        });
    }

    private void open(Image image) {
        BufferedImage copy =
                image.getWidth() < 1 || image.getHeight() < 1 ? null : SwingFXUtils.fromFXImage(image, null);
        if (copy == null) {
            refused.accept("The picture that came along is empty; save it as a file and drop that.");
        } else {
            opened.accept(OwnPicture.of(copy, "pasted picture"));
        }
    }
}
