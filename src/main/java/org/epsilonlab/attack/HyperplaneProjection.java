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

    private HyperplaneProjection() {}

    /**
     * The perturbation.
     *
     * @param x a point of the box
     * @param w the plane's normal
     * @param gap b − w·x: how much w·δ has to be
     */
    static float[] of(Norm norm, float[] x, float[] w, double gap) {
        float sign = (float) Math.signum(gap);
        double need = Math.abs(gap);
        return switch (norm) {
            case L1 -> greedy(x, w, sign, need);
            case L2 -> newton(true, x, w, sign, need);
            case LINF, L0 -> newton(false, x, w, sign, need);
        };
    }

    /** How far it is to the wall that a value goes to. These loops do without branches that half of the values mispredict. */
    private static float room(float x, float pull) {
        return Math.abs(0.5f + Math.copySign(0.5f, pull) - x);
    }

    /** Each value moves at the speed 1, or, where the length counts, at that of its weight. */
    private static float[] newton(boolean byWeight, float[] x, float[] w, float sign, double need) {
        double[] rates = new double[x.length];
        double[] rooms = new double[x.length];
        int moving = 0;
        for (int i = 0; i < x.length; i++) {
            float pull = w[i] * sign;
            rates[moving] = Math.abs(pull);
            rooms[moving] = room(x[i], pull);
            moving += rates[moving] * rooms[moving] > 0 ? 1 : 0;
        }
        double slope = 0;
        for (int k = 0; k < moving; k++) {
            slope += byWeight ? rates[k] * rates[k] : rates[k];
        }
        double multiplier = 0;
        double left = need;
        boolean meetsWalls = true;
        while (meetsWalls && moving > 0) {
            multiplier = left / slope;
            int still = 0;
            slope = 0;
            for (int k = 0; k < moving; k++) {
                double rate = rates[k];
                double speed = byWeight ? rate : 1;
                if (multiplier * speed < rooms[k]) {
                    rates[still] = rate;
                    rooms[still++] = rooms[k];
                    slope += rate * speed;
                } else {
                    left -= rate * rooms[k];
                }
            }
            meetsWalls = still < moving;
            moving = still;
        }
        // Where all have met their walls the answer is the corner.
        float reach = moving == 0 ? Float.POSITIVE_INFINITY : (float) multiplier;
        float[] delta = new float[x.length];
        for (int i = 0; i < x.length && need > 0; i++) {
            float pull = w[i] * sign;
            float move = byWeight ? reach * Math.abs(pull) : reach;
            delta[i] = pull == 0 ? 0 : Math.copySign(Math.min(move, room(x[i], pull)), pull);
        }
        return delta;
    }

    /** Under L1 the value with the largest rate pays best; fill it, then the next. */
    private static float[] greedy(float[] x, float[] w, float sign, double need) {
        Integer[] order = IntStream.range(0, x.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -Math.abs(w[i])));
        float[] delta = new float[x.length];
        double left = need;
        for (int i : order) {
            float pull = w[i] * sign;
            if (left <= 0 || pull == 0) {
                break;
            }
            double move = Math.min(room(x[i], pull), left / Math.abs(pull));
            delta[i] = (float) Math.copySign(move, pull);
            left -= Math.abs(pull) * move;
        }
        return delta;
    }
}
