package org.epsilonlab.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.attack.AttackBatch;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.Batch;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Tensors;
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

/** The sizes and steps that the Python libraries are timed at: one picture, and a thousand in batches of 250. */
@State(Scope.Thread)
@Fork(1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AttackBenchmark {

    private static final int BATCH = 250;

    /** The network's folder. */
    @Param("models/fashion-mnist-standard")
    public String model = "";

    private Classifier classifier;
    private NDManager scope;
    private NDArray[] pictures;
    private int[][] labels;
    private NDArray onePicture;
    private int[] oneLabel;

    /** Loads network and pictures. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        classifier = ModelLoader.load(Path.of(model));
        scope = classifier.manager().newSubManager();
        Batches batches = Batches.of(FashionMnist.test(Path.of("assets")).slice(0, 1000), BATCH);
        pictures = new NDArray[batches.count()];
        labels = new int[batches.count()][];
        for (int i = 0; i < pictures.length; i++) {
            Batch batch = batches.get(i);
            pictures[i] = Tensors.batch(scope, classifier.card().inputShape(), batch.values());
            labels[i] = batch.labels();
        }
        onePicture = pictures[0].get("0:1");
        oneLabel = Arrays.copyOf(labels[0], 1);
    }

    /** Frees them. */
    @TearDown(Level.Trial)
    public void close() {
        classifier.close();
    }

    private static AttackSpec pgd(int steps, double stepSize) {
        AttackDescription pgd = AttackCatalog.find("pgd");
        Map<String, String> arguments = Map.of(
                "steps", Integer.toString(steps), "step-size", Double.toString(stepSize), "keep", "last");
        return new AttackSpec(pgd, pgd.arguments(arguments), .1, Goal.UNTARGETED, 0);
    }

    private static AttackSpec of(String name, double epsilon, Map<String, String> arguments) {
        AttackDescription attack = AttackCatalog.find(name);
        return new AttackSpec(attack, attack.arguments(arguments), epsilon, Goal.UNTARGETED, 0);
    }

    private static AttackSpec fgsm() {
        AttackDescription fgm = AttackCatalog.find("fgm");
        return new AttackSpec(fgm, fgm.arguments(Map.of()), .1, Goal.UNTARGETED, 0);
    }

    private float attack(AttackSpec spec, NDArray x, int[] y) {
        try (NDManager work = scope.newSubManager()) {
            NDArray images = x.stopGradient();
            images.attach(work);
            NDArray adversarial = spec.attack()
                    .perturb(new AttackBatch(classifier, images, y, spec));
            return adversarial.getFloat(0, 0, 0, 0);
        }
    }

    private float attackAll(AttackSpec spec) {
        float sum = 0;
        for (int i = 0; i < pictures.length; i++) {
            sum += attack(spec, pictures[i], labels[i]);
        }
        return sum;
    }

    /** One FGSM on one picture. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 2, time = 2)
    @Measurement(iterations = 3, time = 2)
    public float fgsmOfOnePicture() {
        return attack(fgsm(), onePicture, oneLabel);
    }

    /** PGD-40 on one picture. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 2, time = 2)
    @Measurement(iterations = 3, time = 2)
    public float pgd40OfOnePicture() {
        return attack(pgd(40, .01), onePicture, oneLabel);
    }

    /** PGD-10 on a thousand pictures. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 8)
    @Measurement(iterations = 7)
    public float pgd10OfAThousand() {
        return attackAll(pgd(10, .025));
    }

    /** PGD-40 on a thousand pictures. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 5)
    @Measurement(iterations = 7)
    public float pgd40OfAThousand() {
        return attackAll(pgd(40, .01));
    }

    /** PGD-40 on a thousand pictures, those that are fooled leaving the batch. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 5)
    @Measurement(iterations = 7)
    public float pgd40EarlyOfAThousand() {
        return attackAll(of("pgd", .1, Map.of("steps", "40", "step-size", "0.01", "early", "true")));
    }

    /** DeepFool on a thousand pictures. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    public float deepFoolOfAThousand() {
        return attackAll(of("deepfool", AttackSpec.ANY_DISTANCE, Map.of()));
    }

    /** Carlini–Wagner, six weights of 300 steps, on the first 250 pictures. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public float carliniWagnerOf250() {
        return attack(
                of("cw", AttackSpec.ANY_DISTANCE, Map.of("searches", "6", "steps", "300", "refine", "0")),
                pictures[0],
                labels[0]);
    }

    /** The whole panel on a thousand pictures. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public float panelOfAThousand() {
        return attackAll(of("panel", .1, Map.of()));
    }
}
