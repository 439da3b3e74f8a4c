package org.epsilonlab.training;

import org.jspecify.annotations.Nullable;

/** A training that cannot go on; the message is one sentence that says why and what to do. */
public final class TrainingException extends Exception {

    private static final long serialVersionUID = 1L;

    public TrainingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
