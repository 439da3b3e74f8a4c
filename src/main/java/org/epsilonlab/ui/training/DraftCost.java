package org.epsilonlab.ui.training;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.CostEstimate;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingException;
import org.jspecify.annotations.Nullable;

/** What the draft would cost on this machine, timed off the FX thread once it has rested for a moment. */
public final class DraftCost {

    private static final Duration REST = Duration.millis(500);

    // Properties

    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyStringWrapper pictures = new ReadOnlyStringWrapper(this, "pictures", "");
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");

    private final TrainingDraft draft;
    private final ObservableValue<Boolean> busy;
    private final CostEstimate estimate;
    private final Executor files;
    private final PauseTransition rest = new PauseTransition(REST);
    private AtomicBoolean dropped = new AtomicBoolean();
    private boolean closed;

    /** @param busy while it is true a training has the machine, and nothing is timed */
    DraftCost(TrainingDraft draft, ObservableValue<Boolean> busy, CostEstimate estimate, Executor files) {
        this.draft = draft;
        this.busy = busy;
        this.estimate = estimate;
        this.files = files;
        rest.setOnFinished(event -> time());
        draft.configProperty().addListener((source, before, after) -> follow());
        busy.addListener((source, before, after) -> follow());
        wanted.addListener((source, before, after) -> follow());
    }

    private void follow() {
        dropped.set(true);
        rest.stop();
        TrainingConfig config = draft.configProperty().get();
        if (config == null || !wanted.get() || closed) {
            words.set("");
            return;
        }
        OptionalDouble known = estimate.known(config);
        if (known.isPresent() && (busy.getValue() || estimate.isTimed(config))) {
            say(config, known.getAsDouble());
        } else if (busy.getValue()) {
            words.set("Its time is estimated once no training runs.");
        } else {
            words.set("estimating …");
            rest.playFromStart();
        }
    }

    private void time() {
        TrainingConfig config = draft.configProperty().get();
        if (config == null) {
            return;
        }
        AtomicBoolean mine = new AtomicBoolean();
        dropped = mine;
        files.execute(() -> {
            try {
                CostEstimate.Sizes sizes = estimate.sizes(config.data()).of(config);
                answer(
                        mine,
                        () -> pictures.set(String.format(
                                Locale.ROOT, "%,d to train, %,d held out", sizes.train(), sizes.heldOut())));
                double seconds = estimate.seconds(config, mine::get);
                answer(mine, () -> say(config, seconds));
            } catch (CancellationException e) {
                // The draft is another by now, and asks anew.
                answer(mine, this::follow);
            } catch (IOException | ModelException | TrainingException e) {
                answer(mine, () -> words.set(String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                answer(mine, () -> words.set("Its time cannot be estimated."));
            }
        });
    }

    private static void answer(AtomicBoolean dropped, Runnable action) {
        Platform.runLater(() -> {
            if (!dropped.get()) {
                action.run();
            }
        });
    }

    private void say(TrainingConfig config, double seconds) {
        // Epochs, rates and ε may have changed meanwhile: they cost no new timing, but count.
        @Nullable TrainingConfig now = draft.configProperty().get();
        if (Objects.equals(config, now)) {
            String most = config.settings().whole("patience") > 0 ? "At most " : "About ";
            words.set(most + about(seconds) + " on this machine");
        }
    }

    /** Such as "20 s", "3 min" or "1 h 10 min": no more digits than a guess has. */
    static String about(double seconds) {
        if (seconds < 90) {
            return Math.max(1, Math.round(seconds / 10)) * 10 + " s";
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return minutes + " min";
        }
        long fives = Math.round(minutes / 5.0) * 5;
        return fives / 60 + " h" + (fives % 60 == 0 ? "" : " " + fives % 60 + " min");
    }

    /** Such as "3 min" for any configuration, empty while nothing is known of its like. */
    String known(TrainingConfig config) {
        OptionalDouble seconds = estimate.known(config);
        return seconds.isPresent() ? about(seconds.getAsDouble()) : "";
    }

    /** Such as "About 3 min on this machine", or why that is not known. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Such as "59,000 to train, 1,000 held out"; empty while unknown. */
    public ReadOnlyStringProperty picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /** Times nothing any more; what is being timed ends within a step. */
    void close() {
        closed = true;
        follow();
    }

    /** Whether anybody looks at it: nothing is timed for nobody. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }
}
