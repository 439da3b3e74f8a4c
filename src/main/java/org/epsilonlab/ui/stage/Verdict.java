package org.epsilonlab.ui.stage;

import org.epsilonlab.ui.stage.PixelCanvas.Frame;

/** What became of the attack on one picture: an icon, a word and a frame, so that no one of them has to be seen. */
public enum Verdict {
    FOOLED("✕", "fooled", "fooled", Frame.FOOLED),
    REACHED("✕", "target reached", "target", Frame.FOOLED),
    MISSED("✕", "missed target", "missed", Frame.FOOLED),
    HOLDS("✓", "holds", "holds", Frame.HOLDS),
    ALREADY_WRONG("⚠", "already wrong", "wrong", Frame.NONE);

    private final String icon;
    private final String word;
    private final String brief;
    private final Frame frame;

    Verdict(String icon, String word, String brief, Frame frame) {
        this.icon = icon;
        this.word = word;
        this.brief = brief;
        this.frame = frame;
    }

    public String icon() {
        return icon;
    }

    public String word() {
        return word;
    }

    /** The same in one word, for a short line. */
    public String brief() {
        return brief;
    }

    public Frame frame() {
        return frame;
    }

    /**
     * Judges an attack by the most probable classes.
     *
     * @param trueLabel the true class, or -1 where it is unknown and the prediction before counts as true
     * @param target the class aimed at, or -1 for any other
     */
    public static Verdict of(int before, int after, int trueLabel, int target) {
        int truth = trueLabel < 0 ? before : trueLabel;
        if (target >= 0 && after == target && before != target) {
            return REACHED;
        }
        if (before != truth) {
            return ALREADY_WRONG;
        }
        if (after == truth) {
            return HOLDS;
        }
        return target < 0 ? FOOLED : MISSED;
    }
}
