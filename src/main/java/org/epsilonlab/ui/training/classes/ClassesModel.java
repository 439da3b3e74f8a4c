package org.epsilonlab.ui.training.classes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.data.ClassPictures;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.OwnSetWriter;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;

/** Pictures by class on their way to a data set: its pictures in the chosen size, and what is chosen besides; knows no view. */
final class ClassesModel {

    /** What pictures can be made, the usual first. */
    static final List<InputShape> SIZES = List.of(
            new InputShape(3, 32, 32),
            new InputShape(1, 28, 28),
            new InputShape(1, 32, 32),
            new InputShape(3, 48, 48),
            new InputShape(3, 64, 64),
            new InputShape(3, 224, 224));

    /** Per cent of each class to test on. */
    static final List<Integer> TESTED = List.of(10, 20, 30, 50);

    private static final int USUALLY_TESTED = 20;

    /** Progress is told this many times at most. */
    private static final int TELLINGS = 200;

    // Properties

    private final ObjectProperty<InputShape> shape = new SimpleObjectProperty<>(this, "shape", SIZES.get(0));
    private final ObjectProperty<Integer> tested = new SimpleObjectProperty<>(this, "tested", USUALLY_TESTED);
    private final IntegerProperty seed = new SimpleIntegerProperty(this, "seed", 1);
    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final ReadOnlyObjectWrapper<@Nullable ClassPictures> pictures =
            new ReadOnlyObjectWrapper<>(this, "pictures");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private final ClassFolder folder;
    private final Path own;
    private final Executor files;
    private final Consumer<OwnSet> kept;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param folder with its classes
     * @param own the folder of the user's data sets
     * @param files reads and writes
     * @param kept hears of the set on the FX thread
     */
    ClassesModel(ClassFolder folder, Path own, Executor files, Consumer<OwnSet> kept) {
        this.folder = folder;
        this.own = own;
        this.files = files;
        this.kept = kept;
        title.set(folder.title());
        shape.subscribe(chosen -> read(chosen));
    }

    /** Reads the pictures in that size; the size that was asked for last wins. */
    private void read(InputShape chosen) {
        int mine = asked.incrementAndGet();
        pictures.set(null);
        problem.set("");
        progress.set(0);
        int all = folder.size();
        int step = Math.max(1, all / TELLINGS);
        files.execute(() -> {
            try {
                ClassPictures read = ClassPictures.read(folder, chosen, new ClassPictures.Listener() {
                    @Override
                    public void read(int done) {
                        if (done % step == 0) {
                            tell(mine, () -> progress.set((double) done / all));
                        }
                    }

                    @Override
                    public boolean isCancelled() {
                        return asked.get() != mine;
                    }
                });
                tell(mine, () -> {
                    progress.set(1);
                    pictures.set(read);
                    problem.set(read.problem());
                });
            } catch (IOException e) {
                tell(mine, () -> problem.set(String.valueOf(e.getMessage())));
            } catch (CancellationException e) {
                System.getLogger(ClassesModel.class.getName())
                        .log(System.Logger.Level.DEBUG, "another size is wanted", e);
            }
        });
    }

    private void tell(int mine, Runnable what) {
        Platform.runLater(() -> {
            if (asked.get() == mine) {
                what.run();
            }
        });
    }

    /** Makes the data set. */
    void keep() {
        ClassPictures read = pictures.get();
        if (read == null) {
            return;
        }
        int mine = asked.incrementAndGet();
        String name = title.get();
        double share = tested.get() / 100.0;
        long drawn = seed.get();
        problem.set("");
        files.execute(() -> {
            try {
                OwnSet set = OwnSetWriter.keep(read, own, name, share, drawn);
                tell(mine, () -> kept.accept(set));
            } catch (IOException e) {
                tell(mine, () -> problem.set(String.valueOf(e.getMessage())));
            }
        });
    }

    /** Ends what is under way. */
    void close() {
        asked.incrementAndGet();
    }

    ClassFolder folder() {
        return folder;
    }

    /** What every picture is made. */
    ObjectProperty<InputShape> shapeProperty() {
        return shape;
    }

    /** Per cent of each class to test on. */
    ObjectProperty<Integer> testedProperty() {
        return tested;
    }

    /** Of the split. */
    IntegerProperty seedProperty() {
        return seed;
    }

    /** What the set is to be called. */
    StringProperty titleProperty() {
        return title;
    }

    /** The pictures in the chosen size; null while they are read. */
    ReadOnlyObjectProperty<@Nullable ClassPictures> picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /** How far the reading is, 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What is wrong, one sentence; empty for nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
