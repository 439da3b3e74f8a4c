package org.epsilonlab.attack;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The smallest δ of a norm with w·(x + δ) = b and 0 ≤ x + δ ≤ 1 (Croce &amp; Hein 2020, FAB, section 2.2). Each |δᵢ| grows
 * with one multiplier until it meets the box, so w·δ is concave and piecewise linear in it and Newton's method finds it
 * exactly. Where the box ends before the plane, the answer is the corner that comes nearest.
 */
final class HyperplaneProjection {

    private static final int MOST_CORNERS = 200;

    private HyperplaneProjection() {}

    /**
     * The perturbation.
     *
     * @param x a point of the box
     * @param w the plane's normal
     * @param gap b − w·x: how much w·δ has to be
     */
    static float[] of(Norm norm, float[] x, float[] w, double gap) {
        int size = x.length;
        double sign = Math.signum(gap);
        double need = Math.abs(gap);
        double[] rate = new double[size];
        double[] room = new double[size];
        for (int i = 0; i < size; i++) {
            rate[i] = Math.abs(w[i]);
            room[i] = w[i] * sign > 0 ? 1 - x[i] : x[i];
        }
        double[] moves = norm == Norm.L1 ? greedy(rate, room, need) : newton(norm, rate, room, need);
        float[] delta = new float[size];
        for (int i = 0; i < size; i++) {
            delta[i] = (float) (moves[i] * Math.signum(w[i]) * sign);
        }
        return delta;
    }

    private static double[] newton(Norm norm, double[] rate, double[] room, double need) {
        int size = rate.length;
        double multiplier = 0;
        double reached = 0;
        for (int corner = 0; corner < MOST_CORNERS && reached < need; corner++) {
            double slope = 0;
            double sum = 0;
            for (int i = 0; i < size; i++) {
                double speed = norm == Norm.L2 ? rate[i] : rate[i] > 0 ? 1 : 0;
                if (multiplier * speed < room[i]) {
                    slope += rate[i] * speed;
                    sum += rate[i] * multiplier * speed;
                } else {
                    sum += rate[i] * room[i];
                }
            }
            reached = sum;
            if (slope == 0) {
                break;
            }
            double next = multiplier + (need - sum) / slope;
            if (next <= multiplier) {
                break;
            }
            multiplier = next;
        }
        double[] moves = new double[size];
        for (int i = 0; i < size; i++) {
            double speed = norm == Norm.L2 ? rate[i] : rate[i] > 0 ? 1 : 0;
            moves[i] = Math.min(multiplier * speed, room[i]);
        }
        return moves;
    }

    /** Under L1 the value with the largest rate pays best; fill it, then the next. */
    private static double[] greedy(double[] rate, double[] room, double need) {
        Integer[] order = IntStream.range(0, rate.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -rate[i]));
        double[] moves = new double[rate.length];
        double left = need;
        for (int i : order) {
            if (left <= 0 || rate[i] == 0) {
                break;
            }
            moves[i] = Math.min(room[i], left / rate[i]);
            left -= rate[i] * moves[i];
        }
        return moves;
    }
}
