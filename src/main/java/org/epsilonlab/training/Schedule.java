package org.epsilonlab.training;

import java.util.Arrays;
import java.util.List;
import org.epsilonlab.attack.Parameter;

/** How the learning rate changes over a training, from its first step to its last. */
public enum Schedule {
    /**
     * Rises on a straight line from 0 to its peak at 2/5 of the training and falls on another to 0 (after Smith 2018;
     * with this shape Wong et al. 2020 train robust networks in few epochs).
     */
    ONE_CYCLE("one-cycle", "one cycle", "rises to the peak at 2/5 of the training, then falls to 0") {
        @Override
        double share(double done) {
            return done <= SUMMIT ? done / SUMMIT : (1 - done) / (1 - SUMMIT);
        }
    },
    /** Half a cosine from its peak to 0 (Loshchilov &amp; Hutter 2017). */
    COSINE("cosine", "cosine", "falls from the peak to 0 along half a cosine") {
        @Override
        double share(double done) {
            return (1 + Math.cos(Math.PI * done)) / 2;
        }
    },
    /** Always its peak. */
    CONSTANT("constant", "constant", "stays what it is") {
        @Override
        double share(double done) {
            return 1;
        }
    };

    private static final double SUMMIT = 0.4;

    private final String id;
    private final String label;
    private final String help;

    Schedule(String id, String label, String help) {
        this.id = id;
        this.label = label;
        this.help = help;
    }

    abstract double share(double done);

    static List<Parameter.Option> options() {
        return Arrays.stream(values())
                .map(each -> new Parameter.Option(each.id, each.label, each.help))
                .toList();
    }

    static Schedule of(String id) {
        return Arrays.stream(values())
                .filter(schedule -> schedule.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The rate of a step.
     *
     * @param peak the highest rate
     * @param step counted from 0
     * @param steps how many the whole training has
     */
    double at(double peak, long step, long steps) {
        return peak * share((step + 1.0) / steps);
    }
}
