package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.random.RandomGenerator;
import org.epsilonlab.image.Difference;

/**
 * A norm on perturbations: its steepest step, its projection onto the ball, its random points. Arrays have the shape (N,
 * C, H, W); ε is a number or has the shape (N, 1, 1, 1), so that each picture may have a budget of its own.
 */
public enum Norm {
    /** The largest change of any value; steps by the sign of the gradient (Goodfellow et al. 2015). */
    LINF("linf", "L∞") {
        @Override
        public NDArray steepestStep(NDArray gradient, double share) {
            return gradient.sign();
        }

        @Override
        public NDArray project(NDArray moved, NDArray images, NDArray epsilon) {
            return moved.minimum(images.add(epsilon))
                    .maximum(images.sub(epsilon))
                    .clip(0, 1);
        }

        @Override
        float[] direction(RandomGenerator random, int size) {
            float[] signs = new float[size];
            for (int i = 0; i < size; i++) {
                signs[i] = random.nextBoolean() ? 1 : -1;
            }
            return signs;
        }

        @Override
        public float[] inside(RandomGenerator random, int size) {
            float[] point = new float[size];
            for (int i = 0; i < size; i++) {
                point[i] = 2 * random.nextFloat() - 1;
            }
            return point;
        }
    },

    /** The Euclidean length; steps along the gradient divided by its length. */
    L2("l2", "L2") {
        @Override
        public NDArray steepestStep(NDArray gradient, double share) {
            return gradient.div(length(gradient).maximum(TINY));
        }

        @Override
        public NDArray project(NDArray moved, NDArray images, NDArray epsilon) {
            NDArray delta = moved.sub(images);
            NDArray shrink = length(delta).maximum(TINY).pow(-1).mul(epsilon).minimum(1);
            return images.add(delta.mul(shrink)).clip(0, 1);
        }

        @Override
        float[] direction(RandomGenerator random, int size) {
            float[] point = new float[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                point[i] = (float) random.nextGaussian();
                sum += (double) point[i] * point[i];
            }
            return scaled(point, 1 / Math.sqrt(sum));
        }
    },

    /** The sum of all changes; steps along the few values with the largest gradient. */
    L1("l1", "L1") {
        @Override
        public NDArray steepestStep(NDArray gradient, double share) {
            int size = (int) gradient.getShape().slice(1).size();
            int count = Math.max(1, (int) Math.round(share * size));
            NDArray flat = gradient.reshape(gradient.getShape().get(0), size);
            NDArray top = flat.abs().topK(count, 1).get(1);
            NDArray kept = flat.zerosLike().scatter(top, top.onesLike().toType(DataType.FLOAT32, false), 1);
            return flat.sign().mul(kept).div(count).reshape(gradient.getShape());
        }

        @Override
        public NDArray project(NDArray moved, NDArray images, NDArray epsilon) {
            return L1Ball.project(moved, images, epsilon);
        }

        @Override
        float[] direction(RandomGenerator random, int size) {
            float[] point = new float[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                double magnitude = -Math.log(1 - random.nextDouble());
                point[i] = (float) (random.nextBoolean() ? magnitude : -magnitude);
                sum += magnitude;
            }
            return scaled(point, 1 / sum);
        }
    },

    /** How many values change at all; steps along the gradient divided by its largest magnitude. */
    L0("l0", "L0") {
        @Override
        public NDArray steepestStep(NDArray gradient, double share) {
            return Scale.MAX.unit(gradient);
        }

        @Override
        public NDArray project(NDArray moved, NDArray images, NDArray epsilon) {
            return L0Ball.project(moved, images, epsilon);
        }

        @Override
        float[] direction(RandomGenerator random, int size) {
            float[] one = new float[size];
            one[random.nextInt(size)] = random.nextBoolean() ? 1 : -1;
            return one;
        }

        @Override
        public float[] inside(RandomGenerator random, int size) {
            return new float[size];
        }
    };

    private static final float TINY = 1e-12f;

    private final String id;
    private final String symbol;

    Norm(String id, String symbol) {
        this.id = id;
        this.symbol = symbol;
    }

    /** The name on the command line and in files. */
    public String id() {
        return id;
    }

    /** The name that people read. */
    public String symbol() {
        return symbol;
    }

    /**
     * The norm of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Norm of(String id) {
        for (Norm norm : values()) {
            if (norm.id.equals(id)) {
                return norm;
            }
        }
        throw new IllegalArgumentException("there is no norm \"" + id + "\"; use linf, l2, l1 or l0");
    }

    /**
     * The perturbation of norm 1 that raises a linear function with this gradient most; zero where the gradient is.
     *
     * @param share for L1, the share of the values that one step moves (at least one value); the others ignore it
     */
    public abstract NDArray steepestStep(NDArray gradient, double share);

    /** The point of ball ∩ [0, 1] that a moved picture is brought back to, both conditions holding. */
    public abstract NDArray project(NDArray moved, NDArray images, NDArray epsilon);

    /** The norm of a perturbation. */
    public double size(Difference change) {
        return choose(change.linf(), change.l2(), change.l1(), change.l0());
    }

    /** Of the four sizes of one perturbation the one that this norm measures. */
    public double choose(double linf, double l2, double l1, double l0) {
        return switch (this) {
            case LINF -> linf;
            case L2 -> l2;
            case L1 -> l1;
            case L0 -> l0;
        };
    }

    /** The norm of one picture's perturbation. */
    double size(float[] delta) {
        return PictureNorm.size(this, delta);
    }

    /** The dual norm of a gradient: how fast a linear function with it can rise for a step of norm 1. */
    double dual(float[] gradient) {
        return PictureNorm.dual(this, gradient);
    }

    /** {@link #steepestStep} for one picture with a share too small for more than one value. */
    float[] steepest(float[] gradient) {
        return steepest(gradient, 0);
    }

    /** {@link #steepestStep} for one picture. */
    float[] steepest(float[] gradient, double share) {
        return PictureNorm.steepest(this, gradient, share);
    }

    /** {@link #project(NDArray, NDArray, NDArray)} for one picture, in place. */
    void project(float[] moved, float[] x, double epsilon) {
        PictureNorm.project(this, moved, x, epsilon);
    }

    /** A random perturbation of norm exactly 1. */
    abstract float[] direction(RandomGenerator random, int size);

    /** A random point of the unit ball, the start of an iterated attack. */
    public float[] inside(RandomGenerator random, int size) {
        return scaled(direction(random, size), Math.pow(random.nextDouble(), 1.0 / size));
    }

    /**
     * The gradient without the values that the box would not let move: a sparse step must not be spent on them (Croce
     * &amp; Hein 2021).
     */
    static NDArray movable(NDArray x, NDArray gradient) {
        NDArray moved = x.add(gradient.sign().mul(1e-3f)).clip(0, 1);
        return gradient.mul(moved.neq(x).toType(DataType.FLOAT32, false));
    }

    /** Euclidean length of each picture's values, shape (N, 1, 1, 1). */
    private static NDArray length(NDArray array) {
        return array.square().sum(new int[] {1, 2, 3}, true).sqrt();
    }

    private static float[] scaled(float[] point, double factor) {
        for (int i = 0; i < point.length; i++) {
            point[i] *= (float) factor;
        }
        return point;
    }
}
