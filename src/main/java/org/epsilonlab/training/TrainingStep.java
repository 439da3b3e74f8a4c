package org.epsilonlab.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.SharedGradient;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.model.Torch;
import org.epsilonlab.training.regime.Learner;
import org.epsilonlab.training.regime.Minibatch;
import org.epsilonlab.training.regime.Regime;
import org.epsilonlab.training.regime.SeededNoise;
import org.epsilonlab.training.regime.UnitNoise;

/**
 * One step of the min-max game: the attacker maximises the loss of the current weights over the pictures, then the
 * weights take one step to lower the loss on what the attacker found. What a step does with its pictures is its {@link
 * Regime}'s; here is what it works with.
 */
final class TrainingStep implements Learner {

    private final Network network;
    private final Regime regime;
    private final double smoothing;
    private final double longestGradient;
    private final List<NDArray> weights;
    private final Optimizer optimizer;
    private final Classifier current;
    private final Augmentation augmentation;
    private final Map<String, NDArray> memories = new LinkedHashMap<>();
    private double learningRate;
    private double epsilon;
    private long seed;
    private int updates;
    private final boolean divides;

    /** Makes the network's weights trainable; where there are two cores, each takes half of a step's pictures. */
    TrainingStep(Network network, TrainingConfig config) {
        this(network, config, Torch.threads() >= SharedStep.SHARES);
    }

    /** @param divided whether the pictures are divided, where the network looks at each of them by itself */
    TrainingStep(Network network, TrainingConfig config, boolean divided) {
        this.network = network;
        AttackSpec crafting = config.attack();
        this.divides = divided
                && network.card().isPictureByPicture()
                && (crafting == null || !crafting.description().is(AttackDescription.Trait.TOGETHER));
        this.regime = config.makeRegime();
        Arguments settings = config.settings();
        this.smoothing = settings.real("label-smoothing");
        this.longestGradient = settings.real("gradient-clip");
        this.weights = network.trainable();
        double decay = settings.real("weight-decay");
        this.optimizer = settings.text("optimizer").equals("sgd")
                ? new Sgd(network.manager(), weights, settings.real("momentum"), decay)
                : new Adam(network.manager(), weights, decay);
        this.current = network.frozen();
        this.augmentation = new Augmentation(settings.whole("shift"), settings.flag("flip"));
        weights.forEach(array -> array.setRequiresGradient(true));
    }

    /**
     * Takes the step.
     *
     * @param batch pictures with their labels
     * @param rate the learning rate
     * @param budget ε of this step
     * @param randomness seed of all that is drawn in this step
     * @return the loss before the update, a mean over the pictures
     */
    float take(Batch batch, double rate, double budget, long randomness) {
        return take(batch, rate, budget, randomness, new SeededNoise(randomness));
    }

    /** The same with random numbers from elsewhere. */
    float take(Batch batch, double rate, double budget, long randomness, UnitNoise noise) {
        begin(rate, budget, randomness);
        InputShape shape = network.card().inputShape();
        float[] values = augmentation.apply(batch.values(), shape, Seeds.augmentation(randomness));
        int all = batch.size();
        if (!divides || all < SharedStep.SHARES) {
            return learn(this, values, batch.labels(), noise, 0, all);
        }
        DividedNoise divided = new DividedNoise(noise, all);
        return new SharedStep(this).take(share -> {
            int first = share.first(all);
            int end = share.end(all);
            float[] own = Arrays.copyOfRange(values, first * shape.size(), end * shape.size());
            return learn(share, own, Arrays.copyOfRange(batch.labels(), first, end), divided.from(first), first, all);
        });
    }

    private float learn(Learner learner, float[] values, int[] labels, UnitNoise noise, int first, int all) {
        ModelCard card = network.card();
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray clean = Tensors.batch(scope, card.inputShape(), values);
            return regime.learn(new Minibatch(
                    learner, clean, labels, card.classes().size(), smoothing, epsilon, noise, first, all));
        }
    }

    void begin(double rate, double budget, long randomness) {
        learningRate = rate;
        epsilon = budget;
        seed = randomness;
        updates = 0;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** What the regime keeps from step to step, by name. */
    Map<String, NDArray> memories() {
        return memories;
    }

    @Override
    public Classifier classifier() {
        return current;
    }

    @Override
    public AttackSpec now(AttackSpec attack) {
        return new AttackSpec(attack.description(), attack.arguments(), epsilon, attack.goal(), seed);
    }

    @Override
    public NDArray logits(NDArray x) {
        return network.logits(x, true);
    }

    @Override
    public float update(Supplier<NDArray> loss) {
        float value = Gradients.ofParameters(() -> {
            seedDropout();
            return loss.get();
        });
        step();
        return value;
    }

    @Override
    public SharedGradient update(NDArray x, UnaryOperator<NDArray> loss) {
        SharedGradient pass = Gradients.ofBoth(x, pictures -> {
            seedDropout();
            return loss.apply(pictures);
        });
        step();
        return pass;
    }

    /** Dropout draws from the engine's one generator, which others may have used meanwhile. */
    private void seedDropout() {
        Engine.getInstance().setRandomSeed((int) (seed + updates));
    }

    /** One step of the optimizer down the gradients that the parameters hold. */
    void step() {
        updates++;
        double scale = 1;
        if (longestGradient > 0) {
            scale = Math.min(1, longestGradient / (Optimizer.gradientLength(weights) + 1e-6));
        }
        optimizer.step(learningRate, scale);
    }

    @Override
    public NDArray memory(String name, Shape shape) {
        return memories.computeIfAbsent(name, any -> network.manager().zeros(shape));
    }
}
