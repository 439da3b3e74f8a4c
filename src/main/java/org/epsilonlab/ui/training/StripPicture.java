package org.epsilonlab.ui.training;

import org.epsilonlab.ui.stage.Raster;

/**
 * One of the pictures that the network is asked again and again.
 *
 * @param index its place in the test set
 * @param raster the picture, attacked
 * @param label name of its true class
 * @param prediction name of the class that the network takes it for
 * @param confidence of that, in [0, 1]
 */
public record StripPicture(int index, Raster raster, String label, String prediction, double confidence) {

    /** Whether the network is still right. */
    public boolean holds() {
        return label.equals(prediction);
    }
}
