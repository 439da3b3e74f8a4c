package org.epsilonlab.ui.evaluation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epsilonlab.data.LabelledImages;
import org.jspecify.annotations.Nullable;

/** Names of parts of a set, as files of results hold them. */
final class SetNames {

    private static final Pattern FIRST = Pattern.compile("\\[(\\d{1,9}):(\\d{1,9})]");
    private static final Pattern RANDOM = Pattern.compile("\\[random (\\d{1,9}) seed (-?\\d{1,18})]");

    private SetNames() {}

    /** The part of a set that has that name, null if it has none. */
    static @Nullable LabelledImages find(LabelledImages set, String name) {
        if (name.equals(set.name())) {
            return set;
        }
        if (!name.startsWith(set.name())) {
            return null;
        }
        String part = name.substring(set.name().length());
        Matcher first = FIRST.matcher(part);
        Matcher random = RANDOM.matcher(part);
        try {
            if (first.matches()) {
                return set.slice(Integer.parseInt(first.group(1)), Integer.parseInt(first.group(2)));
            }
            return random.matches()
                    ? set.random(Integer.parseInt(random.group(1)), Long.parseLong(random.group(2)))
                    : null;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // A part that this set does not have.
            return null;
        }
    }
}
