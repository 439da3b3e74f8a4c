package org.epsilonlab.attack;

import java.util.List;

/** A parameter of an attack: enough to draw a control, a command-line option and a line of documentation. */
public sealed interface Parameter {

    /** The name on the command line and in files, for example {@code step-size}. */
    String name();

    /** The name that people read. */
    String label();

    /** One sentence that says what it does. */
    String help();

    /** Whether it is rarely needed, so that a window may keep it out of the way until it is asked for. */
    boolean advanced();

    /** What holds where nothing is said, as text. */
    String defaultText();

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException with one sentence if the text is no such value or out of range
     */
    Object parse(String text);

    /** How the size of a change may be measured. */
    List<Option> NORMS = List.of(
            new Option("linf", "L∞", "the largest change of any value is at most ε"),
            new Option("l2", "L2", "the Euclidean length of the change is at most ε"),
            new Option("l1", "L1", "the sum of all changes is at most ε"),
            new Option("l0", "L0", "at most ε values change at all"));

    /** The choice of a norm among those that an attack knows, the first being its default. */
    static Choice norm(String... known) {
        return new Choice(
                "norm",
                "Norm",
                "How the size of a change is measured.",
                List.of(known).stream()
                        .map(id -> NORMS.stream()
                                .filter(option -> option.value().equals(id))
                                .findFirst()
                                .orElseThrow())
                        .toList(),
                known[0]);
    }

    /**
     * One of a choice's options.
     *
     * @param value in files and on the command line
     * @param label what people read
     * @param help one sentence
     */
    record Option(String value, String label, String help) {}

    /** One of a few. */
    record Choice(String name, String label, String help, List<Option> options, String defaultText, boolean advanced)
            implements Parameter {
        public Choice(String name, String label, String help, List<Option> options, String defaultText) {
            this(name, label, help, options, defaultText, false);
        }

        @Override
        public Object parse(String text) {
            if (options.stream().noneMatch(option -> option.value().equals(text))) {
                throw new IllegalArgumentException(name + " must be one of "
                        + String.join(", ", options.stream().map(Option::value).toList()) + ", not \"" + text + "\"");
            }
            return text;
        }
    }

    /** A whole number from {@code min} to {@code max}. */
    record Whole(String name, String label, String help, int min, int max, int initial, boolean advanced)
            implements Parameter {
        public Whole(String name, String label, String help, int min, int max, int initial) {
            this(name, label, help, min, max, initial, false);
        }

        @Override
        public String defaultText() {
            return Integer.toString(initial);
        }

        @Override
        public Object parse(String text) {
            try {
                int value = Integer.parseInt(text.trim());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(message(text), e);
            }
            throw new IllegalArgumentException(message(text));
        }

        private String message(String text) {
            return name + " must be a whole number from " + min + " to " + max + ", not \"" + text + "\"";
        }
    }

    /** A number from {@code min} to {@code max}. */
    record Real(String name, String label, String help, double min, double max, double initial, boolean advanced)
            implements Parameter {
        public Real(String name, String label, String help, double min, double max, double initial) {
            this(name, label, help, min, max, initial, false);
        }

        @Override
        public String defaultText() {
            return Double.toString(initial);
        }

        @Override
        public Object parse(String text) {
            try {
                double value = Double.parseDouble(text.trim());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(message(text), e);
            }
            throw new IllegalArgumentException(message(text));
        }

        private String message(String text) {
            return name + " must be a number from " + min + " to " + max + ", not \"" + text + "\"";
        }
    }

    /** Yes or no. */
    record Flag(String name, String label, String help, boolean initial, boolean advanced) implements Parameter {
        public Flag(String name, String label, String help, boolean initial) {
            this(name, label, help, initial, false);
        }

        @Override
        public String defaultText() {
            return Boolean.toString(initial);
        }

        @Override
        public Object parse(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(name + " must be true or false, not \"" + text + "\"");
            }
            return Boolean.valueOf(text);
        }
    }
}
