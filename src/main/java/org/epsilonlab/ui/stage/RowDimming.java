package org.epsilonlab.ui.stage;

import java.util.List;

/** Dims what is out of date of a row: all that came of an attack, or, of one whose pictures are known already, the answers. */
final class RowDimming {

    private final RowPictures pictures;
    private final RowCaptions captions;
    private final PredictionBars bars;
    private boolean on;
    private boolean ahead;

    RowDimming(RowPictures pictures, RowCaptions captions, PredictionBars bars) {
        this.pictures = pictures;
        this.captions = captions;
        this.bars = bars;
    }

    /** Whether the pictures are newer than the answers. */
    void setAhead(boolean picturesAreAhead) {
        ahead = picturesAreAhead;
        set(on);
    }

    void set(boolean dimmed) {
        on = dimmed;
        double opacity = dimmed ? 0.4 : 1;
        List.of(pictures.heatMap(), pictures.adversarial(), captions.heat())
                .forEach(part -> part.setOpacity(ahead ? 1 : opacity));
        captions.adversarial().setOpacity(opacity);
        bars.setDimmed(dimmed);
    }

    /** All is up to date. */
    void clear() {
        ahead = false;
        set(false);
    }
}
