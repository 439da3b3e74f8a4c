package org.epsilonlab;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.epsilonlab.model.foreign.ForeignKind;
import org.epsilonlab.ui.shell.DropHandler;
import org.epsilonlab.ui.shell.Dropped;

/** What is dropped anywhere on the window: networks are imported, all else is for the pictures' handler. */
final class Drops implements DropHandler {

    private final Consumer<List<Path>> networks;
    private final DropHandler pictures;

    Drops(Consumer<List<Path>> networks, DropHandler pictures) {
        this.networks = networks;
        this.pictures = pictures;
    }

    /** One file tells: a list of layers may lie beside its weights. */
    private static boolean isNetwork(Dropped dropped) {
        return dropped.files().stream().anyMatch(ForeignKind::looksLikeOne);
    }

    @Override
    public String refusal(Dropped dropped) {
        return isNetwork(dropped) ? "" : pictures.refusal(dropped);
    }

    @Override
    public String invitation(Dropped dropped) {
        return isNetwork(dropped)
                ? dropped.files().size() == 1 ? "Drop the network to import it" : "Drop the networks to import them"
                : pictures.invitation(dropped);
    }

    @Override
    public void take(Dropped dropped) {
        if (isNetwork(dropped)) {
            networks.accept(dropped.files());
        } else {
            pictures.take(dropped);
        }
    }
}
