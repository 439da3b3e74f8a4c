package org.epsilonlab.ui.models;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.ui.common.Command;
import org.jspecify.annotations.Nullable;

/** What is done to networks on the disk: each deed can be taken back and done again. */
final class ModelDeeds {

    private final ModelsModel model;
    private final ModelShelf shelf;
    private final Deeds done = new Deeds();

    /** @param shelf of the user's own networks */
    ModelDeeds(ModelsModel model, ModelShelf shelf) {
        this.model = model;
        this.shelf = shelf;
    }

    /** What was done, to be taken back. */
    Deeds done() {
        return done;
    }

    /** Gives a network another title. */
    void rename(ModelItem item, String title) {
        String before = item.card().title();
        if (title.strip().equals(before)) {
            return;
        }
        title(
                item,
                title,
                () -> done.did(new Deeds.Deed(
                        "renaming “" + before + "”",
                        () -> title(item, before, () -> {}),
                        () -> title(item, title, () -> {}))));
    }

    private void title(ModelItem item, String title, Runnable then) {
        if (item.origin() == Origin.TRAINED) {
            if (title.isBlank()) {
                model.window().refuse("A network needs a name; type one.");
                return;
            }
            model.window().renameRun(item.folder(), title.strip());
            then.run();
        } else {
            model.inBackground(() -> ModelShelf.rename(item.entry(), title), renamed -> {
                model.window().offer(renamed);
                then.run();
            });
        }
    }

    /** Copies a network to the user's own. */
    void duplicate(ModelItem item) {
        String title = item.card().title() + " (copy)";
        List<String> taken = model.names();
        model.inBackground(() -> shelf.duplicate(item.entry(), title, taken), copy -> {
            model.window().offer(copy);
            model.show(copy);
            model.window().tell("“" + title + "” is among your own networks.");
            done.did(new Deeds.Deed("copying “" + item.card().title() + "”", () -> bin(copy), () -> unbin(copy)));
        });
    }

    /** Deletes a network, to be taken back as long as the window is open. */
    void delete(ModelItem item) {
        String name = "deleting “" + item.card().title() + "”";
        Command undo = new Command("Undo", "", "Brings the network back.", done::undo);
        String told = "Deleted “" + item.card().title() + "”.";
        if (item.origin() == Origin.TRAINED) {
            AtomicReference<@Nullable Runnable> back =
                    new AtomicReference<>(model.window().deleteRun(item.folder()));
            if (back.get() != null) {
                done.did(new Deeds.Deed(
                        name,
                        () -> Objects.requireNonNullElse(back.get(), () -> {}).run(),
                        () -> back.set(model.window().deleteRun(item.folder()))));
                model.window().ask(told, undo);
            }
        } else {
            model.inBackground(() -> deleted(item.entry()), entry -> {
                model.window().withdraw(entry);
                done.did(new Deeds.Deed(name, () -> unbin(entry), () -> bin(entry)));
                model.window().ask(told, undo);
            });
        }
    }

    private ModelCatalog.Entry deleted(ModelCatalog.Entry entry) throws IOException {
        shelf.delete(entry);
        return entry;
    }

    private void bin(ModelCatalog.Entry entry) {
        model.inBackground(() -> deleted(entry), model.window()::withdraw);
    }

    private void unbin(ModelCatalog.Entry entry) {
        model.inBackground(
                () -> {
                    shelf.restore(entry);
                    return entry;
                },
                model.window()::offer);
    }
}
