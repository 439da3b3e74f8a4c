package org.epsilonlab.ui.attack;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.picture.PictureReader;
import org.epsilonlab.ui.picture.PrepareSheet;
import org.epsilonlab.ui.shell.Dropped;
import org.epsilonlab.ui.shell.Frame;
import org.jspecify.annotations.Nullable;

/** Puts pictures of the user's own on stage: opened, pasted or dropped, and prepared as they choose. */
final class OwnPictures {

    private final AttackModel model;
    private final Appearance appearance;
    private final Frame frame;
    private final PictureReader reader;

    // Commands

    private final Command open;
    private final Command paste;
    private final Command prepare;

    /** @param files reads files, on a thread of its own */
    OwnPictures(AttackModel model, Appearance appearance, Frame frame, Executor files) {
        this.model = model;
        this.appearance = appearance;
        this.frame = frame;
        reader = new PictureReader(files, this::opened, frame::refuse);
        String none = "There is no model that could look at a picture.";
        var ready = model.models().modelProperty().map(now -> true).orElse(false);
        open = new Command("Open picture…", "Shortcut+O", "Attacks a picture file of yours.", this::choose)
                .enableWhen(ready, none);
        paste = new Command("Paste picture", "Shortcut+V", "Attacks the picture on the clipboard.", this::paste)
                .enableWhen(ready, none);
        prepare = new Command(
                        "Prepare picture…",
                        "Shortcut+P",
                        "Shows how your picture is made ready for the network, and lets you change that.",
                        this::prepare)
                .enableWhen(
                        model.pictures()
                                .pictureProperty()
                                .map(now -> now.own() != null)
                                .orElse(false),
                        "The picture on stage is a test picture; open one of your own first.");
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open picture");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        "Pictures",
                        "*.png",
                        "*.jpg",
                        "*.jpeg",
                        "*.gif",
                        "*.bmp",
                        "*.webp",
                        "*.PNG",
                        "*.JPG",
                        "*.JPEG"));
        Window window = frame.window();
        File file = chooser.showOpenDialog(window);
        if (file != null) {
            open(file.toPath());
        }
    }

    /** Reads a file and puts it on stage. */
    void open(Path file) {
        reader.open(file);
    }

    private void paste() {
        reader.take(Dropped.from(Clipboard.getSystemClipboard()));
    }

    private void opened(OwnPicture picture) {
        StagePicture before = model.pictures().pictureProperty().get();
        if (put(picture)) {
            prepare(before);
        }
    }

    private boolean put(OwnPicture picture) {
        ModelCatalog.Entry network = model.models().modelProperty().get();
        if (network == null) {
            frame.refuse("There is no model that could look at " + picture.name() + "; train or add one first.");
            return false;
        }
        try {
            model.pictures().pictureProperty().set(StagePicture.of(picture, network.card()));
            return true;
        } catch (IllegalArgumentException e) {
            frame.refuse(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void prepare() {
        prepare(model.pictures().pictureProperty().get());
    }

    /** @param before what comes back on stage when this is cancelled */
    private void prepare(@Nullable StagePicture before) {
        ModelCatalog.Entry network = model.models().modelProperty().get();
        StagePicture picture = model.pictures().pictureProperty().get();
        if (network != null && picture != null && picture.own() != null) {
            Consumer<OwnPicture> changed = this::put;
            Node sheet = new PrepareSheet(appearance, picture.own(), network.card(), changed, frame::hideSheet, () -> {
                frame.hideSheet();
                model.pictures().pictureProperty().set(before);
            });
            frame.showSheet(sheet);
        }
    }

    /** Takes what is dropped on the window. */
    PictureReader reader() {
        return reader;
    }

    List<Command> commands() {
        return List.of(open, paste, prepare);
    }
}
