package org.epsilonlab.ui.stage;

/**
 * Which pictures of the film strip are wanted.
 *
 * @param kind all, those classified wrongly, or those of one class
 * @param label the class, or -1 for the other kinds
 */
public record PictureFilter(Kind kind, int label) {

    /** The kinds of filter. */
    public enum Kind {
        ALL,
        WRONG,
        CLASS
    }

    public static final PictureFilter ALL = new PictureFilter(Kind.ALL, -1);
    public static final PictureFilter WRONG = new PictureFilter(Kind.WRONG, -1);

    public static PictureFilter ofClass(int label) {
        return new PictureFilter(Kind.CLASS, label);
    }
}
