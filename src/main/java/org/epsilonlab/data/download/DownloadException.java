package org.epsilonlab.data.download;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why something was not downloaded, in one sentence that says what to do; nothing of it is left then. */
public final class DownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    DownloadException(String sentence) {
        this(sentence, null);
    }

    DownloadException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
