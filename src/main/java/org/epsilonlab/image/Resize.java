package org.epsilonlab.image;

import java.awt.Rectangle;

/**
 * How a network's authors made pictures smaller: the short side to a length, and of that the middle. The margin that is
 * cut away is part of how the network learnt to look.
 *
 * @param shortSide pixels, at least 1
 * @param filter how
 */
public record Resize(int shortSide, Filter filter) {

    public Resize {
        if (shortSide < 1) {
            throw new IllegalArgumentException("the short side must be 1 pixel or more, not " + shortSide);
        }
    }

    /**
     * The network's picture within the resized one, and the size of that: torchvision's Resize, which rounds down, and
     * CenterCrop, which rounds halves to even.
     */
    Resampling.Target target(int sourceWidth, int sourceHeight, int width, int height) {
        long least = Math.min(sourceWidth, sourceHeight);
        int w = (int) Math.max(width, (long) shortSide * sourceWidth / least);
        int h = (int) Math.max(height, (long) shortSide * sourceHeight / least);
        int left = (int) Math.rint((w - width) / 2.0);
        int top = (int) Math.rint((h - height) / 2.0);
        return new Resampling.Target(w, h, new Rectangle(left, top, width, height), filter);
    }

    /** The part of the source that the network gets to see. */
    Rectangle seen(int sourceWidth, int sourceHeight, int width, int height) {
        Resampling.Target target = target(sourceWidth, sourceHeight, width, height);
        double across = (double) sourceWidth / target.width();
        double down = (double) sourceHeight / target.height();
        return new Rectangle(
                (int) Math.rint(target.window().x * across),
                (int) Math.rint(target.window().y * down),
                (int) Math.rint(width * across),
                (int) Math.rint(height * down));
    }
}
