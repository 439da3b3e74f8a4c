package org.epsilonlab.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.ui.common.Command;
import org.jspecify.annotations.Nullable;

/** Every network there is, what is looked for and chosen among them, and what is done to them; knows no view. */
public final class ModelsModel {

    /** What the place asks of the window around it. */
    public interface Window {
        /** In one sentence what was done. */
        void tell(String sentence);

        /** In one sentence what can't be done. */
        void refuse(String sentence);

        /** Tells something and offers a way to act on it. */
        void ask(String sentence, Command remedy);

        /** A network is new, is back, or has another card. */
        void offer(ModelCatalog.Entry entry);

        /** A network is gone. */
        void withdraw(ModelCatalog.Entry entry);

        /** Shows one network on stage, or two side by side. */
        void putOnStage(ModelCatalog.Entry first, ModelCatalog.@Nullable Entry second);

        /** Gives the run in that folder another title, and offers it anew. */
        void renameRun(Path folder, String title);

        /** Deletes the run in that folder; answers what brings it back, null if it was refused. */
        @Nullable
        Runnable deleteRun(Path folder);
    }

    /** Work on files that gives something. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, ModelException;
    }

    // Properties

    private final ObservableList<ModelItem> items = FXCollections.observableArrayList();
    private final FilteredList<ModelItem> shown = new FilteredList<>(items);
    private final ObservableList<ModelItem> chosen = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Path> wanted = new SimpleObjectProperty<>(this, "wanted");
    private final StringProperty search = new SimpleStringProperty(this, "search", "");

    private final ObservableList<ModelCatalog.Entry> networks;
    private final Path bundled;
    private final Path runs;
    private final ModelShelf shelf;
    private final Function<ModelCard, List<Pixels>> pictures;
    private final Executor files;
    private final Window window;
    private final ModelDeeds deeds;

    /**
     * @param networks all that can go on stage, as it changes
     * @param bundled the folder of those that came with the program
     * @param runs the folder of those that were trained here
     * @param shelf of the user's own
     * @param pictures one of each class that a network learnt on, for its card; none where they are not known
     * @param files for work on files
     */
    public ModelsModel(
            ObservableList<ModelCatalog.Entry> networks,
            Path bundled,
            Path runs,
            ModelShelf shelf,
            Function<ModelCard, List<Pixels>> pictures,
            Executor files,
            Window window) {
        this.networks = networks;
        this.bundled = bundled;
        this.runs = runs;
        this.shelf = shelf;
        this.pictures = pictures;
        this.files = files;
        this.window = window;
        this.deeds = new ModelDeeds(this, shelf);
        search.subscribe(text -> shown.setPredicate(item -> text.isBlank() || item.matches(text)));
        networks.addListener((ListChangeListener<ModelCatalog.Entry>) change -> refresh());
        refresh();
    }

    private void refresh() {
        List<ModelItem> now = new ArrayList<>();
        for (ModelCatalog.Entry entry : networks) {
            Origin origin = origin(entry);
            if (origin != null) {
                now.add(ModelItem.of(entry, origin));
            }
        }
        now.sort(Comparator.comparing(ModelItem::origin)
                .thenComparing(item -> item.card().title(), String.CASE_INSENSITIVE_ORDER));
        if (!now.equals(items)) {
            items.setAll(now);
        }
    }

    /** Null for a network that only passes, such as that of a training as it was after an epoch. */
    private @Nullable Origin origin(ModelCatalog.Entry entry) {
        Path around = entry.folder().getParent();
        if (bundled.equals(around)) {
            return Origin.BUNDLED;
        }
        return runs.equals(around) ? Origin.TRAINED : shelf.root().equals(around) ? Origin.OWN : null;
    }

    /** Works off the FX thread and hands the result back to it; a problem becomes a sentence. */
    <T> void inBackground(Work<T> work, Consumer<T> then) {
        files.execute(() -> {
            try {
                T result = work.run();
                Platform.runLater(() -> then.accept(result));
            } catch (IOException | ModelException e) {
                String sentence = String.valueOf(e.getMessage());
                Platform.runLater(() -> window.refuse(sentence));
            }
        });
    }

    // What is seen

    /** Every network, bundled ones first. */
    ObservableList<ModelItem> items() {
        return items;
    }

    /** Those that the search finds. */
    ObservableList<ModelItem> shown() {
        return shown;
    }

    /** Those that are looked at: one by itself, several side by side. */
    ObservableList<ModelItem> chosen() {
        return chosen;
    }

    /** Has a network that is new be looked at, whatever is searched for. */
    void show(ModelCatalog.Entry entry) {
        search.set("");
        wanted.set(entry.folder());
    }

    /** The folder of a network to be chosen once it is listed; null for none. */
    ObjectProperty<@Nullable Path> wantedProperty() {
        return wanted;
    }

    StringProperty searchProperty() {
        return search;
    }

    List<Pixels> pictures(ModelItem item) {
        return pictures.apply(item.card());
    }

    /** What can be done to networks, and taken back. */
    ModelDeeds deeds() {
        return deeds;
    }

    /** Names that networks have, here and elsewhere. */
    List<String> names() {
        return networks.stream().map(entry -> entry.card().name()).toList();
    }

    Window window() {
        return window;
    }
}
