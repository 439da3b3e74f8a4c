package org.epsilonlab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.jspecify.annotations.Nullable;

/** Folders of runs as trainings of the bundled data leave them, with the bundled networks for weights. */
public final class RecordedRuns {

    private static final int EPOCHS = 15;
    private static final int COLLAPSE = 5;

    private final Path root;

    /** @param root the folder of all runs */
    public RecordedRuns(Path root) {
        this.root = root;
    }

    /** The assignment's recipe after its 15 epochs: PGD falls from 50 % at epoch 4 to 6 %. */
    public RunFolder collapsed(String id) throws IOException, ModelException {
        List<TrainingPoint> history = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            boolean good = epoch < COLLAPSE;
            double grown = 1 - Math.exp(-epoch);
            history.add(point(
                    epoch,
                    0.84 * grown + 0.004 * epoch,
                    good ? 0.62 * grown : 0.9 + 0.001 * epoch,
                    good ? 0.51 * grown : 0.06,
                    good ? Alarm.NONE : Alarm.COLLAPSED));
        }
        RunRecord record = new RunRecord(
                "The recipe",
                config("mixed", EPOCHS, 1),
                "epsilon-lab train --regime mixed",
                Instant.parse("2025-01-01T10:00:00Z"),
                RunRecord.State.FINISHED,
                history,
                COLLAPSE - 1,
                COLLAPSE,
                accuracy(0.912, 0.061),
                null);
        RunFolder folder = network(id, record, "fashion-mnist-standard");
        Files.copy(weights("fashion-mnist-collapsed"), folder.path().resolve(RunFolder.GOOD));
        return folder;
    }

    /** PGD-7 for ten epochs, which holds. */
    public RunFolder robust(String id) throws IOException, ModelException {
        RunRecord record = held("Robust, the honest way", RunRecord.State.FINISHED, 10, accuracy(0.854, 0.762));
        return network(id, record, "fashion-mnist-robust");
    }

    /** The same, held after three of ten epochs. */
    public RunFolder interrupted(String id) throws IOException {
        RunFolder folder = new RunFolder(Files.createDirectories(root.resolve(id)));
        folder.write(held("Interrupted", RunRecord.State.PAUSED, 3, null));
        return folder;
    }

    private static RunRecord held(String title, RunRecord.State state, int epochs, @Nullable AccuracyRecord accuracy) {
        List<TrainingPoint> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double grown = 1 - Math.exp(-0.8 * epoch);
            history.add(point(epoch, 0.86 * grown, 0.8 * grown, 0.77 * grown, Alarm.NONE));
        }
        return new RunRecord(
                title,
                config("pgd", 10, 2),
                "epsilon-lab train --regime pgd",
                Instant.parse("2025-01-01T11:00:00Z"),
                state,
                history,
                epochs,
                0,
                accuracy,
                null);
    }

    /** A configuration of the small network. */
    public static TrainingConfig config(String regime, int epochs, long seed) {
        return TrainingConfig.of(
                "fashion-mnist",
                Architectures.DEFAULT,
                Architectures.layers(Architectures.DEFAULT, 10),
                RegimeCatalog.find(regime),
                Map.of(),
                RegimeCatalog.find(regime).takesAttack() ? AttackCatalog.find("fgm") : null,
                Map.of(),
                0.1,
                Map.of("epochs", Integer.toString(epochs)),
                seed);
    }

    private static TrainingPoint point(int epoch, double clean, double fgsm, double pgd, Alarm alarm) {
        return new TrainingPoint(
                epoch,
                461L * epoch,
                7.3 * epoch,
                0.4 + 1.6 * Math.exp(-epoch),
                0.003,
                clean,
                fgsm,
                pgd,
                0.5 + Math.exp(-epoch),
                1.5 - pgd,
                0.9,
                6900,
                alarm);
    }

    private static AccuracyRecord accuracy(double clean, double robust) {
        return new AccuracyRecord(
                "fashion-mnist:test",
                10000,
                "pgd",
                "linf",
                0.1,
                40,
                clean,
                robust,
                List.of(robust - 0.005, robust + 0.005));
    }

    private RunFolder network(String id, RunRecord record, String bundled) throws IOException, ModelException {
        RunFolder folder = new RunFolder(Files.createDirectories(root.resolve(id)));
        Files.copy(weights(bundled), folder.path().resolve(ModelCard.WEIGHTS));
        ModelCard card = CardFile.read(Path.of("models", bundled))
                .named(id)
                .titled(record.title())
                .withTraining(TrainingRun.trained(record));
        CardFile.write(card, folder.path());
        folder.write(record);
        return folder;
    }

    private static Path weights(String bundled) {
        return Path.of("models", bundled, ModelCard.WEIGHTS);
    }
}
