package org.epsilonlab.ui.common;

import java.math.BigDecimal;
import java.util.Locale;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.model.LayerField;

/** A number as a {@link NumberField} reads, writes and steps it. */
public interface NumberKind {

    /** What stands before the field. */
    String label();

    /** One sentence. */
    String help();

    /** The smallest value. */
    double least();

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException with one sentence for the user
     */
    Number parse(String text);

    /** As the field shows it. */
    String text(Number value);

    /** The next value up (1) or down (−1). */
    Number next(Number value, int direction);

    /** A number of a layer. */
    static NumberKind of(LayerField field) {
        return new OfLayer(field);
    }

    /** A whole number or a real one among the parameters of a training. */
    static NumberKind of(Parameter parameter) {
        if (parameter instanceof Parameter.Whole whole) {
            return new OfParameter(parameter, true, whole.min(), whole.max());
        } else if (parameter instanceof Parameter.Real real) {
            return new OfParameter(parameter, false, real.min(), real.max());
        }
        throw new IllegalArgumentException(parameter.name() + " is no number");
    }

    /** Numbers of layers. */
    record OfLayer(LayerField field) implements NumberKind {
        private static final double SHARE_STEP = 0.05;

        @Override
        public String label() {
            return field.json();
        }

        @Override
        public String help() {
            return field.help();
        }

        @Override
        public double least() {
            return field.least();
        }

        @Override
        public Number parse(String text) {
            return field.parse(text);
        }

        @Override
        public String text(Number value) {
            return value.toString();
        }

        @Override
        public Number next(Number value, int direction) {
            if (field.isWhole()) {
                return (int) Math.max(field.least(), Math.min(Integer.MAX_VALUE, value.longValue() + direction));
            }
            double next = Math.round((value.doubleValue() + direction * SHARE_STEP) / SHARE_STEP) * SHARE_STEP;
            return Math.round(Math.max(0, Math.min(0.95, next)) * 100) / 100f;
        }
    }

    /** Numbers of trainings. */
    record OfParameter(Parameter parameter, boolean isWhole, double least, double most) implements NumberKind {

        @Override
        public String label() {
            return parameter.label();
        }

        @Override
        public String help() {
            return parameter.help();
        }

        @Override
        public Number parse(String text) {
            String word = text.strip().replace(',', '.');
            try {
                return (Number) parameter.parse(word);
            } catch (IllegalArgumentException e) {
                String said = word.isEmpty() ? "The field is empty" : "“" + word + "” is no value here";
                throw new IllegalArgumentException(
                        said + "; type a " + (isWhole ? "whole number" : "number") + " from " + text(least) + " to "
                                + text(most) + ".",
                        e);
            }
        }

        @Override
        public String text(Number value) {
            return isWhole
                    ? Long.toString(Math.round(value.doubleValue()))
                    : new BigDecimal(String.format(Locale.ROOT, "%.12g", value.doubleValue()))
                            .stripTrailingZeros()
                            .toPlainString();
        }

        @Override
        public Number next(Number value, int direction) {
            double now = value.doubleValue();
            double next = isWhole
                    ? NumberSteps.whole(now, direction)
                    : most < 1 && most > 0.99
                            ? NumberSteps.nines(now, direction)
                            : NumberSteps.real(now, direction, most <= 1);
            double kept = Math.max(least, Math.min(most, next));
            return isWhole ? (Number) (int) Math.round(kept) : (Number) kept;
        }
    }
}
