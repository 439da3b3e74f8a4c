package org.epsilonlab.training;

/**
 * A learning rate that rises on a straight line from 0 to its peak at 2/5 of the training and falls on another to 0
 * (after Smith 2018; with this shape Wong et al. 2020 train robust networks in few epochs).
 *
 * @param peak the highest rate
 * @param steps how many steps the whole training has
 */
record OneCycle(double peak, long steps) {

    private static final double SUMMIT = 0.4;

    /** The rate of a step, counted from 0. */
    double at(long step) {
        double done = (step + 1.0) / steps;
        return done <= SUMMIT ? peak * done / SUMMIT : peak * (1 - done) / (1 - SUMMIT);
    }
}
