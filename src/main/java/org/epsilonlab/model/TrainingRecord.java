package org.epsilonlab.model;

import org.jspecify.annotations.Nullable;

/**
 * How a network came to be, as its card tells it.
 *
 * @param data the training data, for example {@code fashion-mnist:train}
 * @param regime what each step learnt from, such as {@code clean} or {@code pgd}
 * @param attack the attack used while training, {@code none} for a clean training
 * @param epsilon the budget of that attack, in units of the [0, 1] pixel scale
 * @param epochs passes over the data
 * @param seed the seed that reproduces it
 * @param command the command line that made it
 * @param seconds of training and measuring it took
 * @param collapsedAt the epoch at which it was seen to collapse, null for none
 */
public record TrainingRecord(
        String data,
        String regime,
        String attack,
        double epsilon,
        int epochs,
        long seed,
        String command,
        double seconds,
        @Nullable Integer collapsedAt) {}
