package org.epsilonlab.ui.common;

import java.util.Locale;

/**
 * ε as both conventions write it, {@code 0.031 = 8/255}: as a share of the range of a pixel, and in steps of its 8
 * bits. Either may be typed.
 */
public final class EpsilonFormat implements ValueFormat {
    private static final String ADVICE = "type ε as 0.031 or as 8/255.";

    @Override
    public String format(double value) {
        return decimal(value) + " = " + levels(value) + "/255";
    }

    /** The decimal alone, {@code 0.031}, for captions. */
    public static String decimal(double value) {
        // A tiny ε must not read as none at all.
        return value > 0 && value < 0.0005
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }

    /** As it was most likely typed: {@code 0.1}, and {@code 8/255} where the decimal would have many digits. */
    public static String brief(double value) {
        String decimal = Double.toString(value);
        long steps = Math.round(value * 255);
        return decimal.length() > 6 && Math.abs(value * 255 - steps) < 1e-6 ? steps + "/255" : decimal;
    }

    private static String levels(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value * 255);
        return text.replaceFirst("\\.?0+$", "");
    }

    @Override
    public double parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return parseOne(text);
        }
        double left = parseOne(text.substring(0, equals));
        double right = parseOne(text.substring(equals + 1));
        if (Math.abs(left - right) > 0.0006) {
            throw new IllegalArgumentException("The two sides of “" + text.trim() + "” differ; " + ADVICE);
        }
        // The fraction carries more digits than the rounded decimal beside it.
        return right;
    }

    private static double parseOne(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Numbers.parse(text, ADVICE);
        }
        double numerator = Numbers.parse(text.substring(0, slash), ADVICE);
        double denominator = Numbers.parse(text.substring(slash + 1), ADVICE);
        if (denominator == 0) {
            throw new IllegalArgumentException("“" + text.trim() + "” divides by zero; " + ADVICE);
        }
        return numerator / denominator;
    }
}
