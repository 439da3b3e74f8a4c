package org.epsilonlab.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.ArchitectureException;
import org.epsilonlab.training.Architectures;
import org.epsilonlab.ui.common.UndoStack;

/**
 * The user's own networks that were deleted in this session. What is in here is on no disk; what is taken out again, by
 * the notice or by undoing, is written anew. Knows no view.
 */
final class ArchitectureBin {

    private final TrainingDraft draft;
    private final Consumer<String> refuse;
    private final ObjectProperty<List<Architecture>> deleted =
            new SimpleObjectProperty<>(this, "deleted", List.<Architecture>of());
    private boolean done;

    /** @param refuse takes one sentence, if the disk refuses */
    ArchitectureBin(TrainingDraft draft, Consumer<String> refuse) {
        this.draft = draft;
        this.refuse = refuse;
        deleted.addListener((source, before, after) -> {
            if (!done) {
                moved(minus(after, before), minus(before, after)).ifPresent(draft.architecturesProperty()::set);
            }
        });
    }

    /** Lets a deletion be taken back like any other change of the draft. */
    void register(UndoStack undo) {
        undo.register(deleted);
    }

    /** Why this one cannot be deleted, one sentence; empty if it can. */
    static String whyNot(Architecture architecture) {
        return architecture.isOwn()
                ? ""
                : "“" + architecture.name() + "” came with the program and stays; only one of your own can be deleted.";
    }

    /**
     * Deletes one of the user's own; runs that were made with it keep their layers. The usual network is chosen instead.
     *
     * @return whether it is gone; if not, the reason was told
     */
    boolean delete(Architecture architecture) {
        Optional<ArchitectureCatalog> without = moved(List.of(architecture), List.of());
        if (without.isEmpty()) {
            return false;
        }
        // Before another is chosen: that alone might join the step before, in which this one was.
        done = true;
        deleted.set(
                Stream.concat(deleted.get().stream(), Stream.of(architecture)).toList());
        done = false;
        if (draft.architectureProperty().get().equals(architecture.name())) {
            draft.architectureProperty().set(Architectures.DEFAULT);
        }
        draft.architecturesProperty().set(without.get());
        return true;
    }

    /** Brings one back and chooses it, if it is in here. */
    void restore(Architecture architecture) {
        if (deleted.get().contains(architecture)) {
            deleted.set(minus(deleted.get(), List.of(architecture)));
            if (draft.architecturesProperty().get().entries().contains(architecture)) {
                draft.architectureProperty().set(architecture.name());
            }
        }
    }

    /** The catalogue after these were deleted and those written anew; empty if the disk refused, which was told. */
    private Optional<ArchitectureCatalog> moved(List<Architecture> out, List<Architecture> back) {
        try {
            ArchitectureCatalog catalog = draft.architecturesProperty().get();
            for (Architecture each : out) {
                catalog = catalog.delete(each.name());
            }
            for (Architecture each : back) {
                catalog = catalog.save(each.name(), each.layers(), null);
            }
            return Optional.of(catalog);
        } catch (ArchitectureException e) {
            refuse.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static List<Architecture> minus(List<Architecture> all, List<Architecture> without) {
        return all.stream().filter(each -> !without.contains(each)).toList();
    }
}
