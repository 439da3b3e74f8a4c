package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.SharedAttack;
import org.epsilonlab.attack.SharedChange;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelLoader;
import org.jspecify.annotations.Nullable;

/** Makes one change for many pictures, on a network and a thread of its own. */
final class SharedService extends Service<SharedChange> {

    /** Hears on the FX thread how many pictures are fooled after each step. */
    interface Course {
        void at(int fooled, int of);
    }

    /** What to make, from the first {@code count} pictures. */
    record Job(ModelCatalog.Entry model, LabelledImages images, int count, AttackSpec spec) {}

    private @Nullable Job job;
    private Course course = (fooled, of) -> {};
    private volatile boolean enough;

    SharedService(Executor thread) {
        setExecutor(thread);
    }

    void start(Job wanted, Course hearer) {
        job = wanted;
        course = hearer;
        enough = false;
        restart();
    }

    /** Ends it with what it has. */
    void stopEarly() {
        enough = true;
    }

    @Override
    protected Task<SharedChange> createTask() {
        Job wanted = job;
        Course hearer = course;
        return new Task<>() {
            @Override
            protected SharedChange call() throws Exception {
                if (wanted == null) {
                    throw new IllegalStateException("nothing was asked for");
                }
                List<Pixels> pictures = new ArrayList<>();
                IntStream.range(0, wanted.count())
                        .forEach(i -> pictures.add(wanted.images().image(i)));
                List<Integer> labels = IntStream.range(0, wanted.count())
                        .mapToObj(wanted.images()::label)
                        .toList();
                try (Classifier classifier = ModelLoader.load(wanted.model().folder())) {
                    return SharedAttack.find(
                            classifier, new AttackRequest(wanted.spec(), pictures, labels, 0, false), listener(hearer));
                }
            }

            private AttackListener listener(Course to) {
                return new AttackListener() {
                    @Override
                    public void progress(int done, int all) {
                        updateProgress(done, all);
                    }

                    @Override
                    public void fools(int pictures, int of) {
                        Platform.runLater(() -> to.at(pictures, of));
                    }

                    @Override
                    public boolean isEnough() {
                        return enough;
                    }

                    @Override
                    public boolean isCancelled() {
                        return isDropped();
                    }
                };
            }

            private boolean isDropped() {
                return isCancelled();
            }
        };
    }
}
