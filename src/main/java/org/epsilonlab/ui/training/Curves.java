package org.epsilonlab.ui.training;

/** Names of the curves of a training. */
final class Curves {

    static final String CLEAN_ACCURACY = "accuracy-clean";
    static final String FGSM_ACCURACY = "accuracy-fgsm";
    static final String PGD_ACCURACY = "accuracy-pgd";
    static final String CLEAN_LOSS = "loss-clean";
    static final String PGD_LOSS = "loss-pgd";
    static final String BATCH_LOSS = "loss-batch";

    private Curves() {}
}
