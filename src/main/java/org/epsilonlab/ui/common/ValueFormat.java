package org.epsilonlab.ui.common;

import java.util.Locale;

/** How a number is written and read in a field. */
public interface ValueFormat {

    /** The number as the user sees it. */
    String format(double value);

    /**
     * Reads what the user typed.
     *
     * @throws IllegalArgumentException whose message is one sentence for the user
     */
    double parse(String text);

    /** Whole numbers; what they count is named in the error, such as "steps". */
    static ValueFormat whole(String name) {
        return new ValueFormat() {
            @Override
            public String format(double value) {
                return Long.toString(Math.round(value));
            }

            @Override
            public double parse(String text) {
                try {
                    return Integer.parseInt(text.trim());
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "“" + text.trim() + "” is not a number of " + name + "; type a whole number such as 10.",
                            e);
                }
            }
        };
    }

    /** Numbers with a fixed count of digits after the point; reads a decimal comma as well. */
    static ValueFormat decimal(int digits) {
        return new ValueFormat() {
            @Override
            public String format(double value) {
                return String.format(Locale.ROOT, "%." + digits + "f", value);
            }

            @Override
            public double parse(String text) {
                return Numbers.parse(text, "type a number such as " + format(0.5) + ".");
            }
        };
    }
}
