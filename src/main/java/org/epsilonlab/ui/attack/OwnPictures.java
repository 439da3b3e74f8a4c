package org.epsilonlab.ui.attack;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import javafx.stage.Window;
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
        reader.setTelling(frame::tell);
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
        chooser.getExtensionFilters().add(PictureReader.NAMES);
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
        model.preparing().put(picture, made -> prepare(before), frame::refuse);
    }

    private void prepare() {
        prepare(model.pictures().pictureProperty().get());
    }

    /** @param before what comes back on stage when this is cancelled */
    private void prepare(@Nullable StagePicture before) {
        StagePicture picture = model.pictures().pictureProperty().get();
        if (picture != null && picture.own() != null && picture.madeFor() != null) {
            PrepareSheet sheet = new PrepareSheet(
                    appearance, picture.own(), picture.madeFor(), this::change, frame::hideSheet, () -> {
                        frame.hideSheet();
                        model.preparing().cancel();
                        model.pictures().pictureProperty().set(before);
                    });
            sheet.show(picture.pixels(), picture.made());
            frame.showSheet(sheet);
        }
    }

    private void change(PrepareSheet sheet, OwnPicture picture) {
        model.preparing().put(picture, made -> sheet.show(made.pixels(), made.made()), frame::refuse);
    }

    /** Takes what is dropped on the window. */
    PictureReader reader() {
        return reader;
    }

    List<Command> commands() {
        return List.of(open, paste, prepare);
    }
}
