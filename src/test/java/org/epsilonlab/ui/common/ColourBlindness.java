package org.epsilonlab.ui.common;

import javafx.scene.paint.Color;

/** What a colour looks like to an eye that lacks one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1). */
enum ColourBlindness {
    NONE(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTAN(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    DEUTAN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITAN(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    // Nobody gets hold of it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] matrix;

    ColourBlindness(double... matrix) {
        this.matrix = matrix;
    }

    /** How far apart two colours are for this eye, as ΔE*ab (CIE 1976). */
    double distance(Color one, Color other) {
        double[] a = lab(seen(one));
        double[] b = lab(seen(other));
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private double[] seen(Color color) {
        double[] linear = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        double[] seen = times(matrix, linear);
        for (int i = 0; i < seen.length; i++) {
            seen[i] = Math.max(0, Math.min(1, seen[i]));
        }
        return seen;
    }

    private static double[] lab(double[] linear) {
        double[] xyz = times(
                new double[] {
                    0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
                },
                linear);
        double x = f(xyz[0] / 0.95047);
        double y = f(xyz[1]);
        double z = f(xyz[2] / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double[] times(double[] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 9; i++) {
            product[i / 3] += matrix[i] * vector[i % 3];
        }
        return product;
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : t * 841 / 108 + 4.0 / 29;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
