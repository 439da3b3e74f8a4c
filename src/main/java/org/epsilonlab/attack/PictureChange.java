package org.epsilonlab.attack;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;

/** Everyday changes of a picture of channels × height × width, each with a strength from 0 (none) to 1. */
final class PictureChange {

    private static final int HALVINGS = 24;
    private static final double SALTED = 0.1;
    private static final double WIDEST_BLUR = 6;
    private static final double TURN = 180;

    private final int channels;
    private final int height;
    private final int width;

    PictureChange(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /** The picture at each strength; what is random in it is drawn now. */
    DoubleFunction<float[]> family(RandomNoise.Kind kind, float[] x, RandomGenerator random) {
        return switch (kind) {
            case RANDOM, GAUSSIAN -> along(x, gaussian(x.length, random));
            case SALT_AND_PEPPER -> along(x, saltAndPepper(x, random));
            case BRIGHTNESS -> {
                float[] lighter = new float[x.length];
                Arrays.fill(lighter, 1);
                yield along(x, lighter);
            }
            case BLUR -> strength -> strength == 0 ? x.clone() : blurred(x, WIDEST_BLUR * strength);
            case ROTATION -> strength -> placed(x, width / 2.0, TURN * strength);
            case SHIFT -> strength -> placed(x, width / 2.0 + width * strength, 0);
        };
    }

    /** The strongest member of a family that stays in the ball, found by halving. */
    float[] strongest(float[] x, Norm norm, double epsilon, DoubleFunction<float[]> family) {
        double low = 0;
        double high = 1;
        float[] best = x;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = k == 0 ? 1 : (low + high) / 2;
            float[] picture = family.apply(middle);
            if (norm.size(Vectors.minus(picture, x)) <= epsilon) {
                low = middle;
                best = picture;
            } else {
                high = middle;
            }
        }
        return best;
    }

    private static DoubleFunction<float[]> along(float[] x, float[] direction) {
        return strength -> Vectors.moved(x, strength, direction);
    }

    private static float[] gaussian(int size, RandomGenerator random) {
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private static float[] saltAndPepper(float[] x, RandomGenerator random) {
        float[] way = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            way[i] = random.nextDouble() < SALTED ? (random.nextBoolean() ? 1 - x[i] : -x[i]) : 0;
        }
        return way;
    }

    private float[] placed(float[] x, double centreX, double degrees) {
        return Placement.of(height, width, height, width, centreX, height / 2.0, 1, degrees)
                .place(x, new float[x.length], channels);
    }

    /** Gaussian blur, rows then columns; the border repeats. */
    private float[] blurred(float[] x, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = Math.exp(-0.5 * (k - reach) * (k - reach) / (sigma * sigma));
            sum += kernel[k];
        }
        float[] rows = new float[x.length];
        float[] both = new float[x.length];
        for (int pass = 0; pass < 2; pass++) {
            float[] from = pass == 0 ? x : rows;
            float[] to = pass == 0 ? rows : both;
            for (int i = 0; i < x.length; i++) {
                int column = i % width;
                int row = i / width % height;
                int plane = i / (width * height) * width * height;
                double value = 0;
                for (int k = -reach; k <= reach; k++) {
                    int r = pass == 0 ? row : Math.min(Math.max(row + k, 0), height - 1);
                    int c = pass == 0 ? Math.min(Math.max(column + k, 0), width - 1) : column;
                    value += kernel[k + reach] * from[plane + r * width + c];
                }
                to[i] = Vectors.clip((float) (value / sum));
            }
        }
        return both;
    }
}
