package org.epsilonlab.ui.attack;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.epsilonlab.ui.common.Ticks;
import org.epsilonlab.ui.common.ValueFormat;

/** A step size as it is written: 0 stands for the one that the attack works out, so that is what is shown. */
final class StepSizeFormat implements ValueFormat {
    private static final String AUTO = "auto";

    private final ValueFormat plain = ValueFormat.decimal(3);
    private final DoubleSupplier automatic;

    /** @param automatic the size that 0 stands for now */
    StepSizeFormat(DoubleSupplier automatic) {
        this.automatic = automatic;
    }

    @Override
    public String format(double value) {
        return value == 0 ? AUTO + " (" + number(automatic.getAsDouble()) + ")" : number(value);
    }

    /** Four digits after the point at most, since a tenth of 0.125 is a usual size. */
    private static String number(double size) {
        return Ticks.label(Math.rint(size * 1e4) / 1e4);
    }

    @Override
    public double parse(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(AUTO) ? 0 : plain.parse(text);
    }
}
