package org.epsilonlab.ui.evaluation;

import org.epsilonlab.attack.Goal;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;

/** The way to the Attack place. */
@FunctionalInterface
public interface OpenOnStage {

    /** Puts a picture on stage with the network and the very attack of a figure, towards a goal. */
    void open(Measurement figure, PictureResult picture, Goal goal);
}
