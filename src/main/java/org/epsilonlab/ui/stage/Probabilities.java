package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;

/** The probabilities a network gives its classes, each in [0, 1]. */
public final class Probabilities {
    private final float[] values;

    public Probabilities(float[] values) {
        this.values = values.clone();
    }

    public int size() {
        return values.length;
    }

    public double of(int label) {
        return values[label];
    }

    /** The most probable class, the first of equals. */
    public int best() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The {@code n} most probable classes, the most probable first. */
    public List<Integer> top(int n) {
        List<Integer> top = new ArrayList<>();
        while (top.size() < Math.min(n, values.length)) {
            int best = -1;
            for (int i = 0; i < values.length; i++) {
                if ((best < 0 || values[i] > values[best]) && !top.contains(i)) {
                    best = i;
                }
            }
            top.add(best);
        }
        return List.copyOf(top);
    }

    /** A probability as whole percent, {@code 57}. */
    static String percent(double probability) {
        return Long.toString(Math.round(probability * 100));
    }
}
