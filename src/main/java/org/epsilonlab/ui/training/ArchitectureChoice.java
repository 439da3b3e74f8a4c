package org.epsilonlab.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.FeatureNetwork;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Keys;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.training.architecture.ArchitectureEditor;
import org.epsilonlab.ui.training.architecture.ArchitectureSheet;
import org.jspecify.annotations.Nullable;

/** Which network is trained: bundled ones and the user's own, searched by name, and the way to make another. */
final class ArchitectureChoice extends VBox {

    private final TrainModel model;
    private final TrainingDraft draft;
    private final ArchitectureBin bin;
    private final Frame frame;
    private final SearchableComboBox<Entry> box = new SearchableComboBox<>();
    private final StringProperty summary = new SimpleStringProperty(this, "summary", "");
    private boolean updating;

    /** One of them as the list shows it; its words are what is searched. */
    private record Entry(Architecture architecture, long weights) {
        @Override
        public String toString() {
            return architecture.name()
                    + String.format(Locale.ROOT, " · %,d weights", weights)
                    + (architecture.isOwn() ? " · yours" : "");
        }
    }

    ArchitectureChoice(TrainModel model, ArchitectureBin bin, Frame frame) {
        this.model = model;
        this.draft = model.draft();
        this.bin = bin;
        this.frame = frame;
        getStyleClass().add("parameters");
        box.setId("architecture");
        box.setMinWidth(0);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText("Network");
        Command edit = new Command(
                        "Edit the network",
                        "",
                        "Changes the layers of a network of yours; of a bundled one it changes a copy.",
                        this::edit)
                .disableBecause(box.valueProperty()
                        .map(entry -> isOnTop(entry)
                                ? "What learns here is one layer on top of another network; there is nothing to edit."
                                : "")
                        .orElse("Choose a network first."));
        CommandButton button = edit.button("Edit a copy…");
        button.getButton().setId("edit-architecture");
        button.getButton()
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> isOwn(box.getValue()) ? "Edit…" : "Edit a copy…", box.valueProperty()));
        Command delete = new Command(
                        "Delete the network",
                        "Delete",
                        "Deletes this network of yours; Undo brings it back. The key works in the list.",
                        this::delete)
                .disableBecause(box.valueProperty()
                        .map(entry -> ArchitectureBin.whyNot(entry.architecture()))
                        .orElse("Choose a network first."));
        CommandButton deleting = delete.button("Delete");
        deleting.getButton().setId("delete-architecture");
        for (CommandButton each : List.of(button, deleting)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
            each.flat();
        }
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            // While the list is open, the key edits what is typed to search it.
            if (!box.isShowing()) {
                Keys.answer(event, delete);
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(ParameterFields.heading("Network"), space, button, deleting);
        line.getStyleClass().add("draft-heading");
        getChildren().addAll(line, box, new FeaturesHint(draft));
        Tips.install(box, summary.map(words -> "Network\n" + sentence(words) + "; type to search for another."));
        box.valueProperty().addListener((source, before, chosen) -> {
            if (!updating && chosen != null) {
                draft.architectureProperty().set(chosen.architecture().name());
            }
        });
        draft.architecturesProperty().subscribe(catalog -> refill());
        draft.data().nameProperty().addListener((source, before, after) -> refill());
        draft.data().sets().addListener((Observable sets) -> refill());
        draft.architectureProperty().addListener((source, before, after) -> refill());
    }

    private static String sentence(String phrase) {
        return phrase.isEmpty() ? "" : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }

    private static boolean isOnTop(@Nullable Entry entry) {
        return entry != null && ModelCard.isOnTop(entry.architecture().layers());
    }

    private static boolean isOwn(@Nullable Entry entry) {
        return entry != null && entry.architecture().isOwn();
    }

    private void refill() {
        TrainingData data = draft.data().shown();
        List<Entry> entries = Stream.concat(
                        draft.architecturesProperty().get().entries().stream(),
                        draft.data().beneath().map(FeatureNetwork::architecture).stream())
                .map(each -> new Entry(
                        each, each.table(data.shape(), data.classes().size()).weights()))
                .toList();
        updating = true;
        try {
            list(entries);
            String name = draft.architectureProperty().get();
            Entry now = entries.stream()
                    .filter(each -> each.architecture().name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (!Objects.equals(now, box.getValue())) {
                box.setValue(now);
            }
            summary.set(now == null ? "" : now.architecture().summary());
        } finally {
            updating = false;
        }
    }

    /** One by one: a box whose list is exchanged for a shorter one looks for its value behind the end. */
    private void list(List<Entry> entries) {
        if (!entries.containsAll(box.getItems())) {
            // The searched list that the box shows is not whole while it shrinks, and must not be looked through then.
            box.setValue(null);
        }
        box.getItems().retainAll(entries);
        for (int i = 0; i < entries.size(); i++) {
            if (i >= box.getItems().size() || !box.getItems().get(i).equals(entries.get(i))) {
                box.getItems().add(i, entries.get(i));
            }
        }
    }

    private void delete() {
        Entry entry = box.getValue();
        if (entry != null && bin.delete(entry.architecture())) {
            model.notices()
                    .ask(
                            "Deleted “" + entry.architecture().name() + "”.",
                            new Command(
                                    "Undo", "", "Brings the network back.", () -> bin.restore(entry.architecture())));
        }
    }

    private void edit() {
        Entry entry = box.getValue();
        if (entry == null) {
            return;
        }
        TrainingData data = draft.data().shown();
        ArchitectureEditor editor = new ArchitectureEditor(
                draft.architecturesProperty().get(),
                entry.architecture(),
                data.shape(),
                data.classes().size());
        frame.showSheet(new ArchitectureSheet(
                editor,
                saved -> {
                    frame.hideSheet();
                    draft.architecturesProperty().set(editor.catalog());
                    draft.architectureProperty().set(saved.name());
                    frame.tell("“" + saved.name() + "” is kept among your networks.");
                },
                frame::hideSheet));
    }
}
