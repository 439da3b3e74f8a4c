package org.epsilonlab.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.foreign.ImportForm;
import org.epsilonlab.model.foreign.ModelImport;
import org.epsilonlab.model.foreign.Proposal;
import org.epsilonlab.ui.picture.OwnPicture;
import org.jspecify.annotations.Nullable;

/** One network on its way in: what was found of it, what the user adds, and what it makes of a picture; knows no view. */
final class ImportModel implements AutoCloseable {

    /** How far it is. */
    enum State {
        /** It is being tried. */
        LOOKING,
        /** It cannot be used as it is; {@link #problemProperty} says why. */
        REFUSED,
        /** The form is open. */
        ASKING,
        /** It is being kept. */
        KEEPING
    }

    // Properties

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.LOOKING);
    private final ReadOnlyObjectWrapper<@Nullable Proposal> proposal = new ReadOnlyObjectWrapper<>(this, "proposal");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ObjectProperty<@Nullable ImportForm> form = new SimpleObjectProperty<>(this, "form");
    private final ObjectProperty<OwnPicture> picture;
    private final ReadOnlyObjectWrapper<@Nullable Prediction> prediction =
            new ReadOnlyObjectWrapper<>(this, "prediction");

    private final Path file;
    private final ModelImport importing;
    private final Supplier<List<String>> taken;
    private final Consumer<ModelCatalog.Entry> kept;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "import");
        made.setDaemon(true);
        return made;
    });
    private @Nullable Path layers;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param file what is to be taken in
     * @param layers the list that belongs to weights alone, if it is known
     * @param picture to try it on first
     * @param taken names that other networks have
     * @param kept hears of the network once it is among the user's own
     */
    ImportModel(
            Path file,
            @Nullable Path layers,
            ModelImport importing,
            OwnPicture picture,
            Supplier<List<String>> taken,
            Consumer<ModelCatalog.Entry> kept) {
        this.file = file;
        this.layers = layers;
        this.importing = importing;
        this.picture = new SimpleObjectProperty<>(this, "picture", picture);
        this.taken = taken;
        this.kept = kept;
        form.addListener((source, before, after) -> tryOut());
        this.picture.addListener((source, before, after) -> tryOut());
    }

    /** Finds out what can be found out. */
    void look(@Nullable InputShape stated) {
        state.set(State.LOOKING);
        problem.set("");
        Path list = layers;
        work(() -> importing.look(file, list, stated), found -> {
            proposal.set(found);
            state.set(State.ASKING);
            form.set(found.form());
        });
    }

    /** The same with the list of layers that was missing. */
    void lookWith(Path list) {
        layers = list;
        look(null);
    }

    /** Shows it the picture as the form stands; the latest form wins. */
    private void tryOut() {
        Proposal found = proposal.get();
        ImportForm now = form.get();
        if (found == null || now == null || state.get() != State.ASKING) {
            return;
        }
        int number = asked.incrementAndGet();
        OwnPicture own = picture.get();
        prediction.set(null);
        problem.set("");
        thread.execute(() -> {
            if (number != asked.get()) {
                return;
            }
            try {
                Prediction answer = importing.tryOut(
                        found, now, own.prepare(now.shape(), now.resize()).pixels());
                Platform.runLater(() -> {
                    if (number == asked.get()) {
                        prediction.set(answer);
                    }
                });
            } catch (ModelException | IllegalArgumentException e) {
                String sentence = String.valueOf(e.getMessage());
                Platform.runLater(() -> {
                    if (number == asked.get()) {
                        problem.set(sentence);
                    }
                });
            }
        });
    }

    /** Keeps it among the user's own networks. */
    void keep() {
        Proposal found = proposal.get();
        ImportForm now = form.get();
        if (found != null && now != null) {
            asked.incrementAndGet();
            state.set(State.KEEPING);
            List<String> names = taken.get();
            work(() -> importing.keep(found, now, names), kept);
        }
    }

    private interface Work<T> {
        T run() throws ModelException;
    }

    private <T> void work(Work<T> work, Consumer<T> then) {
        boolean isKept = state.get() == State.KEEPING;
        thread.execute(() -> {
            try {
                T result = work.run();
                Platform.runLater(() -> then.accept(result));
            } catch (ModelException e) {
                String sentence = String.valueOf(e.getMessage());
                Platform.runLater(() -> {
                    problem.set(sentence);
                    state.set(isKept ? State.ASKING : State.REFUSED);
                });
            }
        });
    }

    Path file() {
        return file;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What was found; null before. */
    ReadOnlyObjectProperty<@Nullable Proposal> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /** What is wrong, one sentence; empty for nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the network is said to be; null while nothing is found. */
    ObjectProperty<@Nullable ImportForm> formProperty() {
        return form;
    }

    /** The picture it is tried on. */
    ObjectProperty<OwnPicture> pictureProperty() {
        return picture;
    }

    /** What it makes of that; null while it is asked. */
    ReadOnlyObjectProperty<@Nullable Prediction> predictionProperty() {
        return prediction.getReadOnlyProperty();
    }

    /** Ends what is under way, and removes what was copied. */
    @Override
    public void close() {
        asked.incrementAndGet();
        thread.shutdown();
        // Ends a trial under way, so the thread comes free at once.
        Thread closing = new Thread(importing::close, "import end");
        closing.setDaemon(true);
        closing.start();
    }
}
