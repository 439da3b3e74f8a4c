package org.epsilonlab.image;

/** A colour in CIELAB (D65 white), in which distance is close to what the eye sees (CIE 15:2004; IEC 61966-2-1). */
record Lab(double l, double a, double b) {
    private static final double XN = 0.95047;
    private static final double ZN = 1.08883;
    private static final double BEND = 6.0 / 29;

    static Lab of(int rgb) {
        double r = linear(rgb >> 16 & 0xff);
        double g = linear(rgb >> 8 & 0xff);
        double b = linear(rgb & 0xff);
        double fx = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / XN);
        double fy = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double fz = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / ZN);
        return new Lab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));
    }

    /** The nearest opaque sRGB colour. */
    int toArgb() {
        double fy = (l + 16) / 116;
        double x = XN * inverse(fy + a / 500);
        double y = inverse(fy);
        double z = ZN * inverse(fy - b / 200);
        return 0xff000000
                | companded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z) << 16
                | companded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z) << 8
                | companded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
    }

    /** The difference ΔE*ab (CIE 1976). */
    double distance(Lab other) {
        return Math.hypot(Math.hypot(l - other.l, a - other.a), b - other.b);
    }

    /** The opaque colour that lies at {@code share} (in [0, 1]) of the way along the line through the anchors. */
    static int along(int[] anchors, double share) {
        double total = 0;
        for (int i = 1; i < anchors.length; i++) {
            total += of(anchors[i - 1]).distance(of(anchors[i]));
        }
        double left = share * total;
        for (int i = 1; i < anchors.length; i++) {
            Lab from = of(anchors[i - 1]);
            Lab to = of(anchors[i]);
            double length = from.distance(to);
            if (left <= length) {
                double t = left / length;
                return new Lab(mix(from.l, to.l, t), mix(from.a, to.a, t), mix(from.b, to.b, t)).toArgb();
            }
            left -= length;
        }
        return 0xff000000 | anchors[anchors.length - 1];
    }

    private static double mix(double from, double to, double t) {
        return from + t * (to - from);
    }

    private static double f(double t) {
        return t > BEND * BEND * BEND ? Math.cbrt(t) : t / (3 * BEND * BEND) + 4.0 / 29;
    }

    private static double inverse(double t) {
        return t > BEND ? t * t * t : 3 * BEND * BEND * (t - 4.0 / 29);
    }

    private static double linear(int eightBit) {
        double v = eightBit / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static int companded(double linear) {
        double v = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, v)));
    }
}
