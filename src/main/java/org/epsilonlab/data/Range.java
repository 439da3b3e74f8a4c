package org.epsilonlab.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pictures of a source are wanted, as Python writes it: {@code [a:b]}, {@code [a:]}, {@code [:b]} or nothing.
 *
 * @param from the first index, at least 0
 * @param end the index after the last, or −1 for as far as there are pictures
 */
record Range(int from, int end) {
    static final Range ALL = new Range(0, -1);
    private static final Pattern FORM = Pattern.compile("\\[(\\d{0,9}):(\\d{0,9})]");

    /** Reads the bracketed form. */
    static Range parse(String text) throws DataException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DataException(
                    text + " is not a range of pictures; write [from:to] with whole numbers, such as [0:1000].");
        }
        int from = form.group(1).isEmpty() ? 0 : Integer.parseInt(form.group(1));
        int end = form.group(2).isEmpty() ? -1 : Integer.parseInt(form.group(2));
        if (end >= 0 && end <= from) {
            throw new DataException("The range " + text + " is empty; its second number must be the larger one.");
        }
        return new Range(from, end);
    }

    /** The index after the last of {@code size} pictures. */
    int to(int size) {
        return end < 0 ? size : end;
    }

    /** Refuses a range that leaves the {@code size} pictures of {@code name}. */
    void check(int size, String name) throws DataException {
        if (from >= size || to(size) > size) {
            throw new DataException("The range " + suffix() + " leaves " + name + ", which has " + size
                    + " pictures; choose within [0:" + size + "].");
        }
    }

    /** Those of the pictures; refuses a range that leaves them. */
    LabelledImages of(LabelledImages images) throws DataException {
        check(images.size(), images.name());
        return equals(ALL) ? images : images.slice(from, to(images.size()));
    }

    /** How the range is written behind a name; nothing for all pictures. */
    String suffix() {
        return equals(ALL) ? "" : "[" + from + ":" + (end < 0 ? "" : end) + "]";
    }
}
