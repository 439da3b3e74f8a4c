package org.epsilonlab.ui.common;

import java.util.Locale;

/** What an arrow key makes of a number: steps that are worth a try, whatever the number's size. */
final class NumberSteps {

    private static final double[] LEADS = {1, 2, 5, 10};

    private NumberSteps() {}

    /** By 1 up to 20; beyond, to the next number with one digit and zeros after it but the first: 128, 130, 140. */
    static double whole(double now, int direction) {
        double unit = now + direction <= 20 ? 1 : Math.pow(10, Math.floor(Math.log10(now)) - 1);
        return nextMultiple(now, unit, direction);
    }

    /**
     * Along 1, 2, 5, 10 in every decade, as rates are searched for; by 1 from 2 up.
     *
     * @param share whether the number is one from 0 to 1, which takes steps of 0.05 and smaller ones only near 0
     */
    static double real(double now, int direction, boolean share) {
        double reached = now + direction * 1e-9;
        if (share && reached >= 0.05) {
            return nextMultiple(now, 0.05, direction);
        }
        if (!share && reached >= 2) {
            return nextMultiple(now, 1, direction);
        }
        double first = share ? 1e-4 : 0.1;
        if (now <= 0 || (share && direction < 0 && now <= first)) {
            return direction < 0 ? 0 : first;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(now) + 1e-9));
        double lead = now / decade;
        if (direction > 0) {
            for (double each : LEADS) {
                if (each > lead + 1e-6) {
                    return clean(each * decade);
                }
            }
        }
        for (int i = LEADS.length - 1; i >= 0; i--) {
            if (LEADS[i] < lead - 1e-6) {
                return clean(LEADS[i] * decade);
            }
        }
        return clean(decade / 2);
    }

    /** 0, 0.9, 0.99, 0.999 …: what keeps a share of the old at every step is told by its nines. */
    static double nines(double now, int direction) {
        double missing = 1 - now;
        double decades = -Math.log10(Math.max(1e-9, missing));
        double next = direction > 0 ? Math.floor(decades + 1e-6) + 1 : Math.ceil(decades - 1e-6) - 1;
        return clean(1 - Math.pow(10, -Math.max(0, next)));
    }

    private static double nextMultiple(double now, double unit, int direction) {
        double places = now / unit;
        return clean((direction > 0 ? Math.floor(places + 1e-6) + 1 : Math.ceil(places - 1e-6) - 1) * unit);
    }

    /** Without the dust of binary fractions. */
    private static double clean(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.9g", value));
    }
}
