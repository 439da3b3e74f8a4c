package org.epsilonlab.ui.training;

/** The way from the Train place to the stage. */
public interface OnStage {

    /** Shows a kept network on stage. */
    void putOnStage(RunItem run);

    /** Shows two kept networks side by side. */
    void putBoth(RunItem one, RunItem other);

    /** Shows a picture of the test set on stage. */
    void openPicture(int testIndex);
}
