package org.epsilonlab.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/**
 * What is dragged over the window, dropped on it or pasted into it.
 *
 * @param files from a file manager, empty for anything else
 * @param image from a browser or a clipboard
 * @param url of a picture, or ""
 */
public record Dropped(List<Path> files, Optional<Image> image, String url) {

    /** Reads a clipboard or the board of a drag. */
    public static Dropped from(Clipboard board) {
        List<Path> files =
                board.hasFiles() ? board.getFiles().stream().map(File::toPath).toList() : List.of();
        @Nullable Image image = board.hasImage() ? board.getImage() : null;
        return new Dropped(files, Optional.ofNullable(image), board.hasUrl() ? board.getUrl() : "");
    }

    public boolean isEmpty() {
        return files.isEmpty() && image.isEmpty() && url.isEmpty();
    }

    /** Why there is no picture, one sentence for where neither a file nor an image came along. */
    public String whyNoPicture() {
        return url.isEmpty()
                ? "There is no picture on the clipboard; copy one and paste again."
                : "Only an address came along, and nothing is fetched from the network; save the picture and drop the"
                        + " file.";
    }
}
