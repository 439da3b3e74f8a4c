package org.epsilonlab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import org.epsilonlab.cli.CliContext;
import org.epsilonlab.cli.EpsilonLabCommand;

/**
 * The main class. It is not a JavaFX {@code Application}, because the {@code java} command refuses to start one that
 * lies on the class path.
 */
public final class Launcher {

    /**
     * JavaFX warns at its start that it lies on the class path, as it does here on purpose. Held, because a logger that
     * nobody holds may be collected and forget its filter.
     */
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private static volatile int exit;

    private Launcher() {}

    /**
     * Runs a command; without one opens the window; without a display, or with {@code --tour}, takes the tour of it
     * off-screen.
     *
     * @param args a command line, nothing, or {@code --tour}
     */
    public static void main(String[] args) {
        boolean wantsTour = List.of(args).equals(List.of("--tour"));
        boolean display = hasDisplay();
        try {
            Home home = Home.find();
            if (args.length > 0 && !wantsTour) {
                System.exit(EpsilonLabCommand.run(args, context(home)));
            }
            if (!display || wantsTour) {
                System.out.println((display ? "" : "There is no display, so ") + "the window is toured off-screen into "
                        + Tour.folder(home) + ".");
                drawOffScreen();
            }
            JAVAFX_LOG.setFilter(record -> !String.valueOf(record.getMessage()).contains("Unsupported JavaFX config"));
            App.run(home, !display || wantsTour);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            fail();
        }
        System.exit(exit);
    }

    private static CliContext context(Home home) {
        return new CliContext(
                home.models(),
                home.user().resolve("models"),
                home.user().resolve("runs"),
                home.user().resolve("architectures"),
                home.shelf(),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    /** Has the program end with 1. */
    static void fail() {
        exit = 1;
    }

    static boolean hasDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return !system.contains("linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /** Must come before JavaFX starts. */
    static void drawOffScreen() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }
}
