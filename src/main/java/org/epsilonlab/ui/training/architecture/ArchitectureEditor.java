package org.epsilonlab.ui.training.architecture;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.ArchitectureException;
import org.jspecify.annotations.Nullable;

/** An architecture of the user's own on its way to be kept: its name, its layers and why it cannot be saved yet. */
public final class ArchitectureEditor {

    private final LayerEditor layers;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper(this, "nameProblem", "");
    private final ReadOnlyStringWrapper whyNotSave = new ReadOnlyStringWrapper(this, "whyNotSave", "");
    private ArchitectureCatalog catalog;
    private @Nullable String before;

    /**
     * @param catalog where it is kept
     * @param from one of the user's own, to be changed; or a bundled one, of which a copy is made
     * @param shape of the pictures to check it on at first
     * @param classes how many logits it ends in, at least 2
     */
    public ArchitectureEditor(ArchitectureCatalog catalog, Architecture from, InputShape shape, int classes) {
        this.catalog = catalog;
        before = from.isOwn() ? from.name() : null;
        name.set(from.isOwn() ? from.name() : catalog.freeName(from.name()));
        layers = new LayerEditor(from.layers(), shape, classes);
        name.addListener((source, was, is) -> refresh());
        layers.problemProperty().addListener((source, was, is) -> refresh());
        refresh();
    }

    private void refresh() {
        nameProblem.set(catalog.complaint(name.get().strip(), before));
        String layer = layers.problemProperty().get();
        whyNotSave.set(layer.isEmpty() ? nameProblem.get() : layer);
    }

    /** The layers, to be looked at and changed. */
    public LayerEditor layers() {
        return layers;
    }

    /** The name to keep it under. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Why the name cannot be had, one sentence, or "". */
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /** Why it cannot be saved now, one sentence, or "". */
    public ReadOnlyStringProperty whyNotSaveProperty() {
        return whyNotSave.getReadOnlyProperty();
    }

    /** The catalogue as it is now, with what was saved. */
    public ArchitectureCatalog catalog() {
        return catalog;
    }

    /**
     * Keeps it; what is saved later takes its place.
     *
     * @return what was kept, as {@link #catalog} then lists it
     * @throws ArchitectureException one sentence, if there is a reason not to or the disk refuses
     */
    public Architecture save() throws ArchitectureException {
        if (!whyNotSave.get().isEmpty()) {
            throw new ArchitectureException(whyNotSave.get());
        }
        String kept = name.get().strip();
        catalog = catalog.save(kept, layers.draftProperty().get().layers(), before);
        before = kept;
        return catalog.find(kept);
    }
}
