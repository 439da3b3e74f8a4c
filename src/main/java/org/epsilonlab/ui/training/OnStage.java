package org.epsilonlab.ui.training;

/**
 * The way from the Train place to the stage, for networks that were kept, and for that of a run which trains as it was
 * after its last epoch: {@link LiveRun#weightsOf}.
 */
public interface OnStage {

    /** Shows the network of a run on stage. */
    void putOnStage(RunItem run);

    /** Shows the networks of two runs side by side. */
    void putBoth(RunItem one, RunItem other);

    /** Shows a picture of the test set on stage. */
    void openPicture(int testIndex);
}
