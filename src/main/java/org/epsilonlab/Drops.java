package org.epsilonlab;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.model.foreign.ForeignKind;
import org.epsilonlab.ui.shell.DropHandler;
import org.epsilonlab.ui.shell.Dropped;

/** What is dropped anywhere on the window: networks are imported, folders of classes trained on, all else is for the pictures' handler. */
final class Drops implements DropHandler {

    private final Consumer<List<Path>> networks;
    private final Consumer<Path> classes;
    private final DropHandler pictures;
    private List<Path> looked = List.of();
    private boolean found;

    /**
     * @param networks imports files
     * @param classes makes a data set of a folder
     * @param pictures takes all else
     */
    Drops(Consumer<List<Path>> networks, Consumer<Path> classes, DropHandler pictures) {
        this.networks = networks;
        this.classes = classes;
        this.pictures = pictures;
    }

    /** One file tells: a list of layers may lie beside its weights. */
    private static boolean isNetwork(Dropped dropped) {
        return dropped.files().stream().anyMatch(ForeignKind::looksLikeOne);
    }

    private boolean isClasses(Dropped dropped) {
        if (!dropped.files().equals(looked)) {
            // Asked at every move of the mouse, and a folder's disk may be slow.
            looked = dropped.files();
            found = looked.size() == 1 && ClassFolder.looksLikeOne(looked.get(0));
        }
        return found;
    }

    @Override
    public String refusal(Dropped dropped) {
        return isNetwork(dropped) || isClasses(dropped) ? "" : pictures.refusal(dropped);
    }

    @Override
    public String invitation(Dropped dropped) {
        if (!isNetwork(dropped) && isClasses(dropped)) {
            return "Drop the folder to train on its classes";
        }
        return isNetwork(dropped)
                ? dropped.files().size() == 1 ? "Drop the network to import it" : "Drop the networks to import them"
                : pictures.invitation(dropped);
    }

    @Override
    public void take(Dropped dropped) {
        if (isNetwork(dropped)) {
            networks.accept(dropped.files());
        } else if (isClasses(dropped)) {
            classes.accept(dropped.files().get(0));
        } else {
            pictures.take(dropped);
        }
    }
}
