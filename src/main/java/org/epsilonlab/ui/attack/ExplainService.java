package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.explain.ClassPicture;
import org.epsilonlab.explain.Saliency;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.ui.stage.Raster;
import org.jspecify.annotations.Nullable;

/** Works out what explains the networks on stage, one network after the other, off the FX and the engine's thread. */
final class ExplainService extends Service<Void> {

    private static final int COPIES = 25;
    private static final double NOISE = 0.15;

    /**
     * A picture with its caption, for a cell of the sheet.
     *
     * @param network which of the networks
     * @param cell which of its pictures
     */
    record Cell(int network, int cell, Raster raster, String caption) {}

    /**
     * What is asked.
     *
     * @param label the class
     * @param pixels where the networks look, null for what they think that the class looks like
     * @param start of the class pictures
     */
    record Job(
            List<ModelCatalog.Entry> models,
            int label,
            @Nullable Pixels pixels,
            ClassPicture.Start start) {}

    private @Nullable Job job;
    private BiConsumer<Job, Cell> taker = (asked, cell) -> {};

    ExplainService(Executor thread) {
        setExecutor(thread);
    }

    /** @param hearer hears of each picture on the FX thread */
    void start(Job wanted, BiConsumer<Job, Cell> hearer) {
        job = wanted;
        taker = hearer;
        restart();
    }

    @Override
    protected Task<Void> createTask() {
        Job asked = job;
        BiConsumer<Job, Cell> hearer = taker;
        return new Task<>() {
            @Override
            protected @Nullable Void call() throws ModelException {
                int networks = asked == null ? 0 : asked.models().size();
                for (int i = 0; asked != null && i < networks && !isCancelled(); i++) {
                    if (!asked.models().get(i).card().givesGradients()) {
                        continue;
                    }
                    try (Classifier classifier =
                            ModelLoader.load(asked.models().get(i).folder())) {
                        Pixels pixels = asked.pixels();
                        if (pixels != null) {
                            look(asked, classifier, i, pixels);
                        } else {
                            draw(asked, classifier, i);
                        }
                    }
                    updateProgress(i + 1, networks);
                }
                return null;
            }

            private void look(Job asked, Classifier classifier, int network, Pixels pixels) {
                Saliency plain = Saliency.gradient(classifier, pixels, asked.label());
                tell(asked, network, 1, Raster.over(pixels, plain.strengths()), "input gradient");
                AttackListener listener = AttackService.listenerOf(
                        this,
                        (done, all) -> updateProgress(
                                network + (double) done / all, asked.models().size()));
                Saliency smooth = Saliency.smooth(classifier, pixels, asked.label(), COPIES, NOISE, 0, listener);
                tell(asked, network, 2, Raster.over(pixels, smooth.strengths()), "SmoothGrad, " + COPIES + " copies");
            }

            private void draw(Job asked, Classifier classifier, int network) {
                ClassPicture way =
                        ClassPicture.usual(asked.start(), classifier.card().inputShape(), 1);
                way.make(
                        classifier,
                        asked.label(),
                        frame -> {
                            updateProgress(
                                    network + (double) frame.step() / way.steps(),
                                    asked.models().size());
                            int cell = ExplainSheet.cell(frame.step(), way.steps());
                            Raster raster = Raster.of(frame.pixels());
                            String caption = String.format(
                                    java.util.Locale.ROOT,
                                    "step %d · %.0f %%",
                                    frame.step(),
                                    100 * frame.prediction().probability(asked.label()));
                            tell(asked, network, cell, raster, caption);
                        },
                        this::isCancelled);
            }

            private void tell(Job asked, int network, int cell, Raster raster, String caption) {
                Platform.runLater(() -> hearer.accept(asked, new Cell(network, cell, raster, caption)));
            }
        };
    }
}
