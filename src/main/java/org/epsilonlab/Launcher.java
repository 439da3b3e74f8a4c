package org.epsilonlab;

/**
 * The main class. It is not a JavaFX {@code Application}, because the {@code java} command refuses to start one that
 * lies on the class path.
 */
public final class Launcher {

    private Launcher() {}

    /**
     * Starts the program.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.out.println("Epsilon Lab on Java " + Runtime.version().feature());
    }
}
