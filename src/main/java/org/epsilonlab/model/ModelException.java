package org.epsilonlab.model;

import org.jspecify.annotations.Nullable;

/** A model that cannot be used; the message is one sentence that names it and says what to do. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
