package org.epsilonlab.attack;

/**
 * A function of one picture's logits that an attack ascends, with its gradient with respect to them, in double: a softmax
 * that is all but certain keeps a gradient where single precision has none left.
 */
interface LogitLoss {

    /** Its value. */
    double value(float[] logits);

    /** Its gradient with respect to the logits. */
    double[] gradient(float[] logits);

    /** The gradient scaled to a largest weight of 1, for attacks that use nothing but its direction. */
    default float[] direction(float[] logits) {
        double[] gradient = gradient(logits);
        double largest = 0;
        for (double weight : gradient) {
            largest = Math.max(largest, Math.abs(weight));
        }
        float[] scaled = new float[gradient.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = largest == 0 ? 0 : (float) (gradient[k] / largest);
        }
        return scaled;
    }

    /** Cross-entropy of the true class, or the negative one of the target class: what {@link Objective} ascends. */
    static LogitLoss crossEntropy(Goal goal, int label) {
        int wanted = goal.isTargeted() ? goal.target() : label;
        double sign = goal.isTargeted() ? -1 : 1;
        return new LogitLoss() {
            @Override
            public double value(float[] logits) {
                double largest = logits[largest(logits, -1)];
                double sum = 0;
                for (float z : logits) {
                    sum += Math.exp(z - largest);
                }
                return sign * (Math.log(sum) + largest - logits[wanted]);
            }

            @Override
            public double[] gradient(float[] logits) {
                double largest = logits[largest(logits, -1)];
                double[] gradient = new double[logits.length];
                double sum = 0;
                for (int k = 0; k < logits.length; k++) {
                    gradient[k] = Math.exp(logits[k] - largest);
                    sum += gradient[k];
                }
                double others = 0;
                for (int k = 0; k < logits.length; k++) {
                    gradient[k] *= sign / sum;
                    others += k == wanted ? 0 : gradient[k];
                }
                // p − 1 as the sum of the others, which keeps what 1 − p would lose.
                gradient[wanted] = -others;
                return gradient;
            }
        };
    }

    /** How far the goal is reached, in logits: the largest other minus the true one, or the target minus the largest other. */
    static LogitLoss margin(Goal goal, int label) {
        int own = goal.isTargeted() ? goal.target() : label;
        double sign = goal.isTargeted() ? 1 : -1;
        return new LogitLoss() {
            @Override
            public double value(float[] logits) {
                return sign * ((double) logits[own] - logits[largest(logits, own)]);
            }

            @Override
            public double[] gradient(float[] logits) {
                double[] gradient = new double[logits.length];
                gradient[own] = sign;
                gradient[largest(logits, own)] = -sign;
                return gradient;
            }
        };
    }

    /** z of {@code up} minus z of {@code down}. */
    static LogitLoss difference(int up, int down) {
        return new LogitLoss() {
            @Override
            public double value(float[] logits) {
                return (double) logits[up] - logits[down];
            }

            @Override
            public double[] gradient(float[] logits) {
                double[] gradient = new double[logits.length];
                gradient[up] += 1;
                gradient[down] -= 1;
                return gradient;
            }
        };
    }

    /** The class with the largest logit, {@code except} left out. */
    static int largest(float[] logits, int except) {
        int best = except == 0 ? 1 : 0;
        for (int k = 0; k < logits.length; k++) {
            if (k != except && logits[k] > logits[best]) {
                best = k;
            }
        }
        return best;
    }
}
