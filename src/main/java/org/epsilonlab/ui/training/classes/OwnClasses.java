package org.epsilonlab.ui.training.classes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.DirectoryChooser;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.shell.Frame;
import org.jspecify.annotations.Nullable;

/** The way of own pictures into the Train place: heaps are made, or a folder is chosen or dropped; a sheet asks the rest. */
public final class OwnClasses {

    private final Path own;
    private final Appearance appearance;
    private final Frame frame;
    private final Executor files;
    private final Consumer<OwnSet> made;
    private final Command open;
    private @Nullable ClassesModel current;
    private @Nullable HeapsModel heaps;

    /**
     * @param own the folder of the user's data sets
     * @param files reads and writes
     * @param made hears of each set that is made, on the FX thread
     */
    public OwnClasses(Path own, Appearance appearance, Frame frame, Executor files, Consumer<OwnSet> made) {
        this.own = own;
        this.appearance = appearance;
        this.frame = frame;
        this.files = files;
        this.made = made;
        open = new Command(
                "Own pictures…",
                "",
                "Trains on pictures of yours: a heap for each class, or a folder with one sub-folder a class, which"
                        + " may be dropped on the window too.",
                this::showHeaps);
    }

    /** Shows the heaps. */
    public Command open() {
        return open;
    }

    private void showHeaps() {
        end();
        HeapsModel model = Objects.requireNonNullElseGet(heaps, () -> new HeapsModel(files));
        heaps = model;
        frame.showSheet(new HeapsSheet(model, appearance, frame, new HeapsSheet.Ways() {
            @Override
            public void next() {
                ask(model.heapsProperty().get().files(), true);
            }

            @Override
            public void folder() {
                choose();
            }

            @Override
            public void close() {
                frame.hideSheet();
            }

            @Override
            public void take(Path folder) {
                OwnClasses.this.take(folder);
            }
        }));
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("A folder with one sub-folder of pictures a class");
        File folder = chooser.showDialog(frame.window());
        if (folder != null) {
            take(folder.toPath());
        }
    }

    /** Looks into a folder and asks the rest. */
    public void take(Path folder) {
        files.execute(() -> {
            try {
                ClassFolder scanned = ClassFolder.scan(folder);
                Platform.runLater(() -> ask(scanned, false));
            } catch (IOException e) {
                Platform.runLater(() -> frame.refuse(String.valueOf(e.getMessage())));
            }
        });
    }

    private void ask(ClassFolder folder, boolean ofHeaps) {
        end();
        ClassesModel model = new ClassesModel(folder, own, files, set -> kept(set, ofHeaps));
        current = model;
        frame.showSheet(new ClassesSheet(model, appearance, ofHeaps, () -> {
            end();
            if (ofHeaps) {
                showHeaps();
            } else {
                frame.hideSheet();
            }
        }));
    }

    private void kept(OwnSet set, boolean ofHeaps) {
        end();
        HeapsModel used = heaps;
        if (ofHeaps && used != null) {
            used.close();
            heaps = null;
        }
        frame.hideSheet();
        made.accept(set);
        frame.tell(String.format(
                Locale.ENGLISH,
                "“%s” is chosen to train on: %,d pictures of %d classes, and %,d to test on.",
                set.title(),
                set.train(),
                set.classes().size(),
                set.test()));
    }

    private void end() {
        ClassesModel before = current;
        current = null;
        if (before != null) {
            before.close();
        }
    }
}
