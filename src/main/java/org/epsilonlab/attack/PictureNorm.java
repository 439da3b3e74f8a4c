package org.epsilonlab.attack;

/** The norms on one picture's values, on the heap. */
final class PictureNorm {

    private PictureNorm() {}

    static double size(Norm norm, float[] delta) {
        return switch (norm) {
            case LINF -> Vectors.linf(delta);
            case L2 -> Vectors.l2(delta);
            case L1 -> Vectors.l1(delta);
            case L0 -> Vectors.l0(delta);
        };
    }

    static double dual(Norm norm, float[] gradient) {
        return switch (norm) {
            case LINF -> Vectors.l1(gradient);
            case L2 -> Vectors.l2(gradient);
            case L1, L0 -> Vectors.linf(gradient);
        };
    }

    static float[] steepest(Norm norm, float[] gradient, double share) {
        float[] step = new float[gradient.length];
        switch (norm) {
            case LINF -> {
                for (int i = 0; i < step.length; i++) {
                    // What Math.signum answers, without a branch that half of the values mispredict.
                    step[i] = gradient[i] == 0 ? gradient[i] : Math.copySign(1, gradient[i]);
                }
            }
            case L2, L0 -> {
                double size = norm == Norm.L2 ? Vectors.l2(gradient) : Vectors.linf(gradient);
                for (int i = 0; i < step.length && size > 0; i++) {
                    step[i] = (float) (gradient[i] / size);
                }
            }
            case L1 -> {
                int count = Math.max(1, (int) Math.round(share * step.length));
                float least = Vectors.kthLargest(Vectors.magnitudes(gradient), count);
                int free = count;
                for (int i = 0; i < step.length && free > 0; i++) {
                    if (Math.abs(gradient[i]) >= least) {
                        step[i] = Math.signum(gradient[i]) / count;
                        free--;
                    }
                }
            }
        }
        return step;
    }

    /** Brings {@code moved} back into ball ∩ [0, 1], in place. */
    static void project(Norm norm, float[] moved, float[] x, double epsilon) {
        switch (norm) {
            case LINF -> {
                float bound = (float) epsilon;
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = Vectors.clip(Math.max(x[i] - bound, Math.min(x[i] + bound, moved[i])));
                }
            }
            case L2 -> {
                double length = Vectors.l2(Vectors.minus(moved, x));
                double shrink = length <= epsilon ? 1 : epsilon / length;
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = Vectors.clip((float) (x[i] + shrink * (moved[i] - x[i])));
                }
            }
            case L1 -> {
                float[] delta = Vectors.minus(moved, x);
                L1Ball.project(delta, x, 0, epsilon);
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = Vectors.clip(x[i] + delta[i]);
                }
            }
            case L0 -> L0Ball.project(moved, x, epsilon);
        }
    }
}
