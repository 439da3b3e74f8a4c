package org.epsilonlab.data;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Data that cannot be used. The message is one sentence that names the data and says what to do next. */
public final class DataException extends IOException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
