package org.epsilonlab.ui.training.classes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.epsilonlab.data.PictureFiles;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.ui.common.EditHistory;
import org.jspecify.annotations.Nullable;

/** Heaps of pictures on their way to a data set; every change can be taken back. Knows no view; for the FX thread. */
final class HeapsModel {

    /** Pixels of a preview's side. */
    private static final int SIDE = 48;

    // Properties

    private final ReadOnlyObjectWrapper<Heaps> heaps = new ReadOnlyObjectWrapper<>(this, "heaps", Heaps.empty());
    private final ReadOnlyObjectWrapper<List<String>> leftOut =
            new ReadOnlyObjectWrapper<>(this, "leftOut", List.<String>of());
    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper(this, "reading", "");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");

    private final Executor files;
    private final PastedFiles pasted = new PastedFiles();
    private final EditHistory<Heaps> history = new EditHistory<>();
    private int underWay;
    private volatile boolean closed;

    /** @param files reads pictures */
    HeapsModel(Executor files) {
        this.files = files;
    }

    // Commands

    /** Puts pictures on a heap: files, and those in folders. What cannot be read is told and left out. */
    void add(int heap, List<Path> given) {
        begin();
        files.execute(() -> {
            PictureFiles found = PictureFiles.of(given);
            List<String> refused = new ArrayList<>(found.refused());
            List<Heaps.Picture> pictures = new ArrayList<>();
            for (Path file : found.files()) {
                if (closed) {
                    return;
                }
                if (pictures.size() >= Heaps.MOST) {
                    refused.add(
                            "Only the first " + Heaps.MOST + " pictures are taken; make a folder a class for more.");
                    break;
                }
                try {
                    pictures.add(new Heaps.Picture(file, small(ImageFiles.read(file))));
                } catch (IOException e) {
                    refused.add(String.valueOf(e.getMessage()));
                }
                int read = pictures.size() + refused.size();
                Platform.runLater(
                        () -> say("Reading " + read + " of " + found.files().size() + " …"));
            }
            Platform.runLater(() -> end(heap, pictures, refused));
        });
    }

    /** Puts a picture without a file on a heap, such as one from the clipboard. */
    void add(int heap, BufferedImage image) {
        begin();
        files.execute(() -> {
            try {
                Heaps.Picture picture = new Heaps.Picture(pasted.write(image), small(image));
                Platform.runLater(() -> end(heap, List.of(picture), List.of()));
            } catch (IOException e) {
                String sentence = String.valueOf(e.getMessage());
                Platform.runLater(() -> end(heap, List.of(), List.of(sentence)));
            }
        });
    }

    private static Pixels small(BufferedImage image) {
        return Preparation.standard(3).apply(image, 3, SIDE, SIDE);
    }

    private void begin() {
        underWay++;
        leftOut.set(List.of());
        say("Reading …");
    }

    private void say(String words) {
        if (underWay > 0) {
            reading.set(words);
        }
    }

    private void end(int heap, List<Heaps.Picture> pictures, List<String> refused) {
        underWay--;
        if (underWay == 0) {
            reading.set("");
        }
        List<String> all = new ArrayList<>(leftOut.get());
        all.addAll(refused);
        if (heaps.get().size() + pictures.size() > Heaps.MOST) {
            all.add("The heaps hold at most " + Heaps.MOST + " pictures; make a folder a class for more.");
        } else if (!pictures.isEmpty()) {
            change(now -> now.add(heap, pictures));
        }
        leftOut.set(List.copyOf(all));
    }

    void remove(int heap, Heaps.Picture picture) {
        change(now -> now.remove(heap, picture));
    }

    /** Adds a heap without a name. */
    void addHeap() {
        change(now -> now.plus(""));
    }

    void removeHeap(int heap) {
        change(now -> now.minus(heap));
    }

    /** Gives a heap another name; letters typed one after the other are one step. */
    void rename(int heap, String name) {
        change(now -> now.rename(heap, name), "name of " + heap);
    }

    private void change(UnaryOperator<Heaps> change) {
        change(change, "");
    }

    private void change(UnaryOperator<Heaps> change, String field) {
        Heaps now = heaps.get();
        Heaps next = change.apply(now);
        if (!next.equals(now)) {
            history.leave(now, field);
            show(next);
        }
    }

    void undo() {
        show(history.back(heaps.get()));
    }

    void redo() {
        show(history.forward(heaps.get()));
    }

    private void show(@Nullable Heaps next) {
        if (next != null) {
            heaps.set(next);
            canUndo.set(history.hasPast());
            canRedo.set(history.hasFuture());
        }
    }

    /** Ends what is under way and forgets what was pasted. */
    void close() {
        closed = true;
        files.execute(pasted::close);
    }

    /** The heaps as they are now. */
    ReadOnlyObjectProperty<Heaps> heapsProperty() {
        return heaps.getReadOnlyProperty();
    }

    /** One sentence for each thing that the last pictures brought and that could not be used. */
    ReadOnlyObjectProperty<List<String>> leftOutProperty() {
        return leftOut.getReadOnlyProperty();
    }

    /** What is being read; empty for nothing. */
    ReadOnlyStringProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }
}
