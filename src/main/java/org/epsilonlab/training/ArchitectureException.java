package org.epsilonlab.training;

import org.jspecify.annotations.Nullable;

/** An architecture that cannot be read or kept; the message is one sentence that says why and what to do. */
public final class ArchitectureException extends Exception {

    private static final long serialVersionUID = 1L;

    public ArchitectureException(String message) {
        super(message);
    }

    public ArchitectureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
