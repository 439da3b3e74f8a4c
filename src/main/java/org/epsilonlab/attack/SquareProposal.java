package org.epsilonlab.attack;

import java.util.random.RandomGenerator;

/**
 * What the square attack tries next, for pictures of channels × height × width (Andriushchenko et al. 2020, sections 3.2
 * and 3.3 and algorithms 2 and 3).
 */
final class SquareProposal {

    /** A change all of whose random choices are made; it can be tried from any picture. */
    interface Move {

        /** The picture that comes of it, a fresh array. */
        float[] from(float[] best);
    }

    private static final int FEWEST = 3;

    private final int channels;
    private final int height;
    private final int width;
    private final double epsilon;

    SquareProposal(int channels, int height, int width, double epsilon) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.epsilon = epsilon;
    }

    /** L∞: vertical stripes of ±ε. */
    float[] stripes(float[] x, RandomGenerator random) {
        float[] picture = x.clone();
        for (int c = 0; c < channels; c++) {
            for (int column = 0; column < width; column++) {
                float change = (float) (random.nextBoolean() ? epsilon : -epsilon);
                for (int row = 0; row < height; row++) {
                    picture[at(c, row, column)] += change;
                }
            }
        }
        return picture;
    }

    /** L∞: one square of ±ε, a sign a channel, in place of what is there. */
    Move paintSquare(float[] x, double share, RandomGenerator random) {
        int side = side(share, 1);
        int top = random.nextInt(height - side + 1);
        int left = random.nextInt(width - side + 1);
        float[] changes = new float[channels];
        for (int c = 0; c < channels; c++) {
            changes[c] = (float) (random.nextBoolean() ? epsilon : -epsilon);
        }
        return best -> {
            float[] picture = best.clone();
            for (int c = 0; c < channels; c++) {
                for (int row = top; row < top + side; row++) {
                    for (int column = left; column < left + side; column++) {
                        picture[at(c, row, column)] = x[at(c, row, column)] + changes[c];
                    }
                }
            }
            return picture;
        };
    }

    /** L2: a grid of bumps of random signs, of length ε together. */
    float[] bumps(float[] x, RandomGenerator random) {
        int side = Math.max(FEWEST, Math.min(height, width) / 5);
        double[] bump = bump(side);
        double[] delta = new double[x.length];
        for (int top = (height % side) / 2; top + side <= height; top += side) {
            for (int left = (width % side) / 2; left + side <= width; left += side) {
                for (int c = 0; c < channels; c++) {
                    double sign = random.nextBoolean() ? 1 : -1;
                    for (int k = 0; k < side * side; k++) {
                        delta[at(c, top + k / side, left + k % side)] += sign * bump[k];
                    }
                }
            }
        }
        return stretched(x, delta);
    }

    /** L2: what one window holds is taken away and put, as a bump, into another. */
    Move moveBump(float[] x, double share, RandomGenerator random) {
        int least = side(share, FEWEST);
        int side = least % 2 == 0 && least < Math.min(height, width) ? least + 1 : least;
        int top = random.nextInt(height - side + 1);
        int left = random.nextInt(width - side + 1);
        int otherTop = random.nextInt(height - side + 1);
        int otherLeft = random.nextInt(width - side + 1);
        double[] signs = new double[channels];
        for (int c = 0; c < channels; c++) {
            signs[c] = random.nextBoolean() ? 1 : -1;
        }
        return best -> moved(x, best, side, new Window(top, left), new Window(otherTop, otherLeft), signs);
    }

    private record Window(int top, int left) {

        boolean holds(int row, int column, int side) {
            return row >= top && row < top + side && column >= left && column < left + side;
        }
    }

    private float[] moved(float[] x, float[] best, int side, Window to, Window from, double[] signs) {
        double[] delta = new double[x.length];
        double all = 0;
        for (int i = 0; i < delta.length; i++) {
            delta[i] = (double) best[i] - x[i];
            all += delta[i] * delta[i];
        }
        double spare = Math.max(0, epsilon * epsilon - all) / channels;
        double[] bump = bump(side);
        double[] windows = new double[channels];
        double[][] fresh = new double[channels][side * side];
        for (int c = 0; c < channels; c++) {
            double here = 0;
            for (int k = 0; k < side * side; k++) {
                double value = delta[at(c, to.top() + k / side, to.left() + k % side)];
                here += value * value;
                windows[c] += value * value;
                int row = from.top() + k / side;
                int column = from.left() + k % side;
                boolean shared = to.holds(row, column, side);
                double other = delta[at(c, row, column)];
                windows[c] += shared ? 0 : other * other;
            }
            double length = 0;
            for (int k = 0; k < side * side; k++) {
                double old = delta[at(c, to.top() + k / side, to.left() + k % side)] / (1e-12 + Math.sqrt(here));
                fresh[c][k] = signs[c] * bump[k] + old;
                length += fresh[c][k] * fresh[c][k];
            }
            for (int k = 0; k < side * side; k++) {
                fresh[c][k] *= Math.sqrt(spare + windows[c]) / (1e-12 + Math.sqrt(length));
            }
        }
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < side * side; k++) {
                delta[at(c, from.top() + k / side, from.left() + k % side)] = 0;
            }
            for (int k = 0; k < side * side; k++) {
                delta[at(c, to.top() + k / side, to.left() + k % side)] = fresh[c][k];
            }
        }
        return stretched(x, delta);
    }

    /** Two pyramids of opposite signs side by side, of length 1, standing or lying. */
    private double[] bump(int side) {
        double[] pyramids = new double[side * side];
        int half = side / 2;
        pyramid(pyramids, side, 0, half, 1);
        pyramid(pyramids, side, half, side - half, -1);
        double length = 0;
        for (double value : pyramids) {
            length += value * value;
        }
        for (int k = 0; k < pyramids.length; k++) {
            pyramids[k] /= Math.sqrt(length);
        }
        return pyramids;
    }

    /** Adds rings of growing height from the border of rows [top, top + rows) towards its middle. */
    private static void pyramid(double[] into, int side, int top, int rows, double sign) {
        int rings = Math.max(1, (Math.min(rows, side) + 1) / 2);
        double height = 0;
        for (int ring = 0; ring < rings; ring++) {
            height += 1.0 / ((ring + 1.0) * (ring + 1.0));
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < side; column++) {
                int toBorder = Math.min(Math.min(row, rows - 1 - row), Math.min(column, side - 1 - column));
                double value = 0;
                for (int ring = rings - 1 - Math.min(toBorder, rings - 1); ring < rings; ring++) {
                    value += 1.0 / ((ring + 1.0) * (ring + 1.0));
                }
                into[(top + row) * side + column] += sign * Math.min(value, height);
            }
        }
    }

    private float[] stretched(float[] x, double[] delta) {
        double length = 0;
        for (double value : delta) {
            length += value * value;
        }
        double factor = length == 0 ? 0 : epsilon / Math.sqrt(length);
        float[] picture = new float[x.length];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = Vectors.clip((float) (x[i] + factor * delta[i]));
        }
        return picture;
    }

    private int side(double share, int least) {
        int side = (int) Math.round(Math.sqrt(share * height * width));
        return Math.max(Math.min(least, Math.min(height, width)), Math.min(side, Math.min(height, width) - 1));
    }

    private int at(int channel, int row, int column) {
        return (channel * height + row) * width + column;
    }
}
