package org.epsilonlab.image;

/** How a picture of another shape is brought to a network's height and width. */
public enum Fit {
    /** The largest centred part of the network's proportions; what sticks out is cut away. */
    CROP,
    /** The whole picture, centred, with its proportions kept; the rest takes the colour of the picture's border. */
    PAD,
    /** The whole picture, its proportions given up. */
    STRETCH
}
