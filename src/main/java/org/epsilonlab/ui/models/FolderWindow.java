package org.epsilonlab.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A folder in the system's own file manager, by the program each system has for that: AWT is no part of this window. */
final class FolderWindow {

    private static final int PATIENCE_SECONDS = 3;

    private FolderWindow() {}

    /** Opens it; off the FX thread. False where there is no file manager or it refuses. */
    static boolean open(Path folder) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String opener = system.startsWith("windows") ? "explorer.exe" : system.startsWith("mac") ? "open" : "xdg-open";
        try {
            Process process = new ProcessBuilder(List.of(opener, folder.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // One that still runs shows the folder itself; Windows' answers 1 when all is well.
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    || process.exitValue() == 0
                    || opener.startsWith("explorer");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
