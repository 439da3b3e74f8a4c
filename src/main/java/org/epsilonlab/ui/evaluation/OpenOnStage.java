package org.epsilonlab.ui.evaluation;

import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;

/** The way to the Attack place. */
@FunctionalInterface
public interface OpenOnStage {

    /** Puts a picture on stage with the network and the very attack of a figure. */
    void open(Measurement figure, PictureResult picture);
}
