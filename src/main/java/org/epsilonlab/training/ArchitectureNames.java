package org.epsilonlab.training;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which names an architecture may have: each is a file's name as well, on every system. */
final class ArchitectureNames {

    /** Characters in a name. */
    static final int LONGEST = 40;

    private static final Pattern ALLOWED =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N} ._-]*[\\p{L}\\p{M}\\p{N}_-])?");
    // Windows keeps these for devices, whatever ending follows.
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private ArchitectureNames() {}

    /** What is wrong with the spelling, one sentence; empty if nothing is. */
    static String complaint(String name) {
        if (name.isBlank()) {
            return "The name is empty; type one such as my-cnn.";
        }
        if (name.length() > LONGEST) {
            return "The name is longer than " + LONGEST + " characters; shorten it.";
        }
        if (!ALLOWED.matcher(name).matches()) {
            return "“" + name
                    + "” is no name for a file; use letters, digits, spaces, - and _, a letter or digit first.";
        }
        if (DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return "“" + name + "” is a name that Windows keeps for itself; choose another.";
        }
        return "";
    }

    /** Whether both would be the same file on a system that does not tell capitals from small letters. */
    static boolean same(String a, String b) {
        return a.equalsIgnoreCase(b);
    }
}
