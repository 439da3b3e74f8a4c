package org.epsilonlab.ui.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.training.TrainingPoint;
import org.epsilonlab.training.TrainingService;
import org.epsilonlab.ui.training.chart.CurvePoint;
import org.epsilonlab.ui.training.chart.TrainingCurves;
import org.jspecify.annotations.Nullable;

/**
 * Carries what happens on the trainer's thread to the FX thread: steps at most ten times a second, everything else at
 * once. The pictures of the strip are attacked on the engine's thread, the newest weights only.
 */
final class TrainingLink implements TrainingService.Listener {

    private static final System.Logger LOG = System.getLogger(TrainingLink.class.getName());

    /** Images a second are measured over about so long. */
    private static final double WINDOW_SECONDS = 2;

    /** What the FX thread is told. */
    interface Sink {
        void queueChanged();

        void started(RunStore.Run run);

        void steps(LiveStatus status, List<CurvePoint> losses);

        void phase(LiveStatus.Phase phase, double measured);

        void epoch(TrainingPoint point, Snapshot weights);

        void recorded(RunRecord record);

        void strip(Strip strip);

        void trouble(String sentence);

        void ended(RunStore.Run run, Optional<RunRecord> record, Optional<String> problem);
    }

    private final Sink sink;
    private final LabelledImages test;
    private final DataShelf shelf;
    private final Map<String, LabelledImages> others = new ConcurrentHashMap<>();
    private final Executor engine;
    private final LiveFeed feed;
    private final AtomicReference<@Nullable Runnable> nextStrip = new AtomicReference<>();
    private volatile LiveStatus status = LiveStatus.IDLE;

    // Of the trainer's thread
    private @Nullable TrainingConfig config;
    private String run = "";
    private int epochs;
    private long perEpoch;
    private long windowStart;
    private long windowSteps;
    private double imagesPerSecond;
    private double measuringSeconds;

    /**
     * @param test pictures for the strip of trainings on the same data
     * @param shelf for the pictures of other trainings
     */
    TrainingLink(Sink sink, LabelledImages test, DataShelf shelf, Executor engine) {
        this.sink = sink;
        this.test = test;
        this.shelf = shelf;
        this.engine = engine;
        this.feed = new LiveFeed(points -> sink.steps(status, points));
    }

    private static void later(Runnable work) {
        Platform.runLater(work);
    }

    @Override
    public void queueChanged() {
        later(sink::queueChanged);
    }

    @Override
    public void started(RunStore.Run run) {
        config = run.record().config();
        this.run = run.id();
        epochs = run.record().config().epochs();
        imagesPerSecond = 0;
        windowSteps = 0;
        measuringSeconds = 0;
        perEpoch = 0;
        status = LiveStatus.IDLE.in(LiveStatus.Phase.STARTING);
        feed.discard();
        later(() -> sink.started(run));
    }

    @Override
    public void step(long done, long all, double loss, double learningRate) {
        long now = System.nanoTime();
        TrainingConfig current = config;
        perEpoch = all / Math.max(1, epochs);
        if (windowSteps == 0) {
            windowStart = now;
        } else {
            double seconds = (now - windowStart) / 1e9;
            if (seconds > WINDOW_SECONDS || imagesPerSecond == 0) {
                int batch = current == null ? 1 : current.batchSize();
                imagesPerSecond = batch * windowSteps / Math.max(1e-9, seconds);
                if (seconds > WINDOW_SECONDS) {
                    windowStart = now;
                    windowSteps = 0;
                }
            }
        }
        windowSteps++;
        status = new LiveStatus(
                LiveStatus.Phase.TRAINING, done, all, epochs, learningRate, imagesPerSecond, left(done, all), 0);
        feed.push(new CurvePoint(TrainingCurves.BATCH_LOSS, (double) done / perEpoch, loss));
    }

    private double left(long done, long all) {
        TrainingConfig current = config;
        if (imagesPerSecond == 0 || current == null) {
            return -1;
        }
        long epochsToMeasure = (all - done + perEpoch - 1) / perEpoch;
        return (all - done) * current.batchSize() / imagesPerSecond + epochsToMeasure * measuringSeconds;
    }

    @Override
    public void epoch(TrainingPoint point, Snapshot weights) {
        measuringSeconds = Math.max(0, (System.nanoTime() - windowStart) / 1e9 - windowSteps * batchSeconds());
        windowSteps = 0;
        later(() -> {
            feed.flush();
            sink.epoch(point, weights);
        });
        TrainingConfig current = config;
        if (current != null) {
            show(run, weights, current, point.epoch());
        }
    }

    private double batchSeconds() {
        TrainingConfig current = config;
        return current == null || imagesPerSecond == 0 ? 0 : current.batchSize() / imagesPerSecond;
    }

    private LabelledImages test(String data) throws DataException {
        if (test.name().startsWith(data + ":")) {
            return test;
        }
        LabelledImages known = others.get(data);
        if (known == null) {
            known = TrainingData.find(data, shelf).test().open(shelf.assets());
            others.put(data, known);
        }
        return known;
    }

    /** Attacks the pictures of the strip with these weights, unless newer ones come first. */
    void show(String whose, Snapshot weights, TrainingConfig trained, int epoch) {
        nextStrip.set(() -> {
            try {
                LabelledImages images = test(trained.data());
                Strip strip = Strip.of(whose, weights, trained, epoch, images, Strip.indices(images));
                later(() -> sink.strip(strip));
            } catch (ModelException | DataException | AttackException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "no pictures for the strip", e);
            }
        });
        engine.execute(() -> {
            Runnable newest = nextStrip.getAndSet(null);
            if (newest != null) {
                newest.run();
            }
        });
    }

    @Override
    public void recorded(RunRecord record) {
        later(() -> sink.recorded(record));
    }

    @Override
    public void paused() {
        phase(LiveStatus.Phase.PAUSED, 0);
    }

    @Override
    public void resumed() {
        windowSteps = 0;
        phase(LiveStatus.Phase.TRAINING, 0);
    }

    @Override
    public void measuring(double share) {
        phase(LiveStatus.Phase.MEASURING, share);
    }

    private void phase(LiveStatus.Phase phase, double measured) {
        later(() -> {
            feed.flush();
            sink.phase(phase, measured);
        });
    }

    @Override
    public void trouble(String sentence) {
        later(() -> sink.trouble(sentence));
    }

    @Override
    public void ended(RunStore.Run run, Optional<RunRecord> record, Optional<String> problem) {
        later(() -> {
            feed.flush();
            sink.ended(run, record, problem);
        });
    }
}
