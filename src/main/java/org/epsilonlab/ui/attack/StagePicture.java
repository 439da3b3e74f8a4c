package org.epsilonlab.ui.attack;

import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.PreparedPicture;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.ui.picture.OwnPicture;
import org.jspecify.annotations.Nullable;

/**
 * A picture to be attacked.
 *
 * @param pixels as the network sees it
 * @param label its true class, {@link #FROM_PREDICTION} if nobody stated it
 * @param title what to call it
 * @param index its place in the test set, {@link #NO_INDEX} for a picture of the user's
 * @param own the picture of the user's that it was made from, if it was
 * @param made how it was made from that, one line; "" for a test picture
 * @param madeFor the network that it was made ready for, null for a test picture
 */
public record StagePicture(
        Pixels pixels,
        int label,
        String title,
        int index,
        @Nullable OwnPicture own,
        String made,
        @Nullable ModelCard madeFor) {

    /** The label of a picture whose class is taken from the network's prediction for it. */
    public static final int FROM_PREDICTION = -1;

    /** The index of a picture that is in no test set. */
    public static final int NO_INDEX = -1;

    /** A picture of which nothing is told that was done to it. */
    public StagePicture(Pixels pixels, int label, String title, int index, @Nullable OwnPicture own) {
        this(pixels, label, title, index, own, "", null);
    }

    /** Picture {@code index} of a data set. */
    public static StagePicture of(LabelledImages images, int index) {
        return new StagePicture(
                images.image(index), images.label(index), images.name() + " " + images.title(index), index, null);
    }

    /**
     * A picture of the user's, made ready for a network with such a card.
     *
     * @throws IllegalArgumentException with one sentence if they take neither grey nor RGB pictures
     */
    public static StagePicture of(OwnPicture own, ModelCard network) {
        PreparedPicture prepared = own.prepare(network);
        return new StagePicture(prepared.pixels(), own.label(), own.name(), NO_INDEX, own, prepared.summary(), network);
    }
}
