package org.epsilonlab.ui.common;

/** Reading of numbers as people write them. */
final class Numbers {
    private Numbers() {}

    /** Reads a finite decimal number with a point or a comma; {@code advice} ends the sentence of the error. */
    static double parse(String text, String advice) {
        String word = text.trim();
        // Double.parseDouble alone would also take "1d", "0x1p3" and "NaN".
        if (word.matches("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d{1,3})?")) {
            double value = Double.parseDouble(word.replace(',', '.'));
            if (Double.isFinite(value)) {
                return value;
            }
        }
        String said = word.isEmpty() ? "The field is empty" : "“" + word + "” is not a number";
        throw new IllegalArgumentException(said + "; " + advice);
    }
}
