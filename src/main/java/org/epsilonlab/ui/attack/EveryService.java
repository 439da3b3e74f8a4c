package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackResult;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.jspecify.annotations.Nullable;

/** Carries out one attack after the other on one picture, on networks and a thread of its own, and hands each line over. */
final class EveryService extends Service<Void> {

    /**
     * One line to work out.
     *
     * @param model which network
     * @param spec which attack
     */
    record Job(ModelCatalog.Entry model, AttackSpec spec) {}

    private List<Job> jobs = List.of();
    private @Nullable StagePicture picture;
    private int label;
    private Consumer<EveryRow> taker = row -> {};

    EveryService(Executor thread) {
        setExecutor(thread);
    }

    /** @param taker hears of each line on the FX thread as soon as it is done */
    void start(List<Job> wanted, StagePicture attacked, int trueClass, Consumer<EveryRow> taker) {
        jobs = List.copyOf(wanted);
        picture = attacked;
        label = trueClass;
        this.taker = taker;
        restart();
    }

    @Override
    protected Task<Void> createTask() {
        List<Job> wanted = jobs;
        StagePicture attacked = picture;
        int trueClass = label;
        Consumer<EveryRow> hearer = taker;
        return new Task<>() {
            @Override
            protected Void call() throws Exception {
                List<Classifier> open = new ArrayList<>();
                try {
                    for (int i = 0; i < wanted.size() && !isCancelled() && attacked != null; i++) {
                        EveryRow row = row(open, wanted.get(i), attacked);
                        Platform.runLater(() -> hearer.accept(row));
                        updateProgress(i + 1, wanted.size());
                    }
                } finally {
                    open.forEach(Classifier::close);
                }
                return null;
            }

            private EveryRow row(List<Classifier> open, Job job, StagePicture subject)
                    throws ModelException, AttackException {
                Classifier classifier = open(open, job.model());
                try (AttackRunner runner = new AttackRunner(classifier)) {
                    AttackResult result = runner.run(
                            new AttackRequest(
                                    job.spec(),
                                    List.of(subject.pixels()),
                                    List.of(trueClass),
                                    Math.max(0, subject.index()),
                                    false),
                            AttackService.listenerOf(this, (done, all) -> {}));
                    return EveryRow.of(job, result);
                }
            }

            private Classifier open(List<Classifier> open, ModelCatalog.Entry model) throws ModelException {
                for (Classifier classifier : open) {
                    if (classifier.card().equals(model.card())) {
                        return classifier;
                    }
                }
                Classifier classifier = ModelLoader.load(model.folder());
                open.add(classifier);
                return classifier;
            }
        };
    }
}
