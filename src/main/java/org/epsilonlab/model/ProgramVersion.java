package org.epsilonlab.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Which version of this program it is, as the build wrote it down; the same from a jar and from a folder of classes. */
public final class ProgramVersion {

    private static final String VERSION = read();

    private ProgramVersion() {}

    /** Such as {@code 1.0.0}; never empty. */
    public static String get() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("version.txt")) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            // Not filled in where something else than Maven built it.
            return text.isEmpty() || text.startsWith("$") ? "from its source" : text;
        } catch (IOException e) {
            return "from its source";
        }
    }
}
