package org.epsilonlab.ui.training.chart;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a chart's files go, and where it says what came of them. All is called on the FX thread. */
public interface ChartFiles {

    /** Asks for a file to write, for instance in a dialog; null when the user thinks better of it. */
    @Nullable
    Path choose(String suggestedName);

    /** A file was written; one sentence. */
    void tell(String sentence);

    /** A file could not be written; one sentence. */
    void refuse(String sentence);
}
