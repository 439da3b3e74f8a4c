package org.epsilonlab.training;

import java.util.SplittableRandom;

/** Independent seeds for every place of a training that draws numbers, each a function of the run's seed alone. */
final class Seeds {

    private Seeds() {}

    /** For the first weights. */
    static long weights(long seed) {
        return mixed(seed, -1, 0);
    }

    /** For the order of the pictures in an epoch. */
    static long order(long seed, int epoch) {
        return mixed(seed, epoch, -1);
    }

    /** For one step of an epoch: random starts and dropout. */
    static long step(long seed, int epoch, int step) {
        return mixed(seed, epoch, step);
    }

    /** For the small random changes of a step's pictures. */
    static long augmentation(long step) {
        return mixed(step, -2, 0);
    }

    private static long mixed(long seed, long epoch, long step) {
        long first = new SplittableRandom(seed).nextLong();
        long second = new SplittableRandom(first ^ epoch).nextLong();
        return new SplittableRandom(second ^ step).nextLong();
    }
}
