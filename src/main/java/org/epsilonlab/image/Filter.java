package org.epsilonlab.image;

import java.util.Locale;

/** How source pixels are weighed when a picture's size changes. */
public enum Filter {
    /** The average over the covered area where a picture shrinks, between two neighbours where it grows. */
    AREA {
        @Override
        Taps taps(int position, int source, int target) {
            return target <= source ? Taps.average(position, source, target) : Taps.between(position, source, target);
        }
    },
    /** A triangle, as wide as the picture shrinks: what torchvision calls bilinear with antialiasing. */
    BILINEAR {
        @Override
        Taps taps(int position, int source, int target) {
            return Taps.kernel(position, source, target, 1, distance -> Math.max(0, 1 - Math.abs(distance)));
        }
    },
    /** Keys's cubic with a = −1/2 (IEEE Trans. ASSP 29, 1981), as wide as the picture shrinks, as torchvision has it. */
    BICUBIC {
        @Override
        Taps taps(int position, int source, int target) {
            return Taps.kernel(position, source, target, 2, distance -> {
                double x = Math.abs(distance);
                return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
            });
        }
    };

    /**
     * What makes up one position of the resized axis.
     *
     * @param position in 0…target − 1
     * @param source length of the axis before
     * @param target length of the axis after
     */
    abstract Taps taps(int position, int source, int target);

    /** The name in a model's card. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
