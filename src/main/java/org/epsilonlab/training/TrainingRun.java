package org.epsilonlab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.BlockClassifier;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.model.TrainingRecord;
import org.epsilonlab.model.Weights;
import org.jspecify.annotations.Nullable;

/**
 * One run from its folder to its network: trains or goes on from the checkpoint, writes a checkpoint at each epoch and
 * each pause, measures the finished network on the whole test set and makes the folder a model folder. A disk that
 * refuses holds the run until it is resumed; nothing that was there is damaged.
 */
public final class TrainingRun {

    private static final System.Logger LOG = System.getLogger(TrainingRun.class.getName());

    private final RunFolder folder;
    private final DataShelf shelf;
    private final TrainingControl control;
    private final TrainingListener listener;
    private RunRecord record;

    /**
     * @param folder with its record
     * @param shelf of bundled data and the user's own
     * @throws IOException one sentence, if the record cannot be read
     */
    public TrainingRun(RunFolder folder, DataShelf shelf, TrainingControl control, TrainingListener listener)
            throws IOException {
        this.folder = folder;
        this.shelf = shelf;
        this.control = control;
        this.listener = listener;
        this.record = folder.read();
    }

    /**
     * Runs on the calling thread until it has ended, in whatever way.
     *
     * @return what is known then; its state tells how it ended
     * @throws IOException one sentence, if pictures or checkpoint cannot be read
     * @throws CancellationException if the control cancels; the folder is left to its owner
     */
    public RunRecord run() throws IOException, ModelException {
        try (RunLock lock = RunLock.hold(folder)) {
            LOG.log(System.Logger.Level.DEBUG, "training in {0}", lock);
            // Only now is it sure that nobody else writes it.
            record = folder.read();
            if (record.state().isKept()) {
                throw new IOException(folder.path() + " is done already; there is nothing to go on with.");
            }
            folder.tidy();
            train();
        }
        return record;
    }

    private void train() throws IOException, ModelException {
        TrainingData data = TrainingData.find(record.config().data(), shelf);
        FeatureNetwork beneath = FeatureNetwork.beneath(record.config(), shelf);
        ModelCard card = card(data, beneath);
        try (AdversarialTrainer trainer = new AdversarialTrainer(
                card,
                beneath == null ? null : folder.keep(beneath),
                record.config(),
                data.train().open(shelf.assets()))) {
            if (folder.hasCheckpoint()) {
                Checkpoint.read(trainer, folder.checkpoint());
                record = record.with(trainer.state());
            }
            save(() -> put(record.with(RunRecord.State.RUNNING, null)));
            AdversarialTrainer.Ending ending = trainer.run(control, new Saving(trainer));
            finish(trainer, data, beneath, ending);
        } catch (TrainingException e) {
            put(record.with(RunRecord.State.FAILED, e.getMessage()));
        }
    }

    private void put(RunRecord now) throws IOException {
        record = now;
        folder.write(now);
        listener.recorded(now);
    }

    private void finish(
            AdversarialTrainer trainer,
            TrainingData data,
            @Nullable FeatureNetwork beneath,
            AdversarialTrainer.Ending ending)
            throws IOException, TrainingException {
        Network network = trainer.result();
        AccuracyRecord accuracy;
        try {
            accuracy = FinalAccuracy.measure(
                    new BlockClassifier(network), record.config(), data.test().open(shelf.assets()), new Measuring());
        } catch (AttackException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
        RunRecord.State state =
                ending == AdversarialTrainer.Ending.FINISHED ? RunRecord.State.FINISHED : RunRecord.State.STOPPED;
        RunRecord last = record.with(trainer.state()).with(accuracy);
        Snapshot good = trainer.good();
        Writing files = () -> {
            if (last.collapsedAt() > 0 && good != null) {
                writeGood(network, good);
            }
            Weights.write(network, folder.path().resolve(ModelCard.WEIGHTS));
            CardFile.write(
                    card(data, beneath).withTraining(trained(last)).withAccuracy(List.of(accuracy)), folder.path());
            put(last.with(state, null));
            Files.deleteIfExists(folder.checkpoint());
        };
        while (!write(files)) {
            LOG.log(System.Logger.Level.DEBUG, "writing once more");
        }
    }

    /** The same file that the weights are, so that PyTorch reads it too. */
    private void writeGood(Network network, Snapshot good) throws IOException {
        Snapshot newest = Snapshot.of(network);
        good.into(network);
        try {
            Weights.write(network, folder.path().resolve(RunFolder.GOOD));
        } finally {
            newest.into(network);
        }
    }

    private ModelCard card(TrainingData data, @Nullable FeatureNetwork beneath) {
        String name = String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
        return TrainingCards.of(name, record.title(), record.config(), data, beneath);
    }

    /** How a card tells of a run. */
    static TrainingRecord trained(RunRecord run) {
        return trained(run, run.history().size(), run.seconds(), run.collapsedAt() == 0 ? null : run.collapsedAt());
    }

    /** How a card tells of a run as it was after so many epochs. */
    static TrainingRecord trained(RunRecord run, int epochs, double seconds, @Nullable Integer collapsedAt) {
        TrainingConfig config = run.config();
        return new TrainingRecord(
                config.data() + ":train",
                config.regime().name(),
                config.attackName(),
                config.regime().isClean() ? 0 : config.epsilon(),
                epochs,
                config.seed(),
                run.command(),
                Math.round(seconds),
                collapsedAt);
    }

    /** Something that writes to the disk. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    /** Writes; holds the run while the disk refuses, and tries again when it is resumed. Told to stop, it lets it be. */
    private void save(Writing writing) {
        while (control.wish() != TrainingControl.Wish.STOP && !write(writing)) {
            LOG.log(System.Logger.Level.DEBUG, "writing once more");
        }
    }

    private boolean write(Writing writing) {
        try {
            writing.write();
            return true;
        } catch (IOException e) {
            control.hold();
            listener.trouble(String.valueOf(e.getMessage()));
            if (control.awaitChange() == TrainingControl.Wish.CANCEL) {
                throw new CancellationException("the training was cancelled");
            }
            listener.resumed();
            return false;
        }
    }

    /** Writes checkpoints, and passes on what happens. */
    private final class Saving implements TrainingListener {
        private final AdversarialTrainer trainer;

        Saving(AdversarialTrainer trainer) {
            this.trainer = trainer;
        }

        @Override
        public void step(long done, long all, double loss, double learningRate) {
            listener.step(done, all, loss, learningRate);
        }

        @Override
        public void epoch(TrainingPoint point, Snapshot weights) {
            record = record.with(trainer.state());
            listener.epoch(point, weights);
            save(() -> {
                Checkpoint.write(trainer, folder.checkpoint());
                put(record);
            });
        }

        @Override
        public void paused() {
            save(() -> {
                Checkpoint.write(trainer, folder.checkpoint());
                put(record.with(RunRecord.State.PAUSED, null));
            });
            if (control.wish() == TrainingControl.Wish.PAUSE) {
                listener.paused();
            }
        }

        @Override
        public void resumed() {
            save(() -> put(record.with(RunRecord.State.RUNNING, null)));
            listener.resumed();
        }
    }

    /** Follows the last measuring, which goes on while the run is told to stop and keep. */
    private final class Measuring implements EvaluationListener {
        @Override
        public void progress(double share) {
            listener.measuring(share);
        }

        @Override
        public boolean isCancelled() {
            return control.isCancelled();
        }
    }
}
