package org.epsilonlab.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A hundred steps of 128 pictures on the reference network, as plain PyTorch is timed. */
@State(Scope.Thread)
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 5)
public class TrainingBenchmark {

    private static final int STEPS = 100;
    private static final double EPSILON = 0.1;

    /** What each step is made on. */
    @Param({"clean", "fgsm-only", "clean-and-fgsm", "pgd-7"})
    public String regime = "";

    private Network network;
    private TrainingStep step;
    private Batches batches;

    /** A fresh network and the training pictures. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        ModelCard card = new ModelCard(
                "benchmark",
                "benchmark",
                new InputShape(1, 28, 28),
                Normalization.none(1),
                FashionMnist.CLASSES,
                Architectures.layers("small-cnn", 10),
                "weights.safetensors",
                null,
                null,
                List.of(),
                "",
                "");
        network = ModelLoader.create(card);
        Initialization.fill(network, 1);
        batches = Batches.of(FashionMnist.train(Path.of("assets")), 128);
        step = new TrainingStep(network, config());
    }

    private TrainingConfig config() {
        return switch (regime) {
            case "fgsm-only" -> made("fgsm-rs", null, Map.of());
            case "clean-and-fgsm" -> made("mixed", "fgm", Map.of());
            case "pgd-7" -> made("pgd", null, Map.of("steps", "7"));
            default -> made("clean", null, Map.of());
        };
    }

    private static TrainingConfig made(String regime, @Nullable String attack, Map<String, String> own) {
        return TrainingConfig.of(
                "fashion-mnist",
                "small-cnn",
                Architectures.layers("small-cnn", 10),
                RegimeCatalog.find(regime),
                own,
                attack == null ? null : AttackCatalog.find(attack),
                Map.of(),
                EPSILON,
                Map.of(),
                0);
    }

    /** Frees them. */
    @TearDown(Level.Trial)
    public void close() {
        network.close();
    }

    /** A hundred steps. */
    @Benchmark
    public float hundredSteps() {
        float loss = 0;
        for (int k = 0; k < STEPS; k++) {
            loss += step.take(batches.get(k), 1e-3, EPSILON, k);
        }
        return loss;
    }
}
