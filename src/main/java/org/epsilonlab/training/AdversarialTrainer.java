package org.epsilonlab.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;

/**
 * Trains a network: min over its weights θ of the mean over the pictures of max over ‖δ‖ ≤ ε of L(θ, x + δ, y) (Madry et
 * al. 2018, equation 2.1). The inner maximum is what the attack finds, for the weights of that moment; the clean regime
 * has none, the mixed one adds the clean loss.
 */
public final class AdversarialTrainer {

    /** The budget that is watched while training on clean pictures. */
    static final double USUAL_EPSILON = 0.1;

    private final TrainingConfig config;
    private final LabelledImages pictures;
    private final HeldOut heldOut;
    private final TrainingListener listener;
    private final long start = System.nanoTime();

    private AdversarialTrainer(TrainingConfig config, LabelledImages data, TrainingListener listener) {
        this.config = config;
        this.listener = listener;
        int kept = data.size() - HeldOut.count(data.size());
        this.pictures = data.slice(0, kept);
        this.heldOut = new HeldOut(data.slice(kept, data.size()), epsilon(config));
    }

    /** The budget that a training is measured with: its attack's own, or the usual one. */
    static double epsilon(TrainingConfig config) {
        return config.attack() == null ? USUAL_EPSILON : config.attack().epsilon();
    }

    /**
     * Trains from fresh weights.
     *
     * @param card layers, input shape, normalisation and classes of the network
     * @param data training pictures, every one labelled; the last tenth, at most 1,000, is held out to be measured on
     * @return the network after the last step; no measurement chooses between epochs
     * @throws ModelException if the layers do not fit each other or the pictures
     * @throws TrainingException if the loss stops being a number
     * @throws CancellationException if the listener asks for it
     */
    public static TrainedNetwork train(
            ModelCard card, TrainingConfig config, LabelledImages data, TrainingListener listener)
            throws ModelException, TrainingException {
        if (data.size() < 2) {
            throw new TrainingException(data.name() + " holds one picture; train on at least two.", null);
        }
        Network result = ModelLoader.create(card);
        try (Network network = ModelLoader.create(card)) {
            return new AdversarialTrainer(config, data, listener).run(network, result);
        } catch (RuntimeException | TrainingException e) {
            result.close();
            throw e;
        }
    }

    private TrainedNetwork run(Network network, Network result) throws TrainingException {
        Initialization.fill(network, Seeds.weights(config.seed()));
        WeightAverage average = new WeightAverage(network, result, config.averaging());
        TrainingStep step = new TrainingStep(network, config.regime(), config.attack());
        int perEpoch = Batches.of(pictures, config.batchSize()).count();
        OneCycle rate = new OneCycle(config.learningRate(), (long) perEpoch * config.epochs());
        List<TrainingPoint> history = new ArrayList<>();
        long done = 0;
        for (int epoch = 1; epoch <= config.epochs(); epoch++) {
            int[] order = Batches.permutation(pictures.size(), Seeds.order(config.seed(), epoch));
            Batches batches = Batches.of(pictures, order, config.batchSize());
            double losses = 0;
            for (int k = 0; k < perEpoch; k++) {
                checkCancelled();
                float loss = step.take(batches.get(k), rate.at(done), Seeds.step(config.seed(), epoch, k));
                if (!Float.isFinite(loss)) {
                    throw new TrainingException(
                            "The loss stopped being a number in epoch " + epoch + "; train with a lower learning rate.",
                            null);
                }
                average.follow();
                losses += loss;
                done++;
                listener.progress(done, rate.steps(), loss);
            }
            HeldOut.Accuracies held = heldOut.measure(average.network(), listener);
            TrainingPoint point = new TrainingPoint(
                    epoch, losses / perEpoch, rate.at(done - 1), held.clean(), held.fgsm(), held.pgd(), seconds());
            history.add(point);
            listener.epoch(point);
        }
        return new TrainedNetwork(average.network(), List.copyOf(history), seconds());
    }

    private void checkCancelled() {
        if (listener.isCancelled()) {
            throw new CancellationException("the training was cancelled");
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
