package org.epsilonlab.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Normalization;
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
        step = switch (regime) {
            case "clean" -> new TrainingStep(network, Regime.CLEAN, null);
            case "fgsm-only" -> new TrainingStep(network, Regime.ADVERSARIAL, attack("1", "0.125"));
            case "clean-and-fgsm" -> new TrainingStep(network, Regime.MIXED, attack("1", "0.1"));
            default -> new TrainingStep(network, Regime.ADVERSARIAL, attack("7", "0.0357"));
        };
    }

    private static AttackSpec attack(String steps, String stepSize) {
        AttackDescription pgd = AttackCatalog.find("pgd");
        Map<String, String> arguments =
                Map.of("steps", steps, "step-size", stepSize, "random-start", "true", "keep", "last");
        return new AttackSpec(pgd, pgd.arguments(arguments), .1, Goal.UNTARGETED, 0);
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
            loss += step.take(batches.get(k), 1e-3, k);
        }
        return loss;
    }
}
