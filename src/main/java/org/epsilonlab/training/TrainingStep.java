package org.epsilonlab.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.epsilonlab.attack.AttackBatch;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * One step of the min-max game: the attacker maximises the loss of the current weights over the pictures, then the
 * weights take one step to lower the loss on what the attacker found.
 */
final class TrainingStep {

    private final Network network;
    private final Regime regime;
    private final @Nullable AttackSpec attack;
    private final List<NDArray> weights;
    private final Adam optimizer;
    private final Classifier current;

    /** Makes the network's weights trainable. */
    TrainingStep(Network network, Regime regime, @Nullable AttackSpec attack) {
        this.network = network;
        this.regime = regime;
        this.attack = attack;
        this.weights = network.trainable();
        this.optimizer = new Adam(network.manager(), weights);
        this.current = new CurrentWeights(network);
        weights.forEach(array -> array.setRequiresGradient(true));
    }

    /**
     * Takes the step.
     *
     * @param batch pictures with their labels
     * @param seed of all randomness in this step
     * @return the loss before the update, a mean over the pictures
     */
    float take(Batch batch, double learningRate, long seed) {
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray clean = Tensors.batch(scope, network.card().inputShape(), batch.values());
            NDArray pictures = clean;
            int[] labels = batch.labels();
            AttackSpec attacker = attack;
            if (regime.usesAdversarial() && attacker != null) {
                NDArray adversarial = craft(seeded(attacker, seed), clean, labels);
                pictures = regime.usesClean() ? clean.concat(adversarial) : adversarial;
            }
            float loss = gradients(pictures, oneHot(scope, labels, (int) (pictures.size(0) / labels.length)), seed);
            optimizer.step(learningRate);
            return loss;
        }
    }

    /**
     * The inner maximisation: the network as it is now, in evaluation mode, its weights frozen. What the attack
     * differentiates is therefore no part of what the update differentiates.
     */
    NDArray craft(AttackSpec attacker, NDArray clean, int[] labels) {
        AttackBatch batch = new AttackBatch(current, clean, labels, attacker, 0, AttackListener.NONE, false);
        return Gradients.whileFrozen(weights, () -> attacker.attack().perturb(batch));
    }

    private static AttackSpec seeded(AttackSpec spec, long seed) {
        return new AttackSpec(spec.description(), spec.arguments(), spec.epsilon(), spec.goal(), seed);
    }

    /** The outer minimisation's gradient, in training mode. Both halves of a mixed batch weigh the same. */
    private float gradients(NDArray pictures, NDArray oneHot, long seed) {
        return Gradients.ofParameters(() -> {
            // Dropout draws from the engine's one generator, which others may have used meanwhile.
            Engine.getInstance().setRandomSeed((int) seed);
            NDArray logits = network.logits(pictures, true);
            return logits.logSoftmax(1).mul(oneHot).sum().div(-pictures.size(0));
        });
    }

    private NDArray oneHot(NDManager scope, int[] labels, int copies) {
        int classes = network.card().classes().size();
        float[] values = new float[copies * labels.length * classes];
        for (int i = 0; i < copies * labels.length; i++) {
            values[i * classes + labels[i % labels.length]] = 1;
        }
        return scope.create(values, new Shape((long) copies * labels.length, classes));
    }

    /** The network in training as attacks see it; its owner closes it. */
    private record CurrentWeights(Network network) implements Classifier {

        @Override
        public ModelCard card() {
            return network.card();
        }

        @Override
        public NDArray logits(NDArray x) {
            return network.logits(x, false);
        }

        @Override
        public NDManager manager() {
            return network.manager();
        }

        @Override
        public void close() {}
    }
}
