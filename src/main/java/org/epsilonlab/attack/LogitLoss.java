package org.epsilonlab.attack;

/**
 * A function of one picture's logits that an attack ascends, with its gradient with respect to them, in double: a softmax
 * that is all but certain keeps a gradient where single precision has none left.
 */
interface LogitLoss {

    /** Its value. */
    double value(float[] logits);

    /** Something that rises and falls with the value, kept where the value itself has no digits left to change. */
    default double rank(float[] logits) {
        return value(logits);
    }

    /** Its gradient with respect to the logits. */
    double[] gradient(float[] logits);

    /** The gradient scaled to a largest weight of 1, for attacks that use nothing but its direction. */
    default float[] direction(float[] logits) {
        return scaled(gradient(logits));
    }

    private static float[] scaled(double[] gradient) {
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

            /** The log odds: a sure network's cross-entropy is zero in double too, its odds are not. */
            @Override
            public double rank(float[] logits) {
                double best = logits[largest(logits, wanted)];
                double sum = 0;
                for (int k = 0; k < logits.length; k++) {
                    sum += k == wanted ? 0 : Math.exp(logits[k] - best);
                }
                return sign * (Math.log(sum) + best - logits[wanted]);
            }

            @Override
            public double[] gradient(float[] logits) {
                double largest = logits[largest(logits, -1)];
                return others(logits, largest, value(logits) * sign + logits[wanted] - largest);
            }

            @Override
            public float[] direction(float[] logits) {
                // Relative to the likeliest other class, so that nothing vanishes.
                return scaled(others(logits, logits[largest(logits, wanted)], 0));
            }

            /** exp(z − shift − log) for the others, and p − 1 as minus their sum, which keeps what 1 − p would lose. */
            private double[] others(float[] logits, double shift, double log) {
                double[] gradient = new double[logits.length];
                for (int k = 0; k < logits.length; k++) {
                    if (k != wanted) {
                        gradient[k] = sign * Math.exp(logits[k] - shift - log);
                        gradient[wanted] -= gradient[k];
                    }
                }
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
