package org.epsilonlab.model;

/** Layers that do not fit each other, the input or the classes; the message names the first that does not. */
final class LayerException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String sentence;

    private LayerException(String path, String message, String sentence) {
        super(message);
        this.path = path;
        this.sentence = sentence;
    }

    /**
     * One layer is wrong.
     *
     * @param what what is wrong, read after the layer's name
     * @param remedy what to do
     */
    static LayerException at(String path, String type, String what, String remedy) {
        return new LayerException(
                path,
                "layer " + path + ", \"" + type + "\", " + what,
                "Layer " + path + ", " + type + ", " + what + "; " + remedy + ".");
    }

    static LayerException withoutType(String path) {
        String message = "layer " + path + " has no \"type\"";
        return new LayerException(path, message, "L" + message.substring(1) + "; say what it is, such as \"relu\".");
    }

    /** @param last the index of the last layer, -1 if there is none */
    static LayerException atTheEnd(int last, String shape, int classes) {
        return new LayerException(
                String.valueOf(Math.max(0, last)),
                "they end in " + shape + " but the card lists " + classes
                        + " classes, so the last must be linear with as many units",
                "The layers end in " + shape + " but there are " + classes + " classes; let the last be linear with "
                        + classes + " units.");
    }

    /** The layer, such as "2" or "3.layers.1". */
    String path() {
        return path;
    }

    /** One sentence for people that says what to do. */
    String sentence() {
        return sentence;
    }
}
