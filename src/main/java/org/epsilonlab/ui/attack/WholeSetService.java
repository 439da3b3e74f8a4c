package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelLoader;
import org.jspecify.annotations.Nullable;

/** Attacks many test pictures on each network on stage, on networks and a thread of its own. */
final class WholeSetService extends Service<List<EvaluationResult>> {

    /** Small enough that the progress is seen to move. */
    private static final int BATCH = 100;

    /** What to attack, on which networks, and how. */
    record Job(List<ModelCatalog.Entry> models, LabelledImages images, AttackSpec spec) {}

    private @Nullable Job job;
    private long started;

    WholeSetService(Executor thread) {
        setExecutor(thread);
    }

    void start(Job wanted) {
        job = wanted;
        started = System.nanoTime();
        restart();
    }

    /** Seconds that the rest will take at the pace so far, negative while that can't be told. */
    double secondsLeft() {
        double done = getProgress();
        double gone = (System.nanoTime() - started) / 1e9;
        return done > 0.01 && gone > 1 ? gone / done * (1 - done) : -1;
    }

    @Override
    protected Task<List<EvaluationResult>> createTask() {
        Job wanted = job;
        return new Task<>() {
            @Override
            protected List<EvaluationResult> call() throws Exception {
                if (wanted == null) {
                    throw new IllegalStateException("nothing was asked for");
                }
                List<EvaluationResult> results = new ArrayList<>();
                int networks = wanted.models().size();
                for (int i = 0; i < networks; i++) {
                    int before = i;
                    try (Classifier classifier =
                            ModelLoader.load(wanted.models().get(i).folder())) {
                        results.addAll(Evaluator.evaluate(
                                classifier,
                                EvaluationPlan.of(
                                        wanted.images(),
                                        wanted.spec(),
                                        classifier.card().inputShape().picturesAtOnce(BATCH)),
                                new EvaluationListener() {
                                    @Override
                                    public void progress(double share) {
                                        updateProgress(before + share, networks);
                                    }

                                    @Override
                                    public boolean isCancelled() {
                                        return Thread.currentThread().isInterrupted() || isDropped();
                                    }
                                }));
                    }
                }
                return results;
            }

            private boolean isDropped() {
                return isCancelled();
            }
        };
    }
}
