package org.epsilonlab.training;

import java.util.List;
import org.epsilonlab.attack.Parameter;

/** What every training has beside network, data, regime, ε and seed: window and command line draw themselves from it. */
public final class TrainingSettings {

    private static final List<Parameter> ALL = List.of(
            new Parameter.Whole("epochs", "Epochs", "How often the training sees every picture.", 1, 10000, 10),
            new Parameter.Whole(
                    "batch-size", "Batch size", "Pictures in one step; fewer are slower but noisier.", 1, 4096, 128),
            new Parameter.Choice(
                    "optimizer",
                    "Optimizer",
                    "How a gradient becomes a step.",
                    List.of(
                            new Parameter.Option("adam", "Adam", "scales each weight's step by its own history"),
                            new Parameter.Option(
                                    "sgd", "SGD", "plain descent with momentum; take a rate of 0.05 to 0.2")),
                    "adam"),
            new Parameter.Real(
                    "learning-rate",
                    "Learning rate",
                    "The highest step size of the schedule; too high diverges, too low crawls.",
                    1e-7,
                    100,
                    0.005),
            new Parameter.Choice(
                    "schedule",
                    "Schedule",
                    "How the learning rate changes over the training.",
                    Schedule.options(),
                    "one-cycle",
                    true),
            new Parameter.Real(
                    "momentum", "Momentum", "For SGD: share of the last step that goes on.", 0, 0.9999, 0.9, true),
            new Parameter.Real(
                    "ema",
                    "Averaged weights",
                    "Share of the old average that a step keeps; 0 keeps the last weights, 0.999 averages them.",
                    0,
                    0.99999,
                    0,
                    true),
            new Parameter.Real(
                    "weight-decay", "Weight decay", "Pulls weights towards 0, against overfitting.", 0, 1, 0, true),
            new Parameter.Real(
                    "gradient-clip",
                    "Clip gradients at",
                    "Longest gradient that a step follows; 0 follows any.",
                    0,
                    1e6,
                    0,
                    true),
            new Parameter.Real(
                    "label-smoothing",
                    "Label smoothing",
                    "Share of each label spread over all classes; keeps the network from being too sure.",
                    0,
                    0.9,
                    0,
                    true),
            new Parameter.Whole(
                    "shift", "Shift", "Moves each picture by up to so many pixels at random.", 0, 16, 0, true),
            new Parameter.Flag("flip", "Flip", "Mirrors half of the pictures left to right at random.", false, true),
            new Parameter.Whole(
                    "warm-up", "ε warm-up", "Epochs over which ε grows from 0 to its value.", 0, 1000, 0, true),
            new Parameter.Whole(
                    "patience",
                    "Early stop",
                    "Ends when held-out robust accuracy has not risen for so many epochs, and keeps the best; 0 never.",
                    0,
                    1000,
                    0,
                    true));

    private TrainingSettings() {}

    public static List<Parameter> all() {
        return ALL;
    }
}
