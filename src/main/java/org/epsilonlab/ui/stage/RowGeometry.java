package org.epsilonlab.ui.stage;

import org.epsilonlab.ui.common.Look;

/**
 * Where the pieces of an {@link EquationRow} stand. All lengths are pixels.
 *
 * @param look sizes of text
 * @param picture side of each of the three pictures, without frames
 * @param compact captions on one line, for a low window
 * @param barsBelow bars under the pictures, for a narrow window
 */
record RowGeometry(Look look, double picture, boolean compact, boolean barsBelow) {
    /** Rows of bars when they stand below, and their height in heights of the body text. */
    private static final double BARS_BELOW = 11 * 1.35 + 1.4;

    double pad() {
        return look.px(0.6);
    }

    double header() {
        return look.px((compact ? 1.45 : 1.6) * headerSize());
    }

    double gap() {
        return look.px(compact ? 0.15 : 0.35);
    }

    double caption() {
        return Math.ceil((compact ? 1.3 : 2.6) * captionSize() * look.px(1));
    }

    /** Captions grow with their picture, up to twice as large, and shrink with one too small for them. */
    double captionSize() {
        double little = picture / (150 * look.scale());
        if (little < 1) {
            return Math.max(0.75, little);
        }
        return Math.max(1, Math.min(2, picture / (230 * look.scale())));
    }

    /** Size of the title in heights of the body text: it grows with the captions. */
    double headerSize() {
        return Math.max(1, 0.9 * captionSize());
    }

    double framed() {
        return picture + 2 * PixelCanvas.FRAME;
    }

    double operator() {
        return look.px(compact || barsBelow ? 1.4 : 2.2);
    }

    double colorBar() {
        return look.px(ColorBar.WIDTH) + look.px(0.3);
    }

    /** Width of the three pictures with what stands between them. */
    double sum() {
        return 3 * framed() + 2 * operator() + colorBar();
    }

    double barsLeft() {
        return pad() + sum() + look.px(compact ? 0.8 : 1.2);
    }

    double minWidth() {
        return barsBelow ? sum() + 2 * pad() : barsLeft() + look.px(PredictionBars.MIN_WIDTH) + pad();
    }

    /** Whole pixels, here and below: a picture or a chart that starts between two of them is blurred at its edges. */
    private double top() {
        return Math.rint(pad() * (compact ? 0.5 : 0.8));
    }

    double pictureTop() {
        return top() + header() + gap();
    }

    double captionTop() {
        return pictureTop() + framed() + gap();
    }

    double height() {
        double pictures = captionTop() + caption() + Math.rint(pad() * (compact ? 0.4 : 0.8));
        return barsBelow ? pictures + look.px(BARS_BELOW) : pictures;
    }

    double barsTop() {
        return barsBelow ? captionTop() + caption() + gap() : top();
    }

    double barsHeight(double height) {
        return Math.floor(height - barsTop() - top());
    }

    /** Left edges of original, heat map and adversarial picture. */
    double originalLeft() {
        return pad();
    }

    double heatLeft() {
        return originalLeft() + framed() + operator();
    }

    double adversarialLeft() {
        return heatLeft() + framed() + colorBar() + operator();
    }

    RowGeometry withPicture(double side) {
        return new RowGeometry(look, side, compact, barsBelow);
    }
}
