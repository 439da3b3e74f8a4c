package org.epsilonlab.training;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network: min over its weights θ of the mean over the pictures of max over ‖δ‖ ≤ ε of L(θ, x + δ, y) (Madry et
 * al. 2018, equation 2.1). The inner maximum is what the regime's attack finds for the weights of that moment. Owns its
 * weights; lives on one thread.
 */
final class AdversarialTrainer implements AutoCloseable {

    /** How a training ended. */
    enum Ending {
        /** All epochs are done, or robust accuracy rose no more. */
        FINISHED,
        /** It was told to end and keep what it has. */
        STOPPED
    }

    private final TrainingConfig config;
    private final LabelledImages pictures;
    private final HeldOut heldOut;
    private final Network network;
    private final WeightAverage average;
    private final TrainingStep step;
    private final CollapseProbe probe;
    private final int perEpoch;
    private TrainingState state = new TrainingState();
    private @Nullable Snapshot good;

    /** A training at its beginning, of layers that are given the picture itself. */
    AdversarialTrainer(ModelCard card, TrainingConfig config, LabelledImages data)
            throws ModelException, TrainingException {
        this(card, null, config, data);
    }

    /**
     * A training at its beginning.
     *
     * @param script a frozen network beneath the layers, null for none
     * @param card layers, input shape, normalisation and classes of the network
     * @param data training pictures, every one labelled; the last tenth, at most 1,000, is held out to be measured on
     * @throws ModelException if the layers do not fit each other or the pictures
     * @throws TrainingException if there are too few pictures
     */
    AdversarialTrainer(ModelCard card, @Nullable Path script, TrainingConfig config, LabelledImages data)
            throws ModelException, TrainingException {
        if (data.size() < 2) {
            throw new TrainingException(data.name() + " holds one picture; train on at least two.", null);
        }
        this.config = config;
        int kept = data.size() - HeldOut.count(data.size(), config);
        pictures = data.slice(0, kept);
        heldOut = new HeldOut(data.slice(kept, data.size()), config.norm(), config.epsilon());
        Arguments settings = config.settings();
        probe = new CollapseProbe(
                !config.regime().isClean(),
                settings.whole("warm-up"),
                card.classes().size(),
                data.size() - kept);
        perEpoch = Batches.of(pictures, config.batchSize()).count();
        network = ModelLoader.create(card, script);
        Network result = new Network(card, script, network.manager());
        Initialization.fill(network, Seeds.weights(config.seed()));
        average = new WeightAverage(network, result, settings.real("ema"));
        step = new TrainingStep(network, config);
    }

    /**
     * Trains to the end, or to where the control wants it to end.
     *
     * @param listener is told after the state has moved on, so that a checkpoint written by it is whole
     * @throws TrainingException if the loss stops being a number
     * @throws CancellationException if the control cancels
     */
    Ending run(TrainingControl control, TrainingListener listener) throws TrainingException {
        while (state.epoch <= config.epochs() && !isOutOfPatience()) {
            int[] order = Batches.permutation(pictures.size(), Seeds.order(config.seed(), state.epoch));
            Batches batches = Batches.of(pictures, order, config.batchSize());
            while (state.step < perEpoch) {
                if (control.wish() != TrainingControl.Wish.RUN && mustEnd(control, listener)) {
                    return Ending.STOPPED;
                }
                take(batches, listener);
            }
            measure(control, listener);
        }
        return Ending.FINISHED;
    }

    private static boolean mustEnd(TrainingControl control, TrainingListener listener) {
        boolean held = control.wish() == TrainingControl.Wish.PAUSE;
        if (held) {
            listener.paused();
        }
        TrainingControl.Wish wish = control.awaitChange();
        if (wish == TrainingControl.Wish.CANCEL) {
            throw new CancellationException("the training was cancelled");
        }
        if (held && wish == TrainingControl.Wish.RUN) {
            listener.resumed();
        }
        return wish == TrainingControl.Wish.STOP;
    }

    private void take(Batches batches, TrainingListener listener) throws TrainingException {
        long start = System.nanoTime();
        double rate = config.schedule().at(peak(), state.done, steps());
        float loss =
                step.take(batches.get(state.step), rate, epsilon(), Seeds.step(config.seed(), state.epoch, state.step));
        if (!Float.isFinite(loss)) {
            throw new TrainingException(
                    "The loss stopped being a number in epoch " + state.epoch
                            + "; train with a lower learning rate, or clip the gradients.",
                    null);
        }
        average.follow();
        state.losses += loss;
        state.step++;
        state.done++;
        double seconds = (System.nanoTime() - start) / 1e9;
        state.seconds += seconds;
        state.epochSeconds += seconds;
        listener.step(state.done, steps(), loss, rate);
    }

    /** The budget of this step: it grows on a straight line while the training warms up. */
    private double epsilon() {
        long warming = (long) config.settings().whole("warm-up") * perEpoch;
        return config.epsilon() * Math.min(1, (state.done + 1.0) / Math.max(1, warming));
    }

    private void measure(TrainingControl control, TrainingListener listener) throws TrainingException {
        long start = System.nanoTime();
        HeldOut.Measures held = heldOut.measure(average.network(), control);
        double rate = config.schedule().at(peak(), state.done - 1, steps());
        TrainingPoint point = point(held, rate, (System.nanoTime() - start) / 1e9, Alarm.NONE);
        Alarm alarm = probe.look(state.history, point);
        point = point(held, rate, point.seconds() - state.seconds, alarm);
        state.seconds = point.seconds();
        state.history.add(point);
        Snapshot weights = Snapshot.of(average.network());
        if (alarm == Alarm.COLLAPSED && state.collapsedAt == 0) {
            state.collapsedAt = point.epoch();
        }
        if (state.collapsedAt == 0 && point.pgd() > state.bestPgd()) {
            state.bestEpoch = point.epoch();
            good = weights;
        }
        state.nextEpoch();
        listener.epoch(point, weights);
    }

    private TrainingPoint point(HeldOut.Measures held, double rate, double seconds, Alarm alarm) {
        return new TrainingPoint(
                state.epoch,
                state.done,
                state.seconds + seconds,
                state.losses / perEpoch,
                rate,
                held.clean(),
                held.fgsm(),
                held.pgd(),
                held.cleanLoss(),
                held.pgdLoss(),
                held.alignment(),
                pictures.size() / Math.max(1e-9, state.epochSeconds),
                alarm);
    }

    private boolean isOutOfPatience() {
        int patience = config.settings().whole("patience");
        return patience > 0 && state.bestEpoch > 0 && state.history.size() - state.bestEpoch >= patience;
    }

    private double peak() {
        return config.settings().real("learning-rate");
    }

    private long steps() {
        return (long) perEpoch * config.epochs();
    }

    /**
     * The network to keep: the newest, averaged where that is asked for; with early stop the best on held-out pictures.
     * Owned by this training.
     */
    Network result() {
        Network newest = average.network();
        Snapshot best = good;
        if (config.settings().whole("patience") > 0 && best != null) {
            best.into(newest);
        }
        return newest;
    }

    /** The weights of the best epoch before any collapse, null before the first. */
    @Nullable
    Snapshot good() {
        return good;
    }

    TrainingState state() {
        state.optimizerSteps = step.optimizer().steps();
        state.averageSteps = average.steps();
        return state;
    }

    List<TrainingPoint> history() {
        return List.copyOf(state.history);
    }

    /** The parts that a checkpoint keeps. */
    record Parts(Network network, WeightAverage average, TrainingStep step) {}

    Parts parts() {
        return new Parts(network, average, step);
    }

    /** Goes on from a state whose arrays have been put back into the parts. */
    void resume(TrainingState from, @Nullable Snapshot best) {
        state = from;
        good = best;
        step.optimizer().resume(from.optimizerSteps);
        average.resume(from.averageSteps);
    }

    @Override
    public void close() {
        average.network().close();
        network.close();
    }
}
