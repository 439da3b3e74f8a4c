package org.epsilonlab.training;

import java.util.List;
import org.epsilonlab.model.BlockClassifier;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Network;

/**
 * What a training leaves; whoever gets it closes it.
 *
 * @param network with its final weights
 * @param history one point an epoch
 * @param seconds wall-clock time, held-out measuring included
 */
public record TrainedNetwork(Network network, List<TrainingPoint> history, double seconds) implements AutoCloseable {

    /** The network as attacks and evaluations see it; closing it closes the network. */
    public Classifier classifier() {
        return new BlockClassifier(network);
    }

    @Override
    public void close() {
        network.close();
    }
}
