package org.epsilonlab.ui.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.OwnSetShelf;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.UndoStack;
import org.jspecify.annotations.Nullable;

/**
 * What is done to data sets of the user's own: they get other titles, and are deleted until they are brought back, by the
 * notice or by undoing. Knows no view.
 */
final class OwnSetBin {

    private final TrainModel model;
    private final DraftData data;
    private final ObjectProperty<List<OwnSet>> deleted = new SimpleObjectProperty<>(this, "deleted", List.<OwnSet>of());
    private boolean refused;

    OwnSetBin(TrainModel model) {
        this.model = model;
        this.data = model.draft().data();
        deleted.addListener((source, before, after) -> {
            if (!refused) {
                minus(after, before).forEach(this::out);
                minus(before, after).forEach(this::back);
            }
        });
    }

    /** Lets a deletion be taken back like any other change of the draft. */
    void register(UndoStack undo) {
        undo.register(deleted);
    }

    private @Nullable OwnSetShelf shelf() {
        Path own = data.shelf().own();
        return own == null ? null : new OwnSetShelf(own);
    }

    /** Why nothing can be done to the data of that name now, one sentence; empty if something can. */
    String whyNot(String name) {
        if (data.isBundled(name)) {
            return "These pictures came with the program and stay as they are; only a set of your own can be changed.";
        }
        boolean isUsed = Stream.concat(
                        Stream.ofNullable(model.live().currentProperty().get()), model.queue().stream())
                .anyMatch(run -> run.record().config().data().equals(name));
        return isUsed ? "A training learns from these pictures now, or waits to; end it first." : "";
    }

    /** Gives a set another title. */
    void rename(String name, String title) {
        OwnSetShelf shelf = shelf();
        if (shelf != null) {
            model.commands().inBackground(() -> shelf.rename(find(name), title), data::replace);
        }
    }

    private OwnSet find(String name) throws DataException {
        return data.shelf()
                .ownSet(name)
                .orElseThrow(() -> new DataException("The pictures “" + name + "” are gone already."));
    }

    /** Deletes a set; networks that learnt from it stay. Refuses while a training needs it. */
    void delete(String name) {
        String reason = whyNot(name);
        if (!reason.isEmpty()) {
            model.notices().refuse(reason);
            return;
        }
        model.commands().inBackground(() -> Optional.of(find(name)), found -> found.ifPresent(this::delete));
    }

    private void delete(OwnSet set) {
        deleted.set(Stream.concat(deleted.get().stream(), Stream.of(set)).toList());
        model.notices()
                .ask(
                        "Deleted “" + set.title() + "”; networks that learnt from it stay.",
                        new Command("Undo", "", "Brings the pictures back.", () -> restore(set)));
    }

    private void restore(OwnSet set) {
        if (deleted.get().contains(set)) {
            deleted.set(minus(deleted.get(), List.of(set)));
            data.nameProperty().set(set.name());
        }
    }

    /** In one turn with the deletion other data are chosen, so that undoing takes both back. */
    private void out(OwnSet set) {
        boolean wasChosen = data.nameProperty().get().equals(set.name());
        data.remove(set);
        move(shelf -> shelf.delete(set), () -> {}, () -> {
            quietly(minus(deleted.get(), List.of(set)));
            data.replace(set);
            if (wasChosen) {
                data.nameProperty().set(set.name());
            }
        });
    }

    private void back(OwnSet set) {
        move(
                shelf -> shelf.restore(set),
                () -> data.replace(set),
                () -> quietly(
                        Stream.concat(deleted.get().stream(), Stream.of(set)).toList()));
    }

    /** The disk refused: the list says what is so, and moves nothing. */
    private void quietly(List<OwnSet> now) {
        refused = true;
        deleted.set(now);
        refused = false;
    }

    /** Something that is done to a folder. */
    @FunctionalInterface
    private interface Move {
        void of(OwnSetShelf shelf) throws DataException;
    }

    private void move(Move move, Runnable then, Runnable otherwise) {
        OwnSetShelf shelf = shelf();
        if (shelf == null) {
            return;
        }
        model.commands()
                .inBackground(
                        () -> {
                            try {
                                move.of(shelf);
                                return "";
                            } catch (DataException e) {
                                return String.valueOf(e.getMessage());
                            }
                        },
                        problem -> {
                            if (problem.isEmpty()) {
                                then.run();
                            } else {
                                otherwise.run();
                                model.notices().refuse(problem);
                            }
                        });
    }

    private static List<OwnSet> minus(List<OwnSet> all, List<OwnSet> without) {
        return all.stream().filter(each -> !without.contains(each)).toList();
    }
}
