package org.epsilonlab.ui.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.epsilonlab.image.Fit;
import org.epsilonlab.image.Invert;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.image.PreparedPicture;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the user's and how it is made ready; each network gets it in its own shape.
 *
 * @param image as the user sees it
 * @param view the same, small enough to be painted
 * @param name the file's name, or what stands for one
 * @param fit how other proportions are handled
 * @param invert whether light and dark change places
 * @param label its true class, −1 to take it from the prediction
 */
public record OwnPicture(BufferedImage image, BufferedImage view, String name, Fit fit, Invert invert, int label) {

    /** A longer side than that is not painted. */
    private static final int PAINTED = 1024;

    /**
     * As it comes in: cropped, inverted if its background is light, its class not stated. A large one takes a while; do it
     * off the FX thread.
     */
    public static OwnPicture of(BufferedImage image, String name) {
        Preparation standard = Preparation.standard(1);
        return new OwnPicture(image, smaller(image), name, standard.fit(), standard.invert(), -1);
    }

    private static BufferedImage smaller(BufferedImage image) {
        double scale = (double) PAINTED / Math.max(image.getWidth(), image.getHeight());
        if (scale >= 1) {
            return image;
        }
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        Pixels pixels =
                Preparation.standard(3).with(Fit.STRETCH).with(Invert.NO).apply(image, 3, height, width);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        small.setRGB(0, 0, width, height, pixels.toArgb(), 0, width);
        return small;
    }

    public OwnPicture with(Fit other) {
        return new OwnPicture(image, view, name, other, invert, label);
    }

    public OwnPicture with(Invert other) {
        return new OwnPicture(image, view, name, fit, other, label);
    }

    public OwnPicture withLabel(int other) {
        return new OwnPicture(image, view, name, fit, invert, other);
    }

    /**
     * As a network with such a card sees it.
     *
     * @throws IllegalArgumentException with one sentence if the network takes neither grey nor RGB pictures
     */
    public PreparedPicture prepare(ModelCard network) {
        InputShape shape = network.inputShape();
        return preparation(network).prepare(image, shape.channels(), shape.height(), shape.width());
    }

    /**
     * As a network of such a shape sees it that says nothing of how its pictures are made smaller.
     *
     * @throws IllegalArgumentException with one sentence if the shape is neither grey nor RGB
     */
    public PreparedPicture prepare(InputShape shape) {
        return prepare(shape, null);
    }

    /**
     * As a network of such a shape sees it.
     *
     * @param resize how its pictures are made smaller, null if nothing is known of it
     * @throws IllegalArgumentException with one sentence if the shape is neither grey nor RGB
     */
    public PreparedPicture prepare(InputShape shape, @Nullable Resize resize) {
        return Preparation.standard(shape.channels())
                .with(resize)
                .with(fit)
                .with(invert)
                .prepare(image, shape.channels(), shape.height(), shape.width());
    }

    /** The part of it that such a network gets to see. */
    Rectangle seen(ModelCard network) {
        InputShape shape = network.inputShape();
        return preparation(network).seen(image.getWidth(), image.getHeight(), shape.height(), shape.width());
    }

    private Preparation preparation(ModelCard network) {
        return network.preparation().with(fit).with(invert);
    }
}
