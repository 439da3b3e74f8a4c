package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdversarialTrainerTest {

    private static final Stripes PICTURES = new Stripes(200);

    /** What a training left. */
    private record Left(Map<String, float[]> weights, List<TrainingPoint> history) {}

    @Test
    void theSameSeedGivesTheSameWeightsAndHistoryOnAnyThread() throws Exception {
        TrainingConfig config = config("pgd", 2, "steps", "3", "seed", "7");
        Left first = train(config);
        Left second = CompletableFuture.supplyAsync(() -> train(config), task -> new Thread(task).start())
                .get();
        Left other = train(config("pgd", 2, "steps", "3", "seed", "8"));
        Tiny.assertSame(first.weights(), second.weights());
        assertThat(timeless(second.history())).isEqualTo(timeless(first.history()));
        assertThat(other.weights().get("0.weight")).isNotEqualTo(first.weights().get("0.weight"));
    }

    @Test
    void learnsWhatCanBeLearnt() {
        List<TrainingPoint> history = train(config("clean", 12)).history();
        assertThat(history).hasSize(12);
        TrainingPoint last = history.get(11);
        assertThat(last.trainLoss()).isLessThan(history.get(0).trainLoss() / 2);
        assertThat(last.clean()).isGreaterThan(0.9);
        assertThat(last.pgd()).isLessThanOrEqualTo(last.clean());
        assertThat(last.cleanLoss()).isLessThan(last.pgdLoss());
        assertThat(last.learningRate()).isCloseTo(0, within(1e-9));
        assertThat(last.step()).isEqualTo(12 * 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgd", "fgsm-rs", "n-fgsm", "trades", "free"})
    void trainingAgainstTheAttackerMakesRobust(String regime) {
        double plain = last(config("clean", 20, "seed", "3")).pgd();
        double robust = last(config(regime, 20, "seed", "3")).pgd();
        assertThat(robust).isGreaterThan(plain);
    }

    @Test
    void averagedWeightsLieOnTheWay() {
        float[] last = train(config("clean", 3, "seed", "5")).weights().get("0.weight");
        TrainingConfig averaging = config("clean", Map.of("epochs", "3", "ema", "0.9"), "seed", "5");
        float[] average = train(averaging).weights().get("0.weight");
        double gap = 0;
        for (int i = 0; i < last.length; i++) {
            gap = Math.max(gap, Math.abs(last[i] - average[i]));
        }
        assertThat(gap).isGreaterThan(0).isLessThan(0.1);
    }

    @Test
    void theHeldOutPicturesAreNeverTrainedOn() throws Exception {
        Stripes watched = new Stripes(200);
        TrainingListener atTheEndOfTheFirstEpoch = new TrainingListener() {
            @Override
            public void step(long done, long all, double loss, double learningRate) {
                if (done == all) {
                    assertThat(watched.copied()).hasSize(180).allMatch(i -> i < 180);
                }
            }
        };
        try (AdversarialTrainer trainer = new AdversarialTrainer(card(), config("clean", 1), watched)) {
            trainer.run(new TrainingControl(), atTheEndOfTheFirstEpoch);
        }
        assertThat(watched.copied()).hasSizeGreaterThan(0);
    }

    @Test
    void endsBeforeTheNextStepWhenItIsCancelledOrStopped() throws Exception {
        TrainingControl cancelling = new TrainingControl();
        StepCounter three = new StepCounter(3, cancelling::cancel);
        try (AdversarialTrainer trainer = new AdversarialTrainer(card(), config("clean", 5), PICTURES)) {
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> trainer.run(cancelling, three));
        }
        assertThat(three.steps).isEqualTo(3);
        TrainingControl stopping = new TrainingControl();
        StepCounter four = new StepCounter(4, stopping::stop);
        try (AdversarialTrainer trainer = new AdversarialTrainer(card(), config("clean", 5), PICTURES)) {
            assertThat(trainer.run(stopping, four)).isEqualTo(AdversarialTrainer.Ending.STOPPED);
        }
        assertThat(four.steps).isEqualTo(4);
    }

    @Test
    void aTrainingThatDivergesSaysSo() throws Exception {
        TrainingConfig wild = config(
                "clean",
                Map.of("epochs", "9", "learning-rate", "100", "optimizer", "sgd", "weight-decay", "1"),
                "seed",
                "1");
        try (AdversarialTrainer trainer = new AdversarialTrainer(card(), wild, PICTURES)) {
            assertThatExceptionOfType(TrainingException.class)
                    .isThrownBy(() -> trainer.run(new TrainingControl(), TrainingListener.NONE))
                    .withMessageContaining("lower learning rate");
        }
    }

    /** At any step, with everything that has a state of its own: what goes on is the run that was interrupted. */
    @ParameterizedTest
    @CsvSource({
        "pgd, adam, 0, 1",
        "pgd, sgd, 0.9, 7",
        "free, adam, 0.9, 8",
        "free, sgd, 0, 13",
        "trades, adam, 0, 6",
        "clean, adam, 0.5, 17"
    })
    void goesOnFromACheckpointBitForBit(String regime, String optimizer, String ema, int at, @TempDir Path folder)
            throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("epochs", "3", "optimizer", optimizer, "ema", ema));
        settings.putAll(Map.of("shift", "1", "flip", "true", "warm-up", "1", "gradient-clip", "1"));
        TrainingConfig config = config(regime, settings, "seed", "2");
        Left whole = train(config);
        Path file = folder.resolve(Checkpoint.FILE);
        TrainingControl stopping = new TrainingControl();
        try (AdversarialTrainer trainer = new AdversarialTrainer(cardWithDropout(), config, PICTURES)) {
            trainer.run(stopping, new StepCounter(at, stopping::stop));
            Checkpoint.write(trainer, file);
        }
        try (AdversarialTrainer trainer = new AdversarialTrainer(cardWithDropout(), config, PICTURES)) {
            Checkpoint.read(trainer, file);
            trainer.run(new TrainingControl(), TrainingListener.NONE);
            Tiny.assertSame(whole.weights(), Tiny.copy(trainer.result()));
            assertThat(timeless(trainer.history())).isEqualTo(timeless(whole.history()));
        }
    }

    @Test
    void earlyStopKeepsTheBest() throws Exception {
        TrainingConfig patient = config("pgd", Map.of("epochs", "60", "patience", "2"), "seed", "4");
        List<Snapshot> measured = new ArrayList<>();
        TrainingListener keeping = new TrainingListener() {
            @Override
            public void epoch(TrainingPoint point, Snapshot weights) {
                measured.add(weights);
            }
        };
        try (AdversarialTrainer trainer = new AdversarialTrainer(cardWithDropout(), patient, PICTURES)) {
            trainer.run(new TrainingControl(), keeping);
            List<TrainingPoint> history = trainer.history();
            int best = trainer.state().bestEpoch;
            assertThat(history).hasSize(best + 2).hasSizeLessThan(60);
            assertThat(history.get(best - 1).pgd())
                    .isEqualTo(history.stream()
                            .mapToDouble(TrainingPoint::pgd)
                            .max()
                            .orElse(0));
            try (Network kept = ModelLoader.create(cardWithDropout())) {
                measured.get(best - 1).into(kept);
                Tiny.assertSame(Tiny.copy(kept), Tiny.copy(trainer.result()));
            }
        }
    }

    private static List<TrainingPoint> timeless(List<TrainingPoint> history) {
        return history.stream()
                .map(p -> new TrainingPoint(
                        p.epoch(),
                        p.step(),
                        0,
                        p.trainLoss(),
                        p.learningRate(),
                        p.clean(),
                        p.fgsm(),
                        p.pgd(),
                        p.cleanLoss(),
                        p.pgdLoss(),
                        p.alignment(),
                        0,
                        p.alarm()))
                .toList();
    }

    private static TrainingPoint last(TrainingConfig config) {
        List<TrainingPoint> history = train(config).history();
        return history.get(history.size() - 1);
    }

    private static Left train(TrainingConfig config) {
        try (AdversarialTrainer trainer =
                new AdversarialTrainer(config.settings().flag("flip") ? cardWithDropout() : card(), config, PICTURES)) {
            trainer.run(new TrainingControl(), TrainingListener.NONE);
            return new Left(Tiny.copy(trainer.result()), trainer.history());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static TrainingConfig config(String regime, int epochs, String... parameters) {
        return config(regime, Map.of("epochs", Integer.toString(epochs)), parameters);
    }

    private static TrainingConfig config(String regime, Map<String, String> given, String... parameters) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("batch-size", "30", "learning-rate", "0.05"));
        settings.putAll(given);
        return Configs.of(regime, 0.1, settings, parameters);
    }

    private static ModelCard card() {
        return card(List.of(LayerSpec.conv(4, 3, 1, 1), LayerSpec.relu(), LayerSpec.flatten(), LayerSpec.linear(3)));
    }

    /** With a generator and running statistics, which a continuation must not lose. */
    private static ModelCard cardWithDropout() {
        return card(List.of(
                LayerSpec.conv(4, 3, 1, 1),
                new LayerSpec("batchnorm", null, null, null, null, null, null, null, null, null),
                LayerSpec.relu(),
                LayerSpec.flatten(),
                new LayerSpec("dropout", null, null, null, null, null, null, 0.3f, null, null),
                LayerSpec.linear(3)));
    }

    private static ModelCard card(List<LayerSpec> layers) {
        return new ModelCard(
                "stripes",
                "Stripes",
                new InputShape(1, 6, 6),
                Normalization.none(1),
                PICTURES.classes(),
                layers,
                "weights.safetensors",
                null,
                null,
                List.of(),
                "made for a test",
                "Apache-2.0");
    }

    /** Calls out after some steps. */
    private static final class StepCounter implements TrainingListener {
        private final int wanted;
        private final Runnable call;
        private int steps;

        StepCounter(int wanted, Runnable call) {
            this.wanted = wanted;
            this.call = call;
        }

        @Override
        public void step(long done, long all, double loss, double learningRate) {
            if (++steps == wanted) {
                call.run();
            }
        }
    }
}
