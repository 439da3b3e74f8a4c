package org.epsilonlab.image;

import java.util.Locale;

/** How source pixels are weighed when a picture's size changes. */
public enum Filter {
    /** The average over the covered area where a picture shrinks, between two neighbours where it grows. */
    AREA(0) {
        @Override
        double weight(double distance) {
            throw new UnsupportedOperationException("areas are weighed by their overlap");
        }
    },
    /** A triangle, as wide as the picture shrinks: what torchvision calls bilinear with antialiasing. */
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /** Keys's cubic with a = −1/2 (IEEE Trans. ASSP 29, 1981), as wide as the picture shrinks, as torchvision has it. */
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }
    };

    private final double radius;

    Filter(double radius) {
        this.radius = radius;
    }

    /** How far the weights reach, in pixels of the smaller picture. */
    double radius() {
        return radius;
    }

    /** The weight at a distance in pixels of the smaller picture, before all are made to sum to 1. */
    abstract double weight(double distance);

    /** The name in a model's card. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
