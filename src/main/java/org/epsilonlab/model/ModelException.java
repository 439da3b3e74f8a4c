package org.epsilonlab.model;

/** A model that cannot be used; the message is one sentence that names it and says what to do. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
