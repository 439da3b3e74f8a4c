package org.epsilonlab.ui.evaluation;

import java.util.Comparator;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.evaluation.PictureResult;
import org.jspecify.annotations.Nullable;

/** In which order pictures are shown. */
enum PictureOrder {
    DATA("as in the data"),
    MARGIN("by margin, most fooled first"),
    CONFIDENCE("by confidence after, surest first"),
    SIZE("by size of the change, smallest first");

    private final String title;

    PictureOrder(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @param norm in which changes are measured, L2 for null */
    Comparator<PictureResult> comparator(@Nullable Norm norm) {
        return switch (this) {
            case DATA -> Comparator.comparingInt(PictureResult::index);
            case MARGIN -> Comparator.comparingDouble(PictureResult::marginAfter);
            case CONFIDENCE ->
                Comparator.comparingDouble(PictureResult::confidenceAfter).reversed();
            case SIZE -> Comparator.comparingDouble(picture -> picture.size(norm == null ? Norm.L2 : norm));
        };
    }
}
